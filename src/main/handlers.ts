/** Who answers which call of the contract. */
import { app, clipboard, shell } from 'electron'
import { rename, rm, writeFile } from 'node:fs/promises'
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
  mayOpenAddress,
} from './dialogs.ts'
import { resource } from './app-files.ts'
import type { Exports } from './exports.ts'
import { argumentsFor } from './command-line.ts'
import type { CallHandlers } from './ipc.ts'
import type { LibraryProcesses } from './library-processes.ts'
import type { StoredJson } from './stored-json.ts'
import { applyTheme } from './theme.ts'

export function callHandlers(
  { reader, writer, handOut, importing, hasChanged }: LibraryProcesses,
  exports: Exports,
  state: StoredJson<ViewState>,
): CallHandlers {
  // Asked for before the window is there to ask: the rows then wait for it, and not it for them.
  let firstList: Promise<Result<ResultSet>> | null = reader.call('openList', {
    query: state.value.query ?? everything,
    count: firstRows,
  })

  const importPaths = (paths: string[]): Promise<Result<null>> => writer.call('import', { paths })

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
    closeList: (request) => reader.call('closeList', request),
    sources: (request) => reader.call('sources', request),
    periods: (request) => reader.call('periods', request),
    openArticle: (request) => reader.call('openArticle', request),
    showOriginal: (request) => reader.call('showOriginal', request),
    articleAt: (request) => reader.call('articleAt', request),
    imports: (request) => reader.call('imports', request),
    importOutcomes: (request) => reader.call('importOutcomes', request),

    importPaths,
    importState: () => ok(importing()),
    cancelImport: () => writer.call('cancelImport', {}),
    importSamples: () => importPaths([resource('samples')]),
    chooseImport: async ({ kind }, sender) => {
      const paths = await chooseFiles(sender, kind)
      if (paths.length === 0) return ok({ started: false })
      const started = await importPaths(paths)
      return started.ok ? ok({ started: true }) : started
    },
    retryImport: async ({ id }) => {
      const failed = await reader.call('failedPaths', { id })
      if (!failed.ok) return failed
      return failed.value.length === 0 ? ok(null) : importPaths(failed.value)
    },

    renameSource: (request) => writer.call('renameSource', request),
    mergeSources: (request) => writer.call('mergeSources', request),
    removeArticles: ({ selection }) => withIds(selection, (ids) => writer.call('removeArticles', { ids })),
    restoreArticles: ({ selection }) => withIds(selection, (ids) => writer.call('restoreArticles', { ids })),
    purgePreview: ({ selection }) => withIds(selection, (ids) => reader.call('purgePreview', { ids })),
    purgeArticles: ({ selection }) => withIds(selection, (ids) => writer.call('purgeArticles', { ids })),

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
      const saved = await handOut((process) => process.call('saveCopy', { target }))
      return saved.ok ? ok({ saved: basename(target), articles: saved.value.articles }) : saved
    },
    openLibrary: async (_request, sender) => {
      const library = await chooseLibrary(sender)
      if (library === null) return ok({ opening: false })
      const usable = await handOut((process) => process.call('examine', { file: library }))
      if (!usable.ok) return usable
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
      state.set(next)
      applyTheme(next.theme)
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
    return fail('export-failed', 'The file could not be written.', String(error))
  }
}

/** The app has one library at a time, and its data folder belongs to it: another one needs a new start. */
function reopenWith(library: string): void {
  const appPath = app.isPackaged ? null : app.getAppPath()
  app.relaunch({ args: argumentsFor(library, process.argv, appPath) })
  app.quit()
}
