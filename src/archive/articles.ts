/** The table `article`, for writing. */
import { createHash } from 'node:crypto'
import { identityRules } from '../shared/article.ts'
import type { Connection } from './connection.ts'
import type { Piece } from './identity.ts'
import type { ListFacts } from './shown.ts'
import { titleKey } from './title-key.ts'

/** Keys are long, percent-encoded, and only ever compared: kept as they are they cost 4 % of a library. */
export const digest = (key: string): Buffer => createHash('sha256').update(key).digest().subarray(0, 16)

type ListColumns = [
  shownCaptureId: number,
  captures: number,
  day: number | null,
  dayFrom: string | null,
  time: number | null,
  captured: number | null,
  imported: number,
  titleKey: string,
]

const listColumns = (facts: ListFacts): ListColumns => [
  facts.shownCaptureId,
  facts.captures,
  facts.day,
  facts.dayFrom,
  facts.time,
  facts.captured,
  facts.imported,
  titleKey(facts.title),
]

/** Each capture of each article at a key, those in the trash too. */
export function pieceFinder(db: Connection): (key: string) => (Piece & { articleId: number })[] {
  const piecesAt = db.prepare<[Buffer], Piece & { articleId: number }>(
    `SELECT article.id AS articleId, capture.title, capture.sketch
     FROM article JOIN capture ON capture.article_id = article.id
     WHERE article.address_key = ?`,
  )
  return (key) => piecesAt.all(digest(key))
}

export function articleTable(db: Connection) {
  const add = db
    .prepare<[...ListColumns, Buffer | null, number, number, number], number>(
      `INSERT INTO article (
         shown_capture_id, captures, day, day_from, time, captured, imported, title_key,
         address_key, identity_rules, same_address, source_id
       ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .pluck()
  const update = db.prepare<[...ListColumns, number]>(
    `UPDATE article SET
       shown_capture_id = ?, captures = ?, day = ?, day_from = ?, time = ?, captured = ?, imported = ?, title_key = ?
     WHERE id = ?`,
  )
  const mark = db
    .prepare<[Buffer], number>(
      'UPDATE article SET same_address = 1 WHERE address_key = ? AND same_address = 0 RETURNING id',
    )
    .pluck()

  return {
    piecesAt: pieceFinder(db),
    /** Marks all articles at this key as sharing it; gives those that were not marked before. */
    markSameAddress: (key: string): number[] => mark.all(digest(key)),
    add: (facts: ListFacts, place: { key: string | null; sourceId: number; sameAddress: boolean }): number =>
      add.get(
        ...listColumns(facts),
        place.key === null ? null : digest(place.key),
        identityRules,
        place.sameAddress ? 1 : 0,
        place.sourceId,
      ) as number,
    update: (id: number, facts: ListFacts): void => void update.run(...listColumns(facts), id),
  }
}
