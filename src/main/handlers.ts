/** Who answers which call of the contract. */
import { app, clipboard, shell } from 'electron'
import { realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { safeFileName } from '../exporter/file-names.ts'
import { everything, firstRows, type ResultSet, type Selection } from '../shared/list.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import type { ViewState } from '../shared/view-state.ts'
import {
  chooseCopyTarget,
  chooseExportFolder,
  chooseFiles,
  chooseLibrary,
  chooseOriginalTarget,
  chooseWatchedFolders,
  mayOpenAddress,
  mayStopForLibrary,
} from './dialogs.ts'
import { resource } from './app-files.ts'
import type { Exports } from './exports.ts'
import { argumentsFor } from './command-line.ts'
import type { CallHandlers } from './ipc.ts'
import type { LibraryProcesses } from './library-processes.ts'
import type { StoredJson } from './stored-json.ts'
import { applyTheme } from './theme.ts'

export function callHandlers(
  { path, reader, writer, handOut, importing, searchIndex, hasChanged, problem }: LibraryProcesses,
  exports: Exports,
  state: StoredJson<ViewState>,
  onLanguage: () => void,
): CallHandlers {
  // Asked for before the window is there to ask: the rows then wait for it, and not it for them.
  let firstList: Promise<Result<ResultSet>> | null = reader.call('openList', {
    query: state.value.query ?? everything,
    count: firstRows,
  })

  /** What the user was last told would go for good, whatever the list shows when he agrees. */
  let toPurge = { preview: 0, ids: [] as number[] }

  const importPaths = (paths: string[], dryRun = false): Promise<Result<null>> =>
    writer.call('import', { paths, dryRun })

  /** What the last dry run was given. */
  let tried: string[] = []

  let copiesUnderWay = 0

  /** What a new start of the app would stop, and what of it stays: a sentence each. */
  function underWay(): string[] {
    const progress = importing()
    return [
      ...(progress === null ? [] : [text.underWay.import(progress)]),
      ...(exports.progress === null ? [] : [text.underWay.export(exports.progress)]),
      ...(copiesUnderWay === 0 ? [] : [text.underWay.copy]),
    ]
  }

  const idsOf = (selection: Selection): Result<number[]> | Promise<Result<number[]>> =>
    'ids' in selection ? ok(selection.ids) : reader.call('idsOf', selection)

  async function withIds<T>(
    selection: Selection,
    use: (ids: number[]) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const ids = await idsOf(selection)
    return ids.ok ? use(ids.value) : ids
  }

  return {
    library: (request) => reader.call('library', request),
    reopenLibrary: () => writer.call('reopen', {}),
    openList: (request) => reader.call('openList', request),
    listRows: (request) => reader.call('listRows', request),
    listGrowth: (request) => reader.call('listGrowth', request),
    carryRows: (request) => reader.call('carryRows', request),
    rowOf: (request) => reader.call('rowOf', request),
    closeList: (request) => reader.call('closeList', request),
    sources: (request) => reader.call('sources', request),
    facets: (request) => reader.call('facets', request),
    coverage: (request) => reader.call('coverage', request),
    passages: (request) => reader.call('passages', request),
    openArticle: (request) => reader.call('openArticle', request),
    showOriginal: (request) => reader.call('showOriginal', request),
    articleAt: (request) => reader.call('articleAt', request),
    imports: (request) => reader.call('imports', request),
    importOutcomes: (request) => reader.call('importOutcomes', request),

    importPaths: (paths) => importPaths(paths),
    importState: () => ok(importing()),
    cancelImport: () => writer.call('cancelImport', {}),
    importSamples: () => importPaths([resource('samples')]),
    chooseImport: async ({ kind, dryRun }, sender) => {
      const paths = await chooseFiles(sender, kind, dryRun)
      if (paths.length === 0) return ok({ started: false })
      if (dryRun) tried = paths
      const started = await importPaths(paths, dryRun)
      return started.ok ? ok({ started: true }) : started
    },
    importTried: () => importPaths(tried),
    undoPreview: (request) => reader.call('undoPreview', request),
    undoImport: (request) => writer.call('undoImport', request),
    retryImport: async ({ id }) => {
      const failed = await reader.call('failedPaths', { id })
      if (!failed.ok) return failed
      return failed.value.length === 0 ? ok(null) : writer.call('importAlone', { paths: failed.value })
    },

    watchedFolders: (request) => writer.call('watchedFolders', request),
    watchFolder: async (_request, sender) => {
      const paths = await chooseWatchedFolders(sender)
      if (paths.length === 0) return ok({ added: false })
      const added = await writer.call('watchFolders', { paths })
      return added.ok ? ok({ added: true }) : added
    },
    unwatchFolder: (request) => writer.call('unwatchFolder', request),

    rebuildSearch: (request) => writer.call('rebuildSearch', request),
    searchIndexState: () => ok(searchIndex()),

    renameSource: (request) => writer.call('renameSource', request),
    mergeSources: (request) => writer.call('mergeSources', request),
    removeArticles: ({ selection }) => withIds(selection, (ids) => writer.call('removeArticles', { ids })),
    restoreArticles: ({ selection }) => withIds(selection, (ids) => writer.call('restoreArticles', { ids })),
    purgePreview: ({ selection }) =>
      withIds(selection, async (ids) => {
        const told = await reader.call('purgePreview', { ids })
        if (!told.ok) return told
        toPurge = { preview: toPurge.preview + 1, ids }
        return ok({ ...told.value, preview: toPurge.preview })
      }),
    purgeArticles: ({ preview }) =>
      preview === toPurge.preview
        ? writer.call('purgeArticles', { ids: toPurge.ids })
        : fail('invalid-request', text.failure.notAskedAbout),

    saveOriginal: async ({ captureId }, sender) => {
      const original = await reader.call('original', { captureId })
      if (!original.ok) return original
      const target = await chooseOriginalTarget(sender, safeFileName(original.value.fileName))
      if (target === null) return ok({ saved: null })
      const written = await writeWhole(target, original.value.bytes)
      return written.ok ? ok({ saved: basename(target) }) : written
    },
    exportOriginals: async ({ selection }, sender) => {
      if (exports.progress !== null) return fail('export-running', text.problem['export-running'])
      const ids = selection === null ? ok(null) : await idsOf(selection)
      if (!ids.ok) return ids
      const folder = await chooseExportFolder(sender)
      if (folder === null) return ok({ started: false })
      const started = exports.start({ ids: ids.value, folder })
      return started.ok ? ok({ started: true }) : started
    },
    cancelExport: () => {
      exports.cancel()
      return ok(null)
    },
    exportState: () => ok(exports.progress),
    saveCopy: async (_request, sender) => {
      const target = await chooseCopyTarget(sender, new Date().toISOString().slice(0, 10))
      if (target === null) return ok({ saved: null, articles: 0 })
      copiesUnderWay++
      const saved = await handOut((process) => process.call('saveCopy', { target }))
      copiesUnderWay--
      return saved.ok ? ok({ saved: basename(target), articles: saved.value.articles }) : saved
    },
    openLibrary: async (_request, sender) => {
      const library = await chooseLibrary(sender)
      if (library === null) return ok({ opening: false })
      // A new start would only end what is under way.
      if (problem() === null && (await isSameFile(library, path)))
        return fail('invalid-request', text.libraryOpenHere)
      const usable = await handOut((process) => process.call('examine', { file: library }))
      if (!usable.ok) return usable
      const stopped = underWay()
      if (stopped.length > 0 && !(await mayStopForLibrary(sender, stopped))) return ok({ opening: false })
      reopenWith(library)
      return ok({ opening: true })
    },

    openAddress: async ({ address }, sender) => {
      const url = URL.parse(address)
      if (url === null || !/^https?:$/.test(url.protocol)) return ok({ opened: false })
      if (!(await mayOpenAddress(sender, url.href))) return ok({ opened: false })
      await shell.openExternal(url.href)
      return ok({ opened: true })
    },
    copyText: async (request) => {
      await clipboard.writeText(request.text)
      return ok(null)
    },
    viewState: async () => {
      const list = await firstList
      firstList = null
      // A page that was not there yet has not heard of what changed since.
      return ok({ state: state.value, list: list?.ok && !hasChanged() ? list.value : null })
    },
    saveViewState: ({ state: next }) => {
      const { language } = state.value
      state.set(next)
      applyTheme(next.theme)
      if (next.language !== language) onLanguage()
      return ok(null)
    },
  }
}

/** Under another name first: what stands there is replaced whole or not at all. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<Result<null>> {
  const beside = `${target}.part`
  try {
    await writeFile(beside, bytes, { flag: 'wx', flush: true })
    await rename(beside, target)
    return ok(null)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    return fail('export-failed', text.failure.fileNotWritten, String(error))
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    return (await realpath(one)) === (await realpath(other))
  } catch {
    return false
  }
}

/** The app has one library at a time, and its data folder belongs to it: another one needs a new start. */
function reopenWith(library: string): void {
  const appPath = app.isPackaged ? null : app.getAppPath()
  app.relaunch({ args: argumentsFor(library, process.argv, appPath) })
  app.quit()
}
