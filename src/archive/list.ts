/**
 * The list: ids in order, rows by id, and counts by source. Every order has an index that also holds what the
 * filters ask for, so that a list is a walk along one index: nothing is sorted, and the first rows come at once.
 */
import { searchQuery } from '../shared/search-query.ts'
import type { ListFilter, ListQuery, ListRow, SortKey, SourceCount } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { dayNumber, dayText } from './days.ts'

/** The columns of an order, and whether the first is null for some articles: those come last both ways. */
const orders = {
  published: { index: 'article_by_day', columns: ['day', 'time', 'id'], nullable: true },
  captured: { index: 'article_by_captured', columns: ['captured', 'id'], nullable: true },
  imported: { index: 'article_by_imported', columns: ['imported', 'id'], nullable: false },
  title: { index: 'article_by_title', columns: ['title_key', 'id'], nullable: false },
} as const satisfies Record<SortKey, { index: string; columns: string[]; nullable: boolean }>

interface Condition {
  sql: string
  value: string | number
}

export interface SqlQuery {
  sql: string
  values: (string | number)[]
}

/** The walks that together give the ids of a list in order. */
export function idQueries({ filter, sort }: ListQuery): SqlQuery[] {
  const { index, columns, nullable } = orders[sort.by]
  // One source has its own index in the list's first order; several would have to be merged.
  const oneSource = sort.by === 'published' && filter.sources.length === 1
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC'
  const conditions = [
    ...sourceConditions(filter.sources),
    ...dayConditions(filter),
    ...searchConditions(filter.search),
  ]
  const parts = nullable ? [`${columns[0]} IS NOT NULL`, `${columns[0]} IS NULL`] : ['TRUE']
  return parts.map((part) => ({
    sql: `SELECT id FROM article INDEXED BY ${oneSource ? 'article_by_source' : index}
      WHERE ${[part, ...conditions.map(({ sql }) => sql)].join(' AND ')}
      ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')}`,
    values: conditions.map(({ value }) => value),
  }))
}

/** Articles by source, under the days and the search alone. */
export function sourceCountQuery(filter: ListFilter): SqlQuery {
  const conditions = [...dayConditions(filter), ...searchConditions(filter.search)]
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
  return {
    sql: `SELECT source.id, domain, name, count
      FROM (SELECT source_id, count(*) AS count FROM article INDEXED BY article_by_source ${where} GROUP BY source_id)
      JOIN source ON source.id = source_id
      ORDER BY count DESC, name COLLATE NOCASE, source.id`,
    values: conditions.map(({ value }) => value),
  }
}

function sourceConditions(sources: readonly number[]): Condition[] {
  const [first] = sources
  if (first === undefined) return []
  if (sources.length === 1) return [{ sql: 'source_id = ?', value: first }]
  return [{ sql: 'source_id IN (SELECT value FROM json_each(?))', value: JSON.stringify(sources) }]
}

const dayConditions = ({ from, to }: ListFilter): Condition[] => [
  ...(from === null ? [] : [{ sql: 'day >= ?', value: dayNumber(from) }]),
  ...(to === null ? [] : [{ sql: 'day <= ?', value: dayNumber(to) }]),
]

function searchConditions(search: string): Condition[] {
  const query = searchQuery(search)
  if (query === null) return []
  const sql = `id IN (
    SELECT capture.article_id FROM search JOIN capture ON capture.id = search.rowid WHERE search MATCH ?)`
  return [{ sql, value: query.fts }]
}

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
