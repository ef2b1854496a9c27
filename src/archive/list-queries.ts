/**
 * The SQL of the list. Every order has an index that also holds what its first rows are filtered by, so that they come
 * at once, before the columns are read (search/columns.ts). Trash and the rest are two parts of each index.
 */
import type { ListFilter, ListQuery, StoredSortKey } from '../shared/list.ts'
import { dayNumber } from './days.ts'

/** The columns of an order, and whether the first is null for some articles: those come last both ways. */
const orders = {
  published: { index: 'article_by_day', columns: ['day', 'time', 'id'], nullable: true },
  captured: { index: 'article_by_captured', columns: ['captured', 'id'], nullable: true },
  imported: { index: 'article_by_imported', columns: ['imported', 'id'], nullable: false },
  title: { index: 'article_by_title', columns: ['title_key', 'id'], nullable: false },
} as const satisfies Record<StoredSortKey, { index: string; columns: string[]; nullable: boolean }>

export interface SqlQuery {
  sql: string
  values: (string | number)[]
}

/** All articles of the trash or not (the parameter), ascending: those that have what they are sorted by, the others. */
export const orderQueries = (by: StoredSortKey): string[] =>
  parts(by).map(
    (part) =>
      `SELECT id FROM article INDEXED BY ${orders[by].index} WHERE trashed = ? AND ${part}
       ORDER BY ${orders[by].columns.join(', ')}`,
  )

/**
 * The walks that together give the ids of a list in order, and its size; null for what only the columns can tell: a
 * search, and facets but one source.
 */
export function plainQueries({ filter, sort }: ListQuery): { walks: SqlQuery[]; size: SqlQuery } | null {
  const source = onlySource(filter)
  if (filter.search.trim() !== '' || source === null) return null
  const { sql, values } = all([
    { sql: 'trashed = ?', values: [filter.trash ? 1 : 0] },
    ...(source === undefined ? [] : [{ sql: 'source_id = ?', values: [source] }]),
    ...(filter.from === null ? [] : [{ sql: 'day >= ?', values: [dayNumber(filter.from)] }]),
    ...(filter.to === null ? [] : [{ sql: 'day <= ?', values: [dayNumber(filter.to)] }]),
  ])
  const by = sort.by === 'relevance' ? 'published' : sort.by
  const { index, columns } = orders[by]
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC'
  const byDay = source === undefined ? 'article_by_day' : 'article_by_source'
  return {
    walks: parts(by).map((part) => ({
      sql: `SELECT id FROM article INDEXED BY ${by === 'published' ? byDay : index}
        WHERE ${sql} AND ${part}
        ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')}`,
      values,
    })),
    size: { sql: `SELECT count(*) FROM article INDEXED BY ${byDay} WHERE ${sql}`, values },
  }
}

/** Undefined: all sources; null: several, or other facets. */
function onlySource({ facets }: ListFilter): number | undefined | null {
  const [first, second] = facets
  if (first === undefined) return undefined
  const isOnly = second === undefined && first.kind === 'source' && !first.exclude
  return isOnly ? Number(first.value) : null
}

const parts = (by: StoredSortKey): string[] => {
  const { columns, nullable } = orders[by]
  return nullable ? [`${columns[0]} IS NOT NULL`, `${columns[0]} IS NULL`] : ['TRUE']
}

const all = (conditions: SqlQuery[]): SqlQuery => ({
  sql: conditions.map(({ sql }) => sql).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
})
