/** The tables `watched_folder` and `seen_file`: see src/importer/watcher.ts for who watches. */
import { sep } from 'node:path'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import type { Connection } from './connection.ts'

export interface StoredFolder {
  id: number
  path: string
  /** The last import that brought anything of it, and its start (milliseconds); null when there was none. */
  lastImport: { id: number; started: number } | null
}

/** A file as a folder shows it. */
export interface SeenFile {
  path: string
  /** Bytes. */
  size: number
  /** Milliseconds. */
  modified: number
}

export function watchedTables(db: Connection) {
  const folders = db.prepare<[], { id: number; path: string; lastImport: number | null; started: number }>(
    `SELECT folder.id, folder.path, last_import AS lastImport, import.started
     FROM watched_folder AS folder LEFT JOIN import ON import.id = last_import ORDER BY folder.id`,
  )
  const find = db.prepare<[string], number>('SELECT id FROM watched_folder WHERE path = ?').pluck()
  const add = db.prepare<[string]>('INSERT INTO watched_folder (path) VALUES (?)')
  const remove = db
    .prepare<[number], string>('DELETE FROM watched_folder WHERE id = ? RETURNING path')
    .pluck()
  const cameFrom = db.prepare<[number, number]>('UPDATE watched_folder SET last_import = ? WHERE id = ?')
  const seen = db
    .prepare<[string, number, number], 1>(
      'SELECT 1 FROM seen_file WHERE path = ? AND size = ? AND modified = ?',
    )
    .pluck()
  const addSeen = db.prepare<[string, number, number]>(
    `INSERT INTO seen_file VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified`,
  )
  const forget = db.prepare<[string, string]>('DELETE FROM seen_file WHERE path >= ? AND path < ?')

  return {
    folders: (): StoredFolder[] =>
      folders.all().map(({ id, path, lastImport, started }) => ({
        id,
        path,
        lastImport: lastImport === null ? null : { id: lastImport, started },
      })),
    add: (path: string): number => find.get(path) ?? Number(add.run(path).lastInsertRowid),
    remove: (id: number): Result<null> => {
      const path = remove.get(id)
      if (path === undefined) return fail('not-found', text.watching.notWatched)
      const below = path.endsWith(sep) ? path : path + sep
      forget.run(below, below.slice(0, -1) + String.fromCharCode(sep.charCodeAt(0) + 1))
      return ok(null)
    },
    cameFrom: (folderId: number, importId: number): null => {
      cameFrom.run(importId, folderId)
      return null
    },
    hasSeen: ({ path, size, modified }: SeenFile): boolean => seen.get(path, size, modified) !== undefined,
    addSeen: (files: readonly SeenFile[]): null => {
      for (const { path, size, modified } of files) addSeen.run(path, size, modified)
      return null
    },
  }
}
