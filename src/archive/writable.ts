import type { ImportEnd } from '../shared/outcome.ts'
import { ok, type Result } from '../shared/result.ts'
import { batchWriter, type BatchItem, type BatchReport } from './batch.ts'
import { busyTimeout, type Connection } from './connection.ts'
import { dayCounter } from './days.ts'
import { importTable } from './imports.ts'
import type { Lock } from './lock.ts'
import { originalTable } from './originals.ts'
import { problemOf } from './problems.ts'

/** A library that this process alone may write. Everything is synchronous and durable when it returns. */
export interface WritableLibrary {
  readonly path: string
  /** IANA name of the zone that days are counted in. */
  readonly timeZone: string
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
  /** Moves the write-ahead log into the library and empties it. False when a reader is in the way: try again later. */
  checkpoint: () => boolean
  /** Releases the lock. Call it once; nothing is lost without. */
  close: () => void
}

export function writableLibrary(db: Connection, path: string, timeZone: string, lock: Lock): WritableLibrary {
  const originals = originalTable(db)
  const imports = importTable(db)
  const write = batchWriter(db, dayCounter(timeZone), imports)

  return {
    path,
    timeZone,
    beginImport: () => imports.begin(Date.now()),
    endImport: (importId, end) =>
      attempt(() => {
        imports.ensure(importId)
        imports.end(importId, end, Date.now())
        return null
      }),
    isKnown: (sha256) => originals.isKnown(sha256),
    writeBatch: (importId, items) => attempt(() => write(importId, items, Date.now())),
    checkpoint: () => checkpoint(db),
    close: () => {
      if (!db.open) return
      try {
        checkpoint(db)
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

/** Does not wait for readers: they would hold up the import. */
function checkpoint(db: Connection): boolean {
  db.pragma('busy_timeout = 0')
  try {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return result?.busy === 0
  } catch {
    return false
  } finally {
    db.pragma(`busy_timeout = ${busyTimeout}`)
  }
}
