/**
 * The SQL of the list. Every order has an index that also holds what the filters ask for, so that a list is a walk
 * along one index: nothing is sorted, and the first rows come at once. Trash and the rest are two parts of each index.
 */
import type { ListFilter, ListQuery, SortKey } from '../shared/list.ts'
import { ftsExpression } from '../shared/query/fts.ts'
import { parseQuery } from '../shared/query/parse.ts'
import { dayNumber } from './days.ts'

/** The columns of an order, and whether the first is null for some articles: those come last both ways. */
const orders = {
  published: { index: 'article_by_day', columns: ['day', 'time', 'id'], nullable: true },
  captured: { index: 'article_by_captured', columns: ['captured', 'id'], nullable: true },
  imported: { index: 'article_by_imported', columns: ['imported', 'id'], nullable: false },
  title: { index: 'article_by_title', columns: ['title_key', 'id'], nullable: false },
} as const satisfies Record<SortKey, { index: string; columns: string[]; nullable: boolean }>

export interface SqlQuery {
  sql: string
  values: (string | number)[]
}

interface Conditions {
  /** Joined by AND. */
  sql: string
  values: (string | number)[]
}

/** The walks that together give the ids of a list in order. */
export function idQueries({ filter, sort }: ListQuery): SqlQuery[] {
  const { index, columns, nullable } = orders[sort.by]
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC'
  const { sql, values } = all(trash(filter), sources(filter), days(filter), search(filter))
  const parts = nullable ? [`${columns[0]} IS NOT NULL`, `${columns[0]} IS NULL`] : ['TRUE']
  return parts.map((part) => ({
    sql: `SELECT id FROM article INDEXED BY ${sort.by === 'published' ? dayIndex(filter) : index}
      WHERE ${sql} AND ${part}
      ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')}`,
    values,
  }))
}

/** Articles by source, whatever sources are chosen. */
export function sourceCountQuery(filter: ListFilter): SqlQuery {
  const { sql, values } = all(trash(filter), days(filter), search(filter))
  return {
    sql: `SELECT source.id, domain, name, count
      FROM (SELECT source_id, count(*) AS count FROM article INDEXED BY article_by_source WHERE ${sql} GROUP BY source_id)
      JOIN source ON source.id = source_id
      ORDER BY count DESC, name COLLATE NOCASE, source.id`,
    values,
  }
}

/** Articles by day, in order, whatever days are chosen. */
export function dayCountQuery(filter: ListFilter): SqlQuery {
  const { sql, values } = all(trash(filter), sources(filter), search(filter))
  return {
    sql: `SELECT day, count(*) AS count FROM article INDEXED BY ${dayIndex(filter)}
      WHERE ${sql} AND day IS NOT NULL GROUP BY day ORDER BY day`,
    values,
  }
}

/** One source has its own index by day; several would have to be merged. */
const dayIndex = (filter: ListFilter): string =>
  filter.sources.length === 1 ? 'article_by_source' : 'article_by_day'

const all = (...conditions: (Conditions | null)[]): Conditions => {
  const given = conditions.filter((one) => one !== null)
  return { sql: given.map(({ sql }) => sql).join(' AND '), values: given.flatMap(({ values }) => values) }
}

const trash = (filter: ListFilter): Conditions => ({ sql: 'trashed = ?', values: [filter.trash ? 1 : 0] })

function sources({ sources }: ListFilter): Conditions | null {
  const [first] = sources
  if (first === undefined) return null
  if (sources.length === 1) return { sql: 'source_id = ?', values: [first] }
  return { sql: 'source_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(sources)] }
}

function days({ from, to }: ListFilter): Conditions | null {
  if (from === null && to === null) return null
  return all(
    from === null ? null : { sql: 'day >= ?', values: [dayNumber(from)] },
    to === null ? null : { sql: 'day <= ?', values: [dayNumber(to)] },
  )
}

function search({ search }: ListFilter): Conditions | null {
  const fts = textOf(search)
  if (fts === null) return null
  const sql = `id IN (
    SELECT capture.article_id FROM search JOIN capture ON capture.id = search.rowid WHERE search MATCH ?)`
  return { sql, values: [fts] }
}

/** What the index can say of a query; facts, and so the day, are not looked at yet. */
function textOf(search: string): string | null {
  const { root } = parseQuery(search, { today: '1970-01-01' })
  const parts = root?.kind === 'and' ? root.of : root === null ? [] : [root]
  const texts = parts.filter((part) => ftsExpression(part.kind === 'not' ? part.of : part) !== null)
  const [only] = texts
  const expression =
    texts.length > 1 ? ftsExpression({ kind: 'and', of: texts }) : only && ftsExpression(only)
  // This table has one column for topics and tags.
  return expression?.replaceAll('{tags} :', '{topics} :') ?? null
}
