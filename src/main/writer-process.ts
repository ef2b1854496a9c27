/** The writer process: the one connection that writes, and the importer. */
import { openForWriting, type LibraryChange, type WritableLibrary } from '../archive/archive.ts'
import { Importer } from '../importer/importer.ts'
import { IndexKeeper } from '../importer/index-keeper.ts'
import { undoImport } from '../importer/undo.ts'
import { Watcher } from '../importer/watcher.ts'
import { startParseWorker } from '../importer/start-parse-worker.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import type { WriterEvents, WriterService } from './child-messages.ts'
import { serve, tellMain } from './serve.ts'

const tell = <K extends keyof WriterEvents>(event: K, payload: WriterEvents[K]): void =>
  tellMain(event, payload)

const [path = '', parseWorker = ''] = process.argv.slice(2)

/** Milliseconds that watched folders and the search index leave to the window. */
const windowRest = 2_000

let opened = openForWriting(path)
let importer = importerOf(opened)
let watcher = watcherOf(opened)
let indexKeeper = indexKeeperOf(opened)

function importerOf(library: Result<WritableLibrary>): Importer | null {
  if (!library.ok) return null
  return new Importer({
    library: library.value,
    createWorker: () => startParseWorker(parseWorker),
    onChanged: (change) => tell('libraryChanged', change),
    onProgress: (progress) => tell('importProgress', progress),
    onEnded: (summary) => tell('importEnded', summary),
  })
}

function watcherOf(library: Result<WritableLibrary>): Watcher | null {
  if (!library.ok || importer === null) return null
  return new Watcher({
    library: library.value,
    importer,
    onChanged: (folders) => tell('watchedFoldersChanged', folders),
  })
}

function indexKeeperOf(library: Result<WritableLibrary>): IndexKeeper | null {
  if (!library.ok || importer === null) return null
  const imports = importer
  return new IndexKeeper({
    index: library.value.searchIndex,
    createWorker: () => startParseWorker(parseWorker),
    turn: () => imports.whenIdle(),
    onProgress: (progress) => tell('searchIndex', progress),
  })
}

const writing = <T>(write: (library: WritableLibrary) => Result<T>): Result<T> =>
  opened.ok ? write(opened.value) : opened

/** Announces what was written, as articles of each kind. */
function changed<T>(result: Result<T>, change: (value: T) => Partial<LibraryChange>): Result<T> {
  if (result.ok) tell('libraryChanged', { added: 0, updated: 0, removed: 0, ...change(result.value) })
  return result
}

/** No import runs beside it: each would be asked about files that the other is taking away. */
async function undo(id: number): Promise<Result<{ removed: number; updated: number }>> {
  if (!opened.ok) return opened
  const { value: library } = opened
  if (importer === null) return fail('unexpected', text.problem.unexpected)
  return importer.hold(() => undoImport(library, id, (change) => tell('libraryChanged', change)))
}

/** What was being undone when the app ended is gone on with; imports that are asked for meanwhile come after it. */
async function begin(): Promise<void> {
  tell('opened', { problem: opened.ok ? null : opened.problem })
  if (opened.ok) for (const id of opened.value.unfinishedUndos()) await undo(id)
  setTimeout(() => {
    watcher?.start()
    indexKeeper?.start()
  }, windowRest)
}

const watching = <T>(use: (watcher: Watcher) => T): T | Result<never> => {
  if (!opened.ok) return opened
  return watcher === null ? fail('unexpected', text.problem.unexpected) : use(watcher)
}

const service: WriterService = {
  reopen: () => {
    if (opened.ok) tell('opened', { problem: null })
    else {
      opened = openForWriting(path)
      importer = importerOf(opened)
      watcher = watcherOf(opened)
      indexKeeper = indexKeeperOf(opened)
      void begin()
    }
    return ok(null)
  },
  import: ({ paths, dryRun }) =>
    writing((library) => {
      importer?.start(paths, dryRun ? library.rehearse() : null)
      return ok(null)
    }),
  importAlone: ({ paths }) =>
    writing(() => importer?.startAlone(paths) ?? fail('unexpected', text.problem.unexpected)),
  cancelImport: () => {
    importer?.cancel()
    return ok(null)
  },
  undoImport: ({ id }) => undo(id),
  watchedFolders: () => watching((watcher) => watcher.folders()),
  watchFolders: ({ paths }) =>
    watching((watcher) => paths.map((path) => watcher.add(path)).find((added) => !added.ok) ?? ok(null)),
  unwatchFolder: ({ id }) => watching((watcher) => watcher.remove(id)),
  rebuildSearch: () =>
    writing(() => {
      indexKeeper?.rebuild()
      return ok(null)
    }),
  renameSource: ({ id, name }) =>
    writing((library) => changed(library.renameSource(id, name), () => ({ updated: 1 }))),
  mergeSources: ({ from, into }) =>
    writing((library) => changed(library.mergeSources(from, into), () => ({ updated: 1 }))),
  removeArticles: ({ ids }) =>
    writing((library) => changed(library.removeArticles(ids), ({ ids: gone }) => ({ removed: gone.length }))),
  restoreArticles: ({ ids }) =>
    writing((library) => changed(library.restoreArticles(ids), ({ count }) => ({ added: count }))),
  purgeArticles: ({ ids }) =>
    writing((library) => changed(library.purgeArticles(ids), ({ articles }) => ({ removed: articles }))),
  close: async () => {
    await watcher?.close()
    // Told before the import ends, which it may be waiting for.
    const kept = indexKeeper?.stop()
    await importer?.stop()
    await kept
    if (opened.ok) opened.value.close()
    return ok(null)
  },
}

serve(service)
void begin()
