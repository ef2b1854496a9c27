/**
 * Articles in the trash keep everything and are found by their bytes and their address as before; purging is the
 * only thing in a library that takes anything away.
 */
import type { PurgePreview } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { picturePurger } from './pictures.ts'

/** Each once, as they stand in the file: a million in the order of a list are a million places to go to. */
const inOrder = (ids: Iterable<number>): Float64Array => Float64Array.from(new Set(ids)).sort()

export function purgePreviewer(db: Connection): (ids: Iterable<number>) => PurgePreview {
  const sizeOf = db.prepare<[number], { captures: number; bytes: number | null }>(
    `SELECT count(*) AS captures, sum(size) AS bytes
     FROM article
     JOIN capture ON capture.article_id = article.id
     JOIN original ON original.id = capture.original_id
     WHERE article.id = ? AND removed IS NOT NULL`,
  )
  return (ids) => {
    const sum = { articles: 0, captures: 0, bytes: 0 }
    for (const id of inOrder(ids)) {
      const { captures, bytes } = sizeOf.get(id) ?? { captures: 0, bytes: 0 }
      if (captures === 0) continue
      sum.articles++
      sum.captures += captures
      sum.bytes += bytes ?? 0
    }
    return sum
  }
}

/** Each verb is to be run in a transaction, takes any numbers, and passes over those that it is not for. */
export function trash(db: Connection) {
  const remove = db.prepare<[number, number]>(
    'UPDATE article SET removed = ?, trashed = 1 WHERE id = ? AND removed IS NULL',
  )
  const restore = db.prepare<[number]>(
    'UPDATE article SET removed = NULL, trashed = 0 WHERE id = ? AND removed IS NOT NULL',
  )
  const preview = purgePreviewer(db)
  const purge = purger(db)

  return {
    /** Gives the ids of those that were not in the trash. */
    remove: (ids: Iterable<number>, now: number): number[] =>
      [...inOrder(ids)].filter((id) => remove.run(now, id).changes > 0),
    /** Gives the ids of those that were in the trash. */
    restore: (ids: Iterable<number>): number[] =>
      [...inOrder(ids)].filter((id) => restore.run(id).changes > 0),
    /** Takes away for good what is in the trash of these, and says what that was. */
    purge: (ids: Iterable<number>): PurgePreview => {
      const chosen = inOrder(ids)
      const purged = preview(chosen)
      purge(chosen)
      return purged
    },
  }
}

function purger(db: Connection): (ids: Iterable<number>) => void {
  const inTrash = db
    .prepare<[number], 1>('SELECT 1 FROM article WHERE id = ? AND removed IS NOT NULL')
    .pluck()
  const capturesOf = db.prepare<[number], { id: number; originalId: number }>(
    'SELECT id, original_id AS originalId FROM capture WHERE article_id = ?',
  )
  const erase = eraser(db)

  return (ids) => {
    for (const id of ids) {
      if (inTrash.get(id) === undefined) continue
      for (const capture of capturesOf.all(id)) erase.capture(capture.id, capture.originalId)
      erase.article(id)
    }
  }
}

/** Takes things away for good: first the captures of an article, then the article. To be run in a transaction. */
export function eraser(db: Connection) {
  const ofCapture = [
    'DELETE FROM search WHERE rowid = ?',
    'DELETE FROM capture_topic WHERE capture_id = ?',
    'DELETE FROM reference WHERE capture_id = ?',
    'UPDATE outcome SET capture_id = NULL WHERE capture_id = ?',
    'DELETE FROM capture WHERE id = ?',
  ].map((sql) => db.prepare<[number]>(sql))
  const purgePictures = picturePurger(db)
  const ofOriginal = [
    'DELETE FROM original_bytes WHERE original_id = ?',
    'DELETE FROM original WHERE id = ?',
  ].map((sql) => db.prepare<[number]>(sql))
  const article = db.prepare<[number], { key: Buffer | null; sameAddress: number }>(
    'DELETE FROM article WHERE id = ? RETURNING address_key AS key, same_address AS sameAddress',
  )
  const rememberId = db.prepare<[string]>(
    `INSERT INTO setting VALUES ('last_capture', ?)
     ON CONFLICT DO UPDATE SET value = excluded.value
     WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)`,
  )
  const unmarkLast = db.prepare<{ key: Buffer }>(
    `UPDATE article SET same_address = 0
     WHERE address_key = @key AND (SELECT count(*) FROM article WHERE address_key = @key) = 1`,
  )

  return {
    capture: (id: number, originalId: number): void => {
      purgePictures(id)
      for (const statement of ofCapture) statement.run(id)
      for (const statement of ofOriginal) statement.run(originalId)
      rememberId.run(String(id))
    },
    article: (id: number): void => {
      const { key, sameAddress } = article.get(id) ?? { key: null, sameAddress: 0 }
      if (key !== null && sameAddress === 1) unmarkLast.run({ key })
    },
  }
}
