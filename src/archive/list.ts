/** The list: its first rows, rows by id, and all sources. */
import type { ListQuery, ListRow, SourceCount } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { dayText } from './days.ts'
import { plainQueries, type SqlQuery } from './list-queries.ts'

interface Row {
  id: number
  title: string
  sourceId: number
  domain: string
  name: string
  day: number | null
  dayFrom: ListRow['dayFrom']
  excerpt: string
  captures: number
  sameAddress: number
  lang: string
}

/** The beginning of a list, and how long all of it is. */
export interface ListBeginning {
  ids: number[]
  size: number
}

export function listReader(db: Connection) {
  const row = db.prepare<[number], Row>(
    `SELECT article.id, capture.title, source.id AS sourceId, source.domain, source.name, day, day_from AS dayFrom,
            excerpt, captures, same_address AS sameAddress, lang
     FROM article
     JOIN capture ON capture.id = shown_capture_id
     JOIN source ON source.id = source_id
     WHERE article.id = ?`,
  )
  const numbers = ({ sql, values }: SqlQuery, most: number): number[] =>
    db
      .prepare<(string | number)[], number>(`${sql} LIMIT ?`)
      .pluck()
      .all(...values, most)

  return {
    beginning: (query: ListQuery, count: number): ListBeginning | null => {
      const plain = plainQueries(query)
      if (plain === null) return null
      const ids: number[] = []
      for (const walk of plain.walks) if (ids.length < count) ids.push(...numbers(walk, count - ids.length))
      return { ids, size: numbers(plain.size, 1)[0] ?? 0 }
    },

    rows: (ids: Iterable<number>): ListRow[] => {
      const found: ListRow[] = []
      for (const id of ids) {
        const stored = row.get(id)
        if (stored !== undefined) found.push(listRow(stored))
      }
      return found
    },

    sources: (): SourceCount[] =>
      db
        .prepare<[], SourceCount>(
          `SELECT source.id, domain, name, count
           FROM (SELECT source_id, count(*) AS count FROM article INDEXED BY article_by_source
                 WHERE trashed = 0 GROUP BY source_id)
           JOIN source ON source.id = source_id
           ORDER BY count DESC, name COLLATE NOCASE, source.id`,
        )
        .all(),
  }
}

const listRow = ({ sourceId, domain, name, day, sameAddress, ...row }: Row): ListRow => ({
  ...row,
  source: { id: sourceId, domain, name },
  day: day === null ? null : dayText(day),
  sameAddress: sameAddress === 1,
})
