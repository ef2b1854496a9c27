/** The list: ids in order, rows by id, and counts by source. */
import type { ListFilter, ListQuery, ListRow, SourceCount } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { dayText } from './days.ts'
import { idQueries, sourceCountQuery } from './list-queries.ts'

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

export function listReader(db: Connection) {
  const row = db.prepare<[number], Row>(
    `SELECT article.id, capture.title, source.id AS sourceId, source.domain, source.name, day, day_from AS dayFrom,
            excerpt, captures, same_address AS sameAddress, lang
     FROM article
     JOIN capture ON capture.id = shown_capture_id
     JOIN source ON source.id = source_id
     WHERE article.id = ?`,
  )
  const walks = new Set<Generator<number>>()

  function* walk(query: ListQuery): Generator<number, void, undefined> {
    for (const { sql, values } of idQueries(query)) {
      // Prepared each time: while one list is walked its statement cannot serve another.
      yield* db
        .prepare<(string | number)[], number>(sql)
        .pluck()
        .iterate(...values)
    }
  }

  return {
    listIds: (query: ListQuery): Generator<number, void, undefined> => {
      const ids = tracked(walk(query))
      walks.add(ids)
      return ids

      function* tracked(inner: Generator<number, void, undefined>): Generator<number, void, undefined> {
        try {
          yield* inner
        } finally {
          walks.delete(ids)
        }
      }
    },

    rows: (ids: Iterable<number>): ListRow[] => {
      const found: ListRow[] = []
      for (const id of ids) {
        const stored = row.get(id)
        if (stored !== undefined) found.push(listRow(stored))
      }
      return found
    },

    sources: (filter: ListFilter): SourceCount[] => {
      const { sql, values } = sourceCountQuery(filter)
      return db.prepare<(string | number)[], SourceCount>(sql).all(...values)
    },

    /** A statement that is walked keeps the connection from being closed. */
    endWalks: (): void => {
      for (const ids of walks) ids.return(undefined)
      walks.clear()
    },
  }
}

const listRow = ({ sourceId, domain, name, day, sameAddress, ...row }: Row): ListRow => ({
  ...row,
  source: { id: sourceId, domain, name },
  day: day === null ? null : dayText(day),
  sameAddress: sameAddress === 1,
})
