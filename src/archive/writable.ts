import type { PurgePreview } from '../shared/list.ts'
import type { ImportEnd } from '../shared/outcome.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { SearchIndexState } from '../shared/search-index.ts'
import { batchWriter, type BatchItem, type BatchReport } from './batch.ts'
import { busyTimeout, useJournal, type Connection } from './connection.ts'
import { dayCounter, isTimeZone } from './days.ts'
import { importTable } from './imports.ts'
import type { Lock } from './lock.ts'
import { originalTable } from './originals.ts'
import { problemOf } from './problems.ts'
import { rehearsal } from './rehearsal.ts'
import {
  searchIndexer,
  searchIndexState,
  type CaptureToIndex,
  type IndexedCapture,
  type SearchIndexPlan,
} from './search-index.ts'
import { writeSetting } from './settings.ts'
import { sourceEditor } from './sources.ts'
import { countDaysAnew } from './time-zone.ts'
import { trash } from './trash.ts'
import { importUndoer, type UndoSlice } from './undo.ts'
import { watchedTables, type SeenFile, type StoredFolder } from './watched.ts'
import { text } from '../shared/text/text.ts'

/** What an import writes to: a library, or for a dry run something that answers as one would (rehearsal.ts). */
export interface ImportTarget {
  /** The id of a new import; it shows once its first batch is written. */
  beginImport: () => number
  /** `cancelled` by the user, or `stopped` before its end by anything else. */
  endImport: (importId: number, end: ImportEnd) => Result<null>
  /** Whether a file with these bytes is in the library (SHA-256, 32 bytes). */
  isKnown: (sha256: Uint8Array) => boolean
  /**
   * Writes all items in one transaction, or none: `disk-full` and other problems leave the library as it was, and
   * the same items can be given again.
   */
  writeBatch: (importId: number, items: readonly BatchItem[]) => Result<BatchReport>
}

/**
 * Makes the search index current: plan, add what it names, finish; all over again while that says false. It may be
 * left at any point and is gone on with by the next plan; imports, undo and purge may come between.
 */
export interface SearchIndexWriter {
  state: () => Result<SearchIndexState>
  /** What is missing. `afresh` makes everything anew, too, and leaves the old index in use until the end. */
  plan: (afresh: boolean) => Result<SearchIndexPlan>
  /** Null when it was purged meanwhile. */
  capture: (captureId: number) => Result<CaptureToIndex | null>
  /** One transaction. Captures that were purged meanwhile are passed over. */
  add: (captures: readonly IndexedCapture[]) => Result<null>
  finish: () => Result<boolean>
}

/** A library that this process alone may write. Everything is synchronous and durable when it returns. */
export interface WritableLibrary extends ImportTarget {
  readonly path: string
  /** IANA name of the zone that days are counted in. */
  readonly timeZone: string
  /** For a dry run: nothing is written here. */
  rehearse: () => ImportTarget
  /**
   * Takes away some of what an import brought, in a transaction of some 50 ms: call it until it is done, also after
   * a restart (see undo.ts). `not-found` for an import that is not there, `import-running` for one without an end.
   */
  undoSlice: (importId: number) => Result<UndoSlice>
  /** Imports whose undo was begun and is not done. */
  unfinishedUndos: () => number[]
  /** Moves articles to the trash; gives those that were not there yet. Any numbers of any length, here and below. */
  removeArticles: (ids: Iterable<number>) => Result<{ ids: number[] }>
  /** Takes articles out of the trash; says how many were there. */
  restoreArticles: (ids: Iterable<number>) => Result<{ count: number }>
  /** Takes articles away for good, of these the ones in the trash; their files may be imported anew. */
  purgeArticles: (ids: Iterable<number>) => Result<PurgePreview>
  /** An empty name gives the source its own back. `not-found` for a source that is not there or was merged. */
  renameSource: (id: number, name: string) => Result<null>
  /** Gives the articles of some sources, and later ones of their domains, to another. `not-found` when that is not there. */
  mergeSources: (from: Iterable<number>, into: number) => Result<null>
  /** Counts the days of all articles in another zone (IANA name): seconds for each hundred thousand. */
  setTimeZone: (timeZone: string) => Result<null>
  readonly searchIndex: SearchIndexWriter
  /** Folders that are watched, in the order they were added. */
  watchedFolders: () => Result<StoredFolder[]>
  /** Gives its id, also when it is there already. */
  watchFolder: (path: string) => Result<number>
  /** Forgets what was seen in it, too; what came out of it stays. `not-found` for a folder that is not watched. */
  unwatchFolder: (id: number) => Result<null>
  /** Which import last brought something of a watched folder. */
  cameFrom: (folderId: number, importId: number) => Result<null>
  /** Whether this file was dealt with as it is now. */
  hasSeen: (file: SeenFile) => boolean
  /** Files that were dealt with, whatever came of them. */
  addSeen: (files: readonly SeenFile[]) => Result<null>
  /** An import that wrote nothing is none: it leaves no trace, and its number is given again. */
  forgetImport: (importId: number) => void
  /** Moves the write-ahead log into the library and empties it. False when a reader is in the way: try again later. */
  checkpoint: () => boolean
  /** Releases the lock. Call it once; nothing is lost without. */
  close: () => void
}

