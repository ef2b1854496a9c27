import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../shared/result.ts'
import {
  connectForReading,
  connectForWriting,
  schemaVersion,
  useJournal,
  type Connection,
} from './connection.ts'
import { createLibrary } from './create.ts'
import { isTimeZone } from './days.ts'
import { inspect, realFile } from './file.ts'
import { forgetChanges } from './article-changes.ts'
import { endInterruptedImports } from './imports.ts'
import { acquireLock, type Lock } from './lock.ts'
import { migrate, migrations } from './migrate.ts'
import { placeOf } from './place.ts'
import { problemOf, refuse } from './problems.ts'
import { readableLibrary, type ReadableLibrary, type ReadingOptions } from './readable.ts'
import { ensureSearchTable } from './search-index.ts'
import { readSetting } from './settings.ts'
import { refreshSourceNames } from './sources.ts'
import { writableLibrary, type WritableLibrary } from './writable.ts'
import { text } from '../shared/text/text.ts'

export interface WritingOptions {
  /** IANA name, for a library that is made now; else the system's. A library that is there keeps its own. */
  timeZone?: string
}

/**
 * Opens the library at this path, or makes one when there is nothing. A file that is not a library of ours is
 * refused and not touched. The folder must exist.
 */
export function openForWriting(path: string, options: WritingOptions = {}): Result<WritableLibrary> {
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!isTimeZone(timeZone)) return fail('invalid-request', text.failure.noTimeZone(timeZone))
  const file = realFile(path)
  const before = inspect(file)
  if (!before.ok) return before
  if (!existsSync(dirname(file))) return fail('not-found', text.failure.noFolder(dirname(file)))

  const lock = acquireLock(`${file}.lock`)
  if (!lock.ok) return lock
  const opened = openLocked(file, timeZone, lock.value)
  if (!opened.ok) lock.value.release()
  return opened
}

/** The library at this path while others may read and one may write it; `not-found` when there is none. */
export const openForReading = (path: string, options?: ReadingOptions): Result<ReadableLibrary> =>
  look(path, (db, file) =>
    schemaVersion(db) < migrations.length
      ? refuse('library-unreadable', 'it must be opened for writing first')
      : ok(readableLibrary(db, file, options)),
  )

/** Whether there is a library at this path that `openForWriting` can use, as far as looking at it tells. */
export const examine = (path: string): Result<null> =>
  look(path, (db) => {
    db.close()
    return ok(null)
  })

/** Opens what stands at a path, when it is a library and none of a later version. */
function look<T>(path: string, use: (db: Connection, file: string) => Result<T>): Result<T> {
  const file = realFile(path)
  const found = inspect(file)
  if (!found.ok) return found
  if (found.value === 'nothing') return refuse('not-found')
  return connected(
    () => connectForReading(file),
    (db) => (schemaVersion(db) > migrations.length ? refuse('library-from-newer-version') : use(db, file)),
  )
}

function openLocked(file: string, newTimeZone: string, lock: Lock): Result<WritableLibrary> {
  // Looked at again: another process may have made the library before we had the lock.
  const found = inspect(file)
  if (!found.ok) return found
  if (found.value === 'nothing') {
    const created = createLibrary(file, newTimeZone)
    if (!created.ok) return created
  }
  return connected(
    () => connectForWriting(file),
    (db) => {
      if (schemaVersion(db) > migrations.length) return refuse('library-from-newer-version')
      useJournal(db, placeOf(file) === 'network' ? 'TRUNCATE' : 'WAL')
      migrate(db)
      ensureSearchTable(db)
      db.transaction(() => {
        endInterruptedImports(db)
        refreshSourceNames(db)
        forgetChanges(db)
      }).immediate()
      const timeZone = readSetting(db, 'time_zone')
      if (timeZone === null || !isTimeZone(timeZone))
        return refuse('library-damaged', `its time zone is ${timeZone ?? 'not there'}`)
      return ok(writableLibrary(db, file, timeZone, lock))
    },
  )
}

/** What was opened is closed again when it is of no use. */
function connected<T>(connect: () => Connection, use: (db: Connection) => Result<T>): Result<T> {
  let db: Connection | null = null
  try {
    db = connect()
    const used = use(db)
    if (!used.ok) db.close()
    return used
  } catch (error) {
    db?.close()
    return { ok: false, problem: problemOf(error) }
  }
}
