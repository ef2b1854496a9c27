/** The table `article_change`: which articles were changed or purged, so that a reader that knew them keeps up. */
import type { Connection } from './connection.ts'

/** All but the last, by which a reader still sees that it has missed some. */
export const forgetChanges = (db: Connection): void =>
  void db.exec('DELETE FROM article_change WHERE id < (SELECT max(id) FROM article_change)')

export interface ChangeReader {
  /** The last change there is; 0 when there was none. */
  last: () => number
  /** The articles of the changes after this one, each once; null when some of them were forgotten, or are too many. */
  after: (change: number) => number[] | null
}

/** More are as quickly read with everything else. */
const mostChanges = 50_000

export function changeReader(db: Connection): ChangeReader {
  const bounds = db.prepare<[], { first: number | null; last: number | null }>(
    'SELECT min(id) AS first, max(id) AS last FROM article_change',
  )
  const after = db
    .prepare<[number], number>('SELECT DISTINCT article_id FROM article_change WHERE id > ?')
    .pluck()
  return {
    last: () => bounds.get()?.last ?? 0,
    after: (change) => {
      const { first, last } = bounds.get() ?? {}
      if (typeof first !== 'number' || typeof last !== 'number') return []
      if (first > change + 1 || last - change > mostChanges) return null
      return after.all(change)
    },
  }
}