export function writableLibrary(
  db: Connection,
  path: string,
  storedTimeZone: string,
  lock: Lock,
): WritableLibrary {
  let timeZone = storedTimeZone
  let dayOf = dayCounter(timeZone)
  const originals = originalTable(db)
  const imports = importTable(db)
  const write = batchWriter(db, (moment) => dayOf(moment), imports)
  const articles = trash(db)
  const sources = sourceEditor(db)
  const undo = importUndoer(db, (moment) => dayOf(moment))
  const watched = watchedTables(db)
  const indexer = searchIndexer(db)
  const whole = <T>(work: () => T): T => db.transaction(work).immediate()

  return {
    path,
    get timeZone() {
      return timeZone
    },
    beginImport: () => imports.begin(Date.now()),
    endImport: (importId, end) =>
      attempt(() => {
        imports.ensure(importId)
        imports.end(importId, end, Date.now())
        return null
      }),
    isKnown: (sha256) => originals.isKnown(sha256),
    writeBatch: (importId, items) => attempt(() => write(importId, items, Date.now())),
    rehearse: () => rehearsal(db),
    undoSlice: (importId) => {
      const slice = attempt(() => whole(() => undo.slice(importId)))
      if (!slice.ok) undo.forget()
      return flat(slice)
    },
    unfinishedUndos: () => undo.unfinished(),
    removeArticles: (ids) => attempt(() => ({ ids: whole(() => articles.remove(ids, Date.now())) })),
    restoreArticles: (ids) => attempt(() => ({ count: whole(() => articles.restore(ids)).length })),
    purgeArticles: (ids) => attempt(() => whole(() => articles.purge(ids))),
    renameSource: (id, name) => flat(attempt(() => whole(() => sources.rename(id, name)))),
    mergeSources: (from, into) => flat(attempt(() => whole(() => sources.merge(from, into)))),
    setTimeZone: (name) => {
      if (!isTimeZone(name)) return fail('invalid-request', text.failure.noTimeZone(name))
      const newDayOf = dayCounter(name)
      return attempt(() => {
        whole(() => {
          countDaysAnew(db, newDayOf)
          writeSetting(db, 'time_zone', name)
        })
        timeZone = name
        dayOf = newDayOf
        return null
      })
    },
    searchIndex: {
      state: () => attempt(() => searchIndexState(db)),
      plan: (afresh) => attempt(() => whole(() => indexer.plan(afresh))),
      capture: (captureId) => attempt(() => indexer.capture(captureId) ?? null),
      add: (captures) =>
        attempt(() => {
          whole(() => indexer.add(captures))
          return null
        }),
      finish: () => attempt(() => whole(indexer.finish)),
    },
    watchedFolders: () => attempt(watched.folders),
    watchFolder: (folder) => attempt(() => whole(() => watched.add(folder))),
    unwatchFolder: (id) => flat(attempt(() => whole(() => watched.remove(id)))),
    cameFrom: (folderId, importId) => attempt(() => watched.cameFrom(folderId, importId)),
    hasSeen: watched.hasSeen,
    addSeen: (files) => attempt(() => whole(() => watched.addSeen(files))),
    forgetImport: (importId) => imports.forget(importId),
    checkpoint: () => checkpoint(db),
    close: () => {
      if (!db.open) return
      try {
        checkpoint(db)
        leaveOneFile(db)
      } finally {
        db.close()
        lock.release()
      }
    },
  }
}

function attempt<T>(work: () => T): Result<T> {
  try {
    return ok(work())
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

const flat = <T>(result: Result<Result<T>>): Result<T> => (result.ok ? result.value : result)

/** Does not wait for readers: they would hold up the import. */
const checkpoint = (db: Connection): boolean =>
  atOnce(db, () => {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return result?.busy === 0
  })

/** A library marked as needing a log can only be opened where SQLite may make one: not on a read-only disk. */
const leaveOneFile = (db: Connection): boolean =>
  atOnce(db, () => {
    useJournal(db, 'DELETE')
    return true
  })

/** False when others are in the way. */
function atOnce(db: Connection, work: () => boolean): boolean {
  db.pragma('busy_timeout = 0')
  try {
    return work()
  } catch {
    return false
  } finally {
    db.pragma(`busy_timeout = ${busyTimeout}`)
  }
}
