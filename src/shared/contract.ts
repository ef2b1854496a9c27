/**
 * The IPC contract: for each call the shape of its one argument, checked by main before anything else sees it,
 * and the type of its reply. Preload and client types are derived from here.
 */
import { z } from 'zod'
import type { CallName, CommandName, EventName } from './calls.ts'
import type { ExportProgress, ExportSummary } from './export.ts'
import {
  mostPassages,
  type ArticleView,
  type CarriedRows,
  type Facets,
  type FoundText,
  type LibraryInfo,
  type ListGrowth,
  type ListRow,
  type OriginalView,
  type PurgePreview,
  type ResultSet,
  type SourceCount,
  type SourceCoverage,
} from './list.ts'
import {
  outcomeKinds,
  type FileOutcome,
  type ImportProgress,
  type ImportRecord,
  type ImportSummary,
  type UndoPreview,
} from './outcome.ts'
import type { Problem, Result } from './result.ts'
import type { SearchIndexProgress } from './search-index.ts'
import { listFilter, listQuery, search, viewState, type ViewState } from './view-state.ts'
import type { WatchedFolderView } from './watching.ts'

const id = z.int().positive()
export { listFilter, listQuery } from './view-state.ts'

const row = z.int().min(0)
const ranges = z.array(z.strictObject({ start: row, end: row }).readonly()).max(100_000)
const selection = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(100_000) }),
  z.strictObject({ handle: id, ranges: ranges.min(1).readonly().optional() }),
])
const nothing = z.strictObject({})
const rowCount = z.int().min(0).max(1_000)

export const requests = {
  library: nothing,
  reopenLibrary: nothing,
  openList: z.strictObject({ query: listQuery, count: rowCount }),
  listGrowth: z.strictObject({ handle: id }),
  listRows: z.strictObject({ handle: id, start: row, count: rowCount }),
  carryRows: z.strictObject({ from: id, to: id, rows: z.array(row).max(10), ranges: ranges.readonly() }),
  rowOf: z.strictObject({ handle: id, id }),
  closeList: z.strictObject({ handle: id }),
  sources: nothing,
  facets: z.strictObject({ filter: listFilter, most: z.int().min(1).max(10_000) }),
  coverage: z.strictObject({ filter: listFilter }),
  passages: z.strictObject({ search, ids: z.array(id).max(mostPassages) }),
  openArticle: z.strictObject({ id, captureId: id.optional(), search: search.optional() }),
  chooseImport: z.strictObject({ kind: z.enum(['files', 'folders']), dryRun: z.boolean() }),
  importTried: nothing,
  importSamples: nothing,
  cancelImport: nothing,
  importState: nothing,
  imports: nothing,
  importOutcomes: z.strictObject({
    id,
    outcome: z.enum(outcomeKinds).nullable(),
    start: row,
    count: rowCount,
  }),
  retryImport: z.strictObject({ id }),
  undoPreview: z.strictObject({ id }),
  undoImport: z.strictObject({ id }),
  watchedFolders: nothing,
  watchFolder: nothing,
  unwatchFolder: z.strictObject({ id }),
  rebuildSearch: nothing,
  searchIndexState: nothing,
  renameSource: z.strictObject({ id, name: z.string().max(200) }),
  mergeSources: z.strictObject({ from: z.array(id).min(1).max(1_000), into: id }),
  removeArticles: z.strictObject({ selection }),
  restoreArticles: z.strictObject({ selection }),
  purgePreview: z.strictObject({ selection }),
  purgeArticles: z.strictObject({ preview: id }),
  showOriginal: z.strictObject({ captureId: id }),
  saveOriginal: z.strictObject({ captureId: id }),
  exportOriginals: z.strictObject({ selection: selection.nullable() }),
  cancelExport: nothing,
  exportState: nothing,
  saveCopy: nothing,
  openLibrary: nothing,
  articleAt: z.strictObject({ address: z.string().max(8_192) }),
  openAddress: z.strictObject({ address: z.string().max(8_192) }),
  copyText: z.strictObject({ text: z.string().max(10_000_000) }),
  viewState: nothing,
  saveViewState: z.strictObject({ state: viewState }),
} satisfies Record<CallName, z.ZodType>

/** Paths that the preload took from dropped files. */
export const droppedPaths = z.array(z.string().min(1).max(32_768)).min(1).max(100_000)

