/** Opens the SQLite file with the settings that every connection of ours has (docs/library.md says why). */
import Sqlite from 'better-sqlite3'

export type Connection = Sqlite.Database

/** `PrMk` at byte 68 of the file says that a SQLite database is a library of ours. */
export const applicationId = 0x50724d6b

/** Milliseconds to wait for another connection's transaction. */
export const busyTimeout = 5_000

/** The file must exist; opening alone does not change it. Throws what SQLite throws; see problems.ts. */
export function connectForWriting(path: string): Connection {
  const db = new Sqlite(path, { fileMustExist: true, timeout: busyTimeout })
  return configured(db, (pragma) => {
    pragma('synchronous = FULL')
    pragma('checkpoint_fullfsync = ON')
    pragma('foreign_keys = ON')
    // KiB. What an import or the trash touches of a large library is all over its indexes; SQLite's own is 16 MB.
    pragma('cache_size = -65536')
  })
}

/**
 * Where commits wait until they are in the library. WAL lets others read meanwhile, but needs memory shared by all
 * who use the file, which there is not over a network, and marks the file as needing a log beside it. DELETE leaves
 * one complete file whenever nobody writes.
 */
export type Journal = 'WAL' | 'TRUNCATE' | 'DELETE'

/** Lasts for WAL until it is changed. Throws what SQLite throws, also when others use the file. */
export const useJournal = (db: Connection, journal: Journal): void =>
  void db.pragma(`journal_mode = ${journal}`)

/** The file must exist. Throws what SQLite throws; see problems.ts. */
export function connectForReading(path: string): Connection {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: busyTimeout })
  return configured(db, (pragma) => pragma('query_only = ON'))
}

export const schemaVersion = (db: Connection): number => db.pragma('user_version', { simple: true }) as number

function configured(db: Connection, more: (pragma: (source: string) => void) => void): Connection {
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    more((source) => void db.pragma(source))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
