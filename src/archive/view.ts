/** An article as it is read: one of its captures, without the body, which is not stored. */
import type { ReaderFormat, Reference, Topic } from '../shared/article.ts'
import type { ArticleView } from '../shared/list.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { digest } from './articles.ts'
import { captureFacts } from './captures.ts'
import type { Connection } from './connection.ts'
import { dayText } from './days.ts'
import { newestFirst, publishedOf, shownCapture } from './shown.ts'
import { text } from '../shared/text/text.ts'

/** Everything of an `ArticleView` but what is read from the original, and where the original came from. */
export type StoredArticle = Omit<ArticleView, 'bodyHtml' | 'pictures' | 'isFoundCapture'> & {
  tags: string[]
  /** The file's path at its import. */
  path: string
  /** Character set the bytes were decoded with. */
  encoding: string
}

interface ArticleRow {
  day: number | null
  sameAddress: number
  shownCaptureId: number
  sourceId: number
  domain: string
  name: string
}

interface CaptureRow {
  path: string
  imported: number
  format: ReaderFormat
  encoding: string
  title: string
  address: string | null
  archivedAt: string | null
  byline: string
  lang: string
  words: number
  imageAddress: string | null
  imageCaption: string | null
}

/** The article at an address key, or null. Of several the newest, but any other before one in the trash. */
export function articleFinder(db: Connection): (key: string) => number | null {
  const find = db
    .prepare<[Buffer], number>(
      'SELECT id FROM article WHERE address_key = ? ORDER BY trashed, day DESC, time DESC, id DESC LIMIT 1',
    )
    .pluck()
  return (key) => find.get(digest(key)) ?? null
}

export function articleReader(db: Connection) {
  const article = db.prepare<[number], ArticleRow>(
    `SELECT day, same_address AS sameAddress, shown_capture_id AS shownCaptureId, source.id AS sourceId, domain, name
     FROM article JOIN source ON source.id = source_id WHERE article.id = ?`,
  )
  const capture = db.prepare<[number], CaptureRow>(
    `SELECT path, imported, format, encoding, title, address, byline, lang, words,
            archived_at AS archivedAt, image_address AS imageAddress, image_caption AS imageCaption
     FROM capture WHERE id = ?`,
  )
  const topics = db.prepare<[number, 'topic' | 'tag'], Topic>(
    `SELECT publisher_id AS id, name FROM capture_topic JOIN topic ON topic.id = topic_id
     WHERE capture_id = ? AND kind = ? ORDER BY position`,
  )
  const references = db.prepare<[number], Reference>(
    'SELECT address, publisher_id AS publisherId, text FROM reference WHERE capture_id = ? ORDER BY position',
  )
  const factsOfCaptures = captureFacts(db)

  return (id: number, captureId?: number): Result<StoredArticle> => {
    const stored = article.get(id)
    if (stored === undefined) return fail('not-found', text.failure.noArticle)
    const newest = newestFirst(factsOfCaptures(id))
    const facts = newest.find((one) => one.id === (captureId ?? stored.shownCaptureId))
    const read = facts && capture.get(facts.id)
    const shown = shownCapture(newest)
    if (facts === undefined || read === undefined || shown === undefined)
      return fail('not-found', text.failure.noCapture)
    const { imageAddress, imageCaption, ...rest } = read
    return ok({
      ...rest,
      id,
      captureId: facts.id,
      source: { id: stored.sourceId, domain: stored.domain, name: stored.name },
      published: publishedOf(facts, newest),
      captured: facts.captured,
      day: stored.day === null ? null : dayText(stored.day),
      leadImage: imageAddress === null ? null : { address: imageAddress, caption: imageCaption ?? '' },
      topics: topics.all(facts.id, 'topic'),
      tags: topics.all(facts.id, 'tag').map(({ name }) => name),
      references: references.all(facts.id),
      captures: newest.map(({ id, captured, imported, title, words }) => ({
        id,
        captured,
        imported,
        title,
        words,
      })),
      newestIsShorter: shown !== newest[0],
      sameAddress: stored.sameAddress === 1,
    })
  }
}