export interface Replies {
  library: LibraryInfo
  /** Tries to open for writing what could not be opened; what comes of it is told as `libraryState`. */
  reopenLibrary: null
  openList: ResultSet
  /** Of a list that was not complete: events may have been missed. */
  listGrowth: ListGrowth
  listRows: ListRow[]
  carryRows: CarriedRows
  /** -1 when the article is not in the list. */
  rowOf: { row: number }
  closeList: null
  /** All that have articles, most first. */
  sources: SourceCount[]
  facets: Facets
  coverage: SourceCoverage[]
  /** Of those that the search finds, in the order asked for; `superseded` by a newer request and by a newer list. */
  passages: FoundText[]
  /** With `search` the capture that it finds; without, or when it finds none, the one that is shown. */
  openArticle: ArticleView
  /** False when the dialog was closed without a choice. */
  chooseImport: { started: boolean }
  /** Imports what the last dry run was given. */
  importTried: null
  importSamples: null
  cancelImport: null
  /** The import under way, so that a reloaded window picks it up. */
  importState: ImportProgress | null
  /** Newest first. */
  imports: ImportRecord[]
  importOutcomes: { total: number; outcomes: FileOutcome[] }
  /** Imports the failed files of an import again; `import-running` while another import is under way or waits. */
  retryImport: null
  undoPreview: UndoPreview
  /** Takes away what an import brought: articles that went, and that have fewer captures. */
  undoImport: { removed: number; updated: number }
  /** In the order they were added. */
  watchedFolders: WatchedFolderView[]
  /** False when the dialog was closed without a choice. */
  watchFolder: { added: boolean }
  unwatchFolder: null
  /** Makes the search index current, or anew when it is; how that goes is told as `searchIndex`. */
  rebuildSearch: null
  /** The last `searchIndex` told, so that a reloaded window picks it up. */
  searchIndexState: SearchIndexProgress | null
  /** An empty name gives the source its own back. */
  renameSource: null
  mergeSources: null
  /** How many articles went to the trash, for the undo. */
  removeArticles: { ids: number[] }
  restoreArticles: { count: number }
  /** `preview` names the very articles it speaks of, until the next one. */
  purgePreview: PurgePreview & { preview: number }
  purgeArticles: PurgePreview
  showOriginal: OriginalView
  /** The file's name, or null when the dialog was closed. */
  saveOriginal: { saved: string | null }
  /** All originals for a null selection. False when the dialog was closed; the end of the export is an event. */
  exportOriginals: { started: boolean }
  cancelExport: null
  /** The export under way, so that a reloaded window picks it up. */
  exportState: ExportProgress | null
  saveCopy: { saved: string | null; articles: number }
  /** The app starts again with the library that was chosen. */
  openLibrary: { opening: boolean }
  articleAt: { id: number | null }
  /** False when the user said no, or when it is no web address. */
  openAddress: { opened: boolean }
  copyText: null
  /** How the window was left, and the list it was left with, the first time it is asked for; else null. */
  viewState: { state: ViewState; list: ResultSet | null }
  saveViewState: null
}

export interface Events {
  /** A list that was replied to before it was complete has more rows, or is complete. Some four times a second. */
  listGrew: ListGrowth
  /** After a commit: how many articles changed. Sent at most about ten times a second. */
  libraryChanged: { added: number; updated: number; removed: number }
  importProgress: ImportProgress
  importEnded: ImportSummary
  /** All of them, after one was added or removed, has come or gone, or has brought something. */
  watchedFoldersChanged: WatchedFolderView[]
  /** When the index is made current, or anew. Sent at most about ten times a second. */
  searchIndex: SearchIndexProgress
  /** Sent at most about ten times a second. */
  exportProgress: ExportProgress
  exportEnded: ExportSummary
  /** The library can (null) or cannot be used, and why. */
  libraryState: { problem: Problem | null }
  /** A menu entry that the page carries out. */
  command: { name: CommandName }
}

export type Request<N extends CallName> = z.infer<(typeof requests)[N]>
export type Reply<N extends CallName> = Result<Replies[N]>

/** `window.pressmark`, as the page sees it. Nothing here takes a path. */
export type PressmarkApi = {
  [N in CallName]: (request: Request<N>) => Promise<Reply<N>>
} & {
  /** Imports files and folders that the user dropped. */
  importFiles: (files: File[]) => Promise<Result<null>>
  /** Returns the function that stops listening. */
  on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void
}
