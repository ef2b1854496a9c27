import Sqlite from 'better-sqlite3'

/**
 * Keeps every commit from now on in the library's log, as with SQLite's automatic checkpoints off: what a reader
 * began to read before may not be written over. The library must be open for writing, and its log empty.
 */
export function holdLog(path: string): { release: () => void } {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true })
  db.exec('BEGIN')
  db.prepare('SELECT count(*) FROM setting').get()
  return { release: () => void db.close() }
}
