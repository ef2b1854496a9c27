/** The tables `original` and `original_bytes`: the untouched bytes, once per SHA-256. */
import type { IncomingOriginal } from '../shared/incoming.ts'
import type { Connection } from './connection.ts'

export interface KnownOriginal {
  articleId: number
  captureId: number
}

export function originalTable(db: Connection) {
  const known = db.prepare<[Uint8Array], 1>('SELECT 1 FROM original WHERE sha256 = ?').pluck()
  const find = db.prepare<[Uint8Array], KnownOriginal>(`
    SELECT capture.article_id AS articleId, capture.id AS captureId
    FROM original JOIN capture ON capture.original_id = original.id
    WHERE original.sha256 = ?`)
  const add = db
    .prepare<[Uint8Array, number, string], number>(
      'INSERT INTO original (sha256, size, packing) VALUES (?, ?, ?) RETURNING id',
    )
    .pluck()
  const addBytes = db.prepare<[number, Uint8Array]>('INSERT INTO original_bytes VALUES (?, ?)')

  return {
    isKnown: (sha256: Uint8Array): boolean => known.get(sha256) !== undefined,
    find: (sha256: Uint8Array): KnownOriginal | undefined => find.get(sha256),
    add: (original: IncomingOriginal): number => {
      const id = add.get(original.sha256, original.size, original.packing) as number
      addBytes.run(id, original.packed)
      return id
    },
  }
}

/** The original of a capture, still packed. */
export function originalReader(db: Connection) {
  const get = db.prepare<[number], IncomingOriginal & { path: string; encoding: string }>(`
    SELECT sha256, size, packing, packed, path, encoding
    FROM capture
    JOIN original ON original.id = capture.original_id
    JOIN original_bytes ON original_bytes.original_id = original.id
    WHERE capture.id = ?`)
  return { ofCapture: (captureId: number) => get.get(captureId) }
}
