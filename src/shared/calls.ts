/**
 * The names of everything a page may ask of main. The preload builds `window.pressmark` from this list alone,
 * so that the validators (contract.ts) and their library stay out of the sandboxed window.
 */
export const callNames = [
  'library',
  'reopenLibrary',
  'openList',
  'listRows',
  'listGrowth',
  'carryRows',
  'rowOf',
  'closeList',
  'sources',
  'facets',
  'coverage',
  'passages',
  'openArticle',
  'chooseImport',
  'importTried',
  'importSamples',
  'cancelImport',
  'importState',
  'imports',
  'importOutcomes',
  'retryImport',
  'undoPreview',
  'undoImport',
  'watchedFolders',
  'watchFolder',
  'unwatchFolder',
  'rebuildSearch',
  'searchIndexState',
  'renameSource',
  'mergeSources',
  'removeArticles',
  'restoreArticles',
  'purgePreview',
  'purgeArticles',
  'showOriginal',
  'saveOriginal',
  'exportOriginals',
  'cancelExport',
  'exportState',
  'saveCopy',
  'openLibrary',
  'articleAt',
  'openAddress',
  'copyText',
  'viewState',
  'saveViewState',
] as const
export type CallName = (typeof callNames)[number]

/** Sent by the preload itself, which alone turns dropped `File`s into paths; not callable by a page. */
export const importDropped = 'import-dropped'

/** What main tells every window. */
export const eventNames = [
  'listGrew',
  'libraryChanged',
  'importProgress',
  'importEnded',
  'watchedFoldersChanged',
  'searchIndex',
  'exportProgress',
  'exportEnded',
  'libraryState',
  'command',
] as const
export type EventName = (typeof eventNames)[number]

/** The one place where a name becomes an IPC channel. */
export const channelOf = (name: CallName | EventName | typeof importDropped): string => `pressmark:${name}`

/** What menus ask of the page. */
export const commandNames = [
  'back',
  'forward',
  'find',
  'copySearch',
  'importFiles',
  'importFolders',
  'tryFiles',
  'tryFolders',
  'imports',
  'watchedFolders',
  'removeSelected',
  'showOriginal',
  'shortcuts',
  'searchHelp',
  'trash',
  'sources',
  'coverage',
  'openLibrary',
  'saveCopy',
  'exportAll',
  'settings',
  'themeSystem',
  'themeLight',
  'themeDark',
] as const
export type CommandName = (typeof commandNames)[number]
