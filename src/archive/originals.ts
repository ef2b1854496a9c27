/** The tables `original` and `original_bytes`: the untouched bytes, once per SHA-256. */
import { basename } from 'node:path'
import type { IncomingOriginal } from '../shared/incoming.ts'
import type { SourceName } from '../shared/list.ts'
import type { Moment } from '../shared/moment.ts'
import type { Connection } from './connection.ts'
import { momentFrom } from './moments.ts'

export interface KnownOriginal {
  articleId: number
  captureId: number
}

export function originalFinder(db: Connection) {
  const known = db.prepare<[Uint8Array], 1>('SELECT 1 FROM original WHERE sha256 = ?').pluck()
  const find = db.prepare<[Uint8Array], KnownOriginal>(`
    SELECT capture.article_id AS articleId, capture.id AS captureId
    FROM original JOIN capture ON capture.original_id = original.id
    WHERE original.sha256 = ?`)
  return {
    isKnown: (sha256: Uint8Array): boolean => known.get(sha256) !== undefined,
    find: (sha256: Uint8Array): KnownOriginal | undefined => find.get(sha256),
  }
}

export function originalTable(db: Connection) {
  const add = db
    .prepare<[Uint8Array, number, string], number>(
      'INSERT INTO original (sha256, size, packing) VALUES (?, ?, ?) RETURNING id',
    )
    .pluck()
  const addBytes = db.prepare<[number, Uint8Array]>('INSERT INTO original_bytes VALUES (?, ?)')

  return {
    ...originalFinder(db),
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

/** What is to be known of an original when it is handed out, without its bytes. */
export interface OriginalEntry {
  captureId: number
  articleId: number
  /** Of the file, at its import. */
  path: string
  /** The last part of the path. */
  fileName: string
  sha256: Uint8Array
  /** Bytes of the untouched file. */
  size: number
  /** When the file was last changed, milliseconds. */
  fileTime: number | null
  title: string
  /** As the file gives it: anything. */
  address: string | null
  source: SourceName
  published: Moment | null
  captured: Moment | null
  imported: number
}

interface EntryRow extends Omit<OriginalEntry, 'fileName' | 'source' | 'published' | 'captured'> {
  sourceId: number
  domain: string
  name: string
  published: number | null
  publishedZoned: number | null
  publishedFrom: string | null
  captured: number | null
  capturedZoned: number | null
  capturedFrom: string | null
}

/**
 * The originals of these articles, or of all that are not in the trash when the first is asked for, by article and
 * capture. No statement is open between two of them: handing out a library takes minutes, and its log must be emptied
 * meanwhile.
 */
export function originalLister(db: Connection) {
  const ofArticle = db.prepare<[number], EntryRow>(
    `SELECT capture.id AS captureId, article_id AS articleId, path, sha256, size, file_time AS fileTime, title,
            address, source.id AS sourceId, source.domain, source.name, capture.imported,
            published, published_zoned AS publishedZoned, published_from AS publishedFrom,
            capture.captured, captured_zoned AS capturedZoned, captured_from AS capturedFrom
     FROM capture
     JOIN original ON original.id = original_id
     JOIN article ON article.id = article_id
     JOIN source ON source.id = source_id
     WHERE article_id = ? ORDER BY capture.id`,
  )
  const allArticles = db
    .prepare<[], number>('SELECT id FROM article WHERE removed IS NULL ORDER BY id')
    .pluck()

  return function* (articleIds: Iterable<number> | null): Generator<OriginalEntry, void, undefined> {
    for (const id of articleIds ?? allArticles.all()) yield* ofArticle.all(id).map(entryOf)
  }
}

const entryOf = (row: EntryRow): OriginalEntry => ({
  captureId: row.captureId,
  articleId: row.articleId,
  path: row.path,
  fileName: basename(row.path),
  sha256: row.sha256,
  size: row.size,
  fileTime: row.fileTime,
  title: row.title,
  address: row.address,
  source: { id: row.sourceId, domain: row.domain, name: row.name },
  published: momentFrom(row.published, row.publishedZoned, row.publishedFrom),
  captured: momentFrom(row.captured, row.capturedZoned, row.capturedFrom),
  imported: row.imported,
})
