/** The table `capture` and what hangs on it: topics, references and the search row. */
import type { IncomingCapture } from '../shared/incoming.ts'
import type { Moment } from '../shared/moment.ts'
import { blockBoundary } from '../shared/search-document.ts'
import type { Connection } from './connection.ts'
import { momentColumns, momentFrom } from './moments.ts'
import type { CaptureFacts } from './shown.ts'

export interface CaptureRow {
  id: number
  articleId: number
  originalId: number
  importId: number
  imported: number
  published: Moment | null
  captured: Moment | null
  fileTime: number | null
}

export function captureTable(db: Connection) {
  const lastId = db
    .prepare<[], number>(
      `SELECT max(coalesce((SELECT max(id) FROM capture), 0),
                  coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'last_capture'), 0))`,
    )
    .pluck()
  const add = db.prepare<(string | number | Uint8Array | null)[]>(
    `INSERT INTO capture (
       id, article_id, original_id, import_id, imported,
       published, published_zoned, published_from, captured, captured_zoned, captured_from,
       path, file_time, format, encoding, title, address, byline, lang, words, text_length, excerpt,
       image_address, image_caption, missing, sketch, archived_at
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addTopic = db.prepare<[string, string, string]>(
    'INSERT INTO topic (kind, publisher_id, name) VALUES (?, ?, ?)',
  )
  const findTopic = db
    .prepare<[string, string, string], number>(
      'SELECT id FROM topic WHERE kind = ? AND publisher_id = ? AND name = ?',
    )
    .pluck()
  const addCaptureTopic = db.prepare<[number, number, number]>('INSERT INTO capture_topic VALUES (?, ?, ?)')
  const addReference = db.prepare<[number, number, string, string | null, string]>(
    'INSERT INTO reference VALUES (?, ?, ?, ?, ?)',
  )
  const addSearchRow = db.prepare<[number, string, string, string, string]>(
    'INSERT INTO search (rowid, title, byline, body, topics) VALUES (?, ?, ?, ?, ?)',
  )

  const topicId = (kind: string, publisherId: string, name: string): number =>
    findTopic.get(kind, publisherId, name) ?? Number(addTopic.run(kind, publisherId, name).lastInsertRowid)

  return {
    /** The id that the next capture will have: never one that a purged capture had, which a window may still ask for. */
    nextId: (): number => (lastId.get() ?? 0) + 1,
    add: (row: CaptureRow, { facts, index, ...file }: IncomingCapture): void => {
      add.run(
        row.id,
        row.articleId,
        row.originalId,
        row.importId,
        row.imported,
        ...momentColumns(row.published),
        ...momentColumns(row.captured),
        file.path,
        row.fileTime,
        facts.format,
        file.encoding,
        facts.title,
        facts.address,
        facts.byline,
        facts.lang,
        facts.words,
        file.textLength,
        facts.excerpt,
        facts.leadImage?.address ?? null,
        facts.leadImage?.caption ?? null,
        JSON.stringify(facts.missing),
        file.sketch,
        facts.archivedAt,
      )
      const topics = [
        ...facts.topics.map(({ id, name }) => topicId('topic', id, name)),
        ...facts.tags.map((tag) => topicId('tag', '', tag)),
      ]
      topics.forEach((topic, position) => addCaptureTopic.run(row.id, position, topic))
      facts.references.forEach(({ address, publisherId, text }, position) =>
        addReference.run(row.id, position, address, publisherId, text),
      )
      // This table has one column for topics and tags.
      const topicsAndTags = [index.topics, index.tags]
        .filter((terms) => terms !== '')
        .join(` ${blockBoundary} `)
      addSearchRow.run(row.id, index.title, index.byline, index.body, topicsAndTags)
    },
  }
}

interface FactsRow {
  id: number
  title: string
  published: number | null
  publishedZoned: number | null
  publishedFrom: string | null
  captured: number | null
  capturedZoned: number | null
  capturedFrom: string | null
  fileTime: number | null
  imported: number
  textLength: number
  words: number
}

/** What tells the captures of an article apart, unordered. */
export function captureFacts(db: Connection): (articleId: number) => (CaptureFacts & { words: number })[] {
  const ofArticle = db.prepare<[number], FactsRow>(
    `SELECT id, title, published, published_zoned AS publishedZoned, published_from AS publishedFrom,
            captured, captured_zoned AS capturedZoned, captured_from AS capturedFrom,
            file_time AS fileTime, imported, text_length AS textLength, words
     FROM capture WHERE article_id = ?`,
  )
  return (articleId) =>
    ofArticle.all(articleId).map((row) => ({
      id: row.id,
      title: row.title,
      published: momentFrom(row.published, row.publishedZoned, row.publishedFrom),
      captured: momentFrom(row.captured, row.capturedZoned, row.capturedFrom),
      fileTime: row.fileTime,
      imported: row.imported,
      textLength: row.textLength,
      words: row.words,
    }))
}
