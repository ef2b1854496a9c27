/** The processes that hold the library, as main sees them. */
import { existsSync } from 'node:fs'
import parseWorker from '../importer/parse-worker?modulePath'
import type { ImportProgress, ImportSummary } from '../shared/outcome.ts'
import type { Problem } from '../shared/result.ts'
import type { SearchIndexProgress } from '../shared/search-index.ts'
import type { Language } from '../shared/text/languages.ts'
import { text } from '../shared/text/text.ts'
import type {
  HandOutEvents,
  HandOutService,
  ReaderEvents,
  ReaderService,
  WriterEvents,
  WriterService,
} from './child-messages.ts'
import { DataProcess, type EventHandlers } from './data-process.ts'
import handOutProcess from './hand-out-process?modulePath'
import { announce } from './ipc.ts'
import readerProcess from './reader-process?modulePath'
import writerProcess from './writer-process?modulePath'

/** Milliseconds that the writer leaves to the first list; a call to it ends the rest. */
const writerRest = 1_000

type HandOutProcess = DataProcess<HandOutService, HandOutEvents>

export interface LibraryProcesses {
  /** Path of the library. */
  path: string
  reader: DataProcess<ReaderService, ReaderEvents>
  writer: DataProcess<WriterService, WriterEvents>
  /** Whether anything was written since the start. */
  hasChanged: () => boolean
  /** The import under way, or null. */
  importing: () => ImportProgress | null
  /** What was last said of the search index. */
  searchIndex: () => SearchIndexProgress | null
  /** Has a process of its own for one errand. */
  handOut: <T>(
    errand: (process: HandOutProcess) => Promise<T>,
    onEvent?: EventHandlers<HandOutEvents>,
  ) => Promise<T>
  /** The language is another now. */
  speak: () => void
  /** Why the library cannot be written, or null. */
  problem: () => Problem | null
  /** In order: the writer finishes its batch and closes. */
  stop: () => Promise<void>
}

/**
 * @param language of what the processes say
 * @param onImport told of an import's progress, null when none runs
 */
export function startLibrary(
  library: string,
  language: () => Language,
  onImport: (progress: ImportProgress | null) => void,
): LibraryProcesses {
  let problem: Problem | null = null
  let importing: ImportProgress | null = null
  let searchIndex: SearchIndexProgress | null = null
  let hasChanged = false
  const importIs = (progress: ImportProgress | null): void => onImport((importing = progress))

  const reader = new DataProcess<ReaderService, ReaderEvents>({
    modulePath: readerProcess,
    name: 'reader',
    args: [library],
    language,
    onEvent: { listGrew: (growth) => announce('listGrew', growth) },
    onRestart: () => announce('libraryChanged', { added: 0, updated: 0, removed: 0 }),
  })
  const writer = new DataProcess<WriterService, WriterEvents>({
    modulePath: writerProcess,
    name: 'writer',
    args: [library, parseWorker],
    language,
    onEvent: {
      opened: (state) => {
        problem = state.problem
        // Also when it failed: the reader then says for itself whether it can read.
        void reader.call('libraryReady', {})
        announce('libraryState', { problem })
      },
      libraryChanged: (change) => {
        hasChanged = true
        announce('libraryChanged', change)
      },
      importProgress: (progress) => {
        importIs(progress)
        announce('importProgress', progress)
      },
      importEnded: (summary) => {
        importIs(null)
        announce('importEnded', summary)
      },
      searchIndex: (progress) => {
        searchIndex = progress
        if (progress.state === 'current') hasChanged = true
        announce('searchIndex', progress)
      },
      watchedFoldersChanged: (folders) => announce('watchedFoldersChanged', folders),
    },
    onRestart: () => {
      if (importing !== null) announce('importEnded', interrupted(importing))
      importIs(null)
    },
  })

  reader.start()
  // The first list comes before the writer on a machine with few cores; a new library has no list without it.
  if (existsSync(library)) setTimeout(() => writer.start(), writerRest)
  else writer.start()

  const errands = new Set<HandOutProcess>()
  return {
    path: library,
    reader,
    writer,
    handOut: async (errand, onEvent = {}) => {
      const process: HandOutProcess = new DataProcess({
        modulePath: handOutProcess,
        name: 'hand-out',
        args: [library],
        language,
        onEvent,
      })
      errands.add(process)
      try {
        return await errand(process)
      } finally {
        errands.delete(process)
        await process.stop()
      }
    },
    speak: () => [reader, writer, ...errands].forEach((process) => process.speak()),
    hasChanged: () => hasChanged,
    importing: () => importing,
    searchIndex: () => searchIndex,
    problem: () => problem,
    stop: async () => {
      await Promise.all([writer.stop('close'), reader.stop(), ...[...errands].map((errand) => errand.stop())])
    },
  }
}

/** The end of an import whose process died: what it had committed stays. */
const interrupted = (progress: ImportProgress): ImportSummary => ({
  ...progress,
  end: 'stopped',
  took: 0,
  failures: [],
  problem: { code: 'process-gone', sentence: text.problem['process-gone'] },
})
