import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything, sortKeys, type ListQuery, type SortKey, type YearCount } from '../shared/list.ts'
import type { Moment } from '../shared/moment.ts'
import { connectForReading } from './connection.ts'
import { dayCountQuery, idQueries, sourceCountQuery } from './list-queries.ts'
import { at, item, type Made } from './testing/captures.ts'
import { openLibrary, valueOf, type Opened } from './testing/library.ts'
import { titleKey } from './title-key.ts'

const zone = 'Asia/Hong_Kong'
const domains = ['a.example', 'b.example', 'c.example']
const words = ['harbour', 'snow', 'budget']
const titles = ['Émile', 'apple', 'Banana', '“Cherry”', '圖書館', '']

const moment = fc.option(
  fc.record({
    instant: fc
      .integer({ min: -6, max: 60 })
      .map((hours) => Date.parse('2024-02-28T00:00Z') + hours * 3_600_000),
    zoned: fc.boolean(),
    from: fc.constant('header' as const),
  }),
)
const article = fc.record({
  domain: fc.constantFrom(...domains),
  title: fc.constantFrom(...titles),
  body: fc.subarray(words).map((chosen) => chosen.join(' ')),
  published: moment,
  captured: moment,
  trash: fc.boolean(),
})
const day = fc.option(fc.constantFrom('2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02'))
const query = fc.record({
  sources: fc.subarray([0, 1, 2]),
  from: day,
  to: day,
  search: fc.constantFrom('', ...words, 'harbour snow', '…'),
  trash: fc.boolean(),
  by: fc.constantFrom(...sortKeys),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})

type Article = Required<Pick<Made, 'domain' | 'title' | 'body' | 'published' | 'captured'>> & {
  id: number
  trash: boolean
}

/** The day on a wall in Hong Kong, which is 8 hours ahead all year. */
function dayOf({ published, captured }: Article): string | null {
  const time: Moment | null = published ?? captured
  if (time === null) return null
  return new Date(time.instant + (time.zoned ? 8 * 3_600_000 : 0)).toISOString().slice(0, 10)
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** What an article is sorted by; an article whose first value is null comes last. */
const sortValues: Record<SortKey, (article: Article) => (string | number | null)[]> = {
  published: (one) => [dayOf(one), (one.published ?? one.captured)?.instant ?? null],
  captured: (one) => [one.captured?.instant ?? null],
  imported: () => [0],
  title: (one) => [titleKey(one.title)],
}

function matches(
  article: Article,
  { from, to, search, trash }: Omit<ListQuery['filter'], 'sources'>,
): boolean {
  if (article.trash !== trash) return false
  const day = dayOf(article)
  if (from !== null && (day === null || day < from)) return false
  if (to !== null && (day === null || day > to)) return false
  return search === '…' || search.split(' ').every((word) => article.body.includes(word))
}

function sorted(articles: Article[], { by, direction }: ListQuery['sort']): number[] {
  const sign = direction === 'ascending' ? 1 : -1
  const values = sortValues[by]
  const order = (a: Article, b: Article): number => {
    const [left, right] = [values(a), values(b)]
    if ((left[0] === null) !== (right[0] === null)) return left[0] === null ? 1 : -1
    for (const [i, value] of left.entries()) {
      const difference = compare(value ?? 0, right[i] ?? 0)
      if (difference !== 0) return sign * difference
    }
    return sign * (a.id - b.id)
  }
  return articles.toSorted(order).map(({ id }) => id)
}

function yearsOf(days: (string | null)[]): YearCount[] {
  const count = (start: string): number => days.filter((day) => day?.startsWith(start)).length
  const starts = (length: number): string[] => [
    ...new Set(days.flatMap((day) => (day === null ? [] : [day.slice(0, length)])).sort()),
  ]
  return starts(4)
    .reverse()
    .map((year) => ({
      year: Number(year),
      count: count(year),
      months: starts(7)
        .filter((month) => month.startsWith(year))
        .map((month) => ({ month: Number(month.slice(5)), count: count(month) })),
    }))
}

/** A library with these articles, all imported at once, and the id of each source. */
function libraryOf(
  made: Omit<Article, 'id'>[],
): Opened & { articles: Article[]; sourceIds: Map<string, number> } {
  const library = openLibrary({ timeZone: zone })
  const { outcomes } = library.write(...made.map((one) => item(one)))
  const articles = made.map((one, i) => ({ ...one, id: outcomes[i]?.articleId ?? 0 }))
  const sourceIds = new Map(library.reader.sources(everything.filter).map(({ domain, id }) => [domain, id]))
  valueOf(library.writer.removeArticles(articles.filter(({ trash }) => trash).map(({ id }) => id)))
  return { ...library, articles, sourceIds }
}

test('a list holds exactly what passes its filters, in order, and sources are counted without their own filter', () => {
  fc.assert(
    fc.property(
      fc.array(article, { maxLength: 25 }),
      fc.array(query, { minLength: 15, maxLength: 15 }),
      (made, queries) => {
        const { reader, writer, articles, sourceIds } = libraryOf(made)
        for (const { sources, by, direction, ...filter } of queries) {
          const chosen = sources.map((i) => domains[i] ?? '')
          const sort = { by, direction }
          const ids = chosen.map((domain) => sourceIds.get(domain) ?? 999)
          const passing = articles.filter((one) => matches(one, filter))
          const listed = passing.filter(({ domain }) => chosen.length === 0 || chosen.includes(domain))
          expect([...reader.listIds({ filter: { ...filter, sources: ids }, sort })]).toEqual(
            sorted(listed, sort),
          )

          const counted = reader.sources({ ...filter, sources: ids })
          const counts = new Map<string, number>()
          for (const { domain } of passing) counts.set(domain, (counts.get(domain) ?? 0) + 1)
          expect(new Map(counted.map(({ domain, count }) => [domain, count]))).toEqual(counts)
          expect(counted).toEqual(counted.toSorted((a, b) => b.count - a.count || compare(a.name, b.name)))

          const anyDay = articles.filter((one) => matches(one, { ...filter, from: null, to: null }))
          const dated = anyDay.filter(({ domain }) => chosen.length === 0 || chosen.includes(domain))
          expect(reader.periods({ ...filter, sources: ids })).toEqual(yearsOf(dated.map(dayOf)))
        }
        const kept = articles.filter(({ trash }) => !trash)
        const days = kept
          .map(dayOf)
          .filter((one) => one !== null)
          .sort()
        expect(reader.info()).toMatchObject({
          articles: kept.length,
          trashed: made.length - kept.length,
          captures: kept.length,
          sources: new Set(kept.map(({ domain }) => domain)).size,
          timeZone: zone,
          firstDay: days[0] ?? null,
          lastDay: days.at(-1) ?? null,
        })
        reader.close()
        writer.close()
      },
    ),
    { numRuns: 25 },
  )
})

describe('no list is sorted: each is a walk along one index,', () => {
  const filters = {
    everything: everything.filter,
    'one source': { ...everything.filter, sources: [1] },
    'several sources': { ...everything.filter, sources: [1, 2, 3] },
    days: { ...everything.filter, from: '2024-01-01', to: '2024-12-31' },
    'several sources, days and a search': {
      sources: [1, 2],
      from: '2024-01-01',
      to: null,
      search: 'snow',
      trash: false,
    },
    'the trash': { ...everything.filter, trash: true },
  }
  for (const [name, filter] of Object.entries(filters)) {
    test(`for ${name}`, () => {
      const { path } = openLibrary()
      const db = connectForReading(path)
      const plan = ({ sql, values }: { sql: string; values: (string | number)[] }): string[] =>
        db
          .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...values)
          .map(({ detail }) => detail)
      for (const by of sortKeys)
        for (const direction of ['ascending', 'descending'] as const)
          for (const part of idQueries({ filter, sort: { by, direction } })) {
            const details = plan(part)
            expect(details[0]).toMatch(/^SEARCH article USING COVERING INDEX article_by_\w+ \(trashed=\?/)
            expect(details.join('\n')).not.toContain('TEMP B-TREE')
            expect(details.join('\n')).not.toContain('SCAN capture')
          }
      const counted = plan(sourceCountQuery(filter))
      expect(counted.join('\n')).toContain('article USING COVERING INDEX article_by_source')
      expect(counted.join('\n')).not.toContain('TEMP B-TREE FOR GROUP BY')
      const days = plan(dayCountQuery(filter))
      expect(days[0]).toMatch(/^SEARCH article USING COVERING INDEX article_by_(day|source) \(trashed=\?/)
      expect(days.join('\n')).not.toContain('TEMP B-TREE')
      db.close()
    })
  }

  test('and days narrow the walk in the first order, alone and within one source', () => {
    const { path } = openLibrary()
    const db = connectForReading(path)
    for (const [sources, found] of [
      [[], 'article_by_day (trashed=? AND day>? AND day<?)'],
      [[1], 'article_by_source (trashed=? AND source_id=? AND day>? AND day<?)'],
    ] as const) {
      const filter = { ...everything.filter, sources: [...sources], from: '2024-01-01', to: '2024-01-31' }
      const [known] = idQueries({ ...everything, filter })
      const plan = db.prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${known?.sql}`)
      expect(plan.all(...(known?.values ?? []))[0]?.detail).toContain(found)
    }
    db.close()
  })
})

test('rows come in the order asked for, without those that are not there', () => {
  const { reader, write } = openLibrary({ timeZone: zone })
  const { outcomes } = write(
    item({ title: 'One', domain: 'dw.com', body: 'snow', published: at('2024-06-18T16:00Z') }),
    item({ title: 'Two', key: null, body: 'harbour', captured: at('2024-06-18T16:00Z', false) }),
    item({ title: 'Three' }),
  )
  const [one = 0, two = 0, three = 0] = outcomes.map(({ articleId }) => articleId ?? 0)
  expect(reader.rows([three, 77, one, two])).toMatchObject([
    { id: three, title: 'Three', day: null, dayFrom: null },
    {
      id: one,
      title: 'One',
      source: { domain: 'dw.com', name: 'Deutsche Welle' },
      day: '2024-06-19',
      dayFrom: 'published',
      excerpt: 'snow',
      captures: 1,
      sameAddress: false,
      lang: 'en',
    },
    {
      id: two,
      title: 'Two',
      source: { domain: '', name: 'Unknown' },
      day: '2024-06-18',
      dayFrom: 'captured',
    },
  ])
  expect(reader.rows(Float64Array.of(two))).toHaveLength(1)
})

test('an article is found by the words of any of its captures', () => {
  const { reader, write } = openLibrary()
  const key = 'paper.example/a'
  write(
    item({ key, title: 'The lighthouse', body: '燈塔將改建成圖書館', captured: at('2024-01-01T00:00Z') }),
    item({ key, title: 'The lighthouse', body: 'snow and budget', captured: at('2024-02-01T00:00Z') }),
    item({ title: 'Other', body: 'snow' }),
  )
  const found = (search: string): number =>
    [...reader.listIds({ ...everything, filter: { ...everything.filter, search } })].length
  expect(found('图书馆')).toBe(1)
  expect(found('budget')).toBe(1)
  expect(found('圖書館 budget')).toBe(0)
  expect(found('snow')).toBe(2)
  expect(found('nothing')).toBe(0)
  expect(found('budget OR 圖書館')).toBe(1)
  expect(found('snow -budget')).toBe(1)
  expect(found('title:snow')).toBe(0)
  expect(found('tag:snow OR topic:snow')).toBe(0)
  // There is nothing to look for.
  expect(found('" OR * ) NEAR(')).toBe(2)
})

test('lists may be walked side by side, left in the middle, and do not keep the library open', () => {
  const { reader, write } = openLibrary()
  write(...Array.from({ length: 10 }, () => item()))
  const left = reader.listIds(everything)
  const right = reader.listIds(everything)
  expect(left.next().value).toBe(right.next().value)
  left.return(undefined)
  expect(reader.rows([right.next().value ?? 0])).toHaveLength(1)
  reader.listIds(everything)
  expect(() => reader.close()).not.toThrow()
  expect(right.next().done).toBe(true)
})

test('what is written while a list is walked does not change it', () => {
  const { reader, write } = openLibrary()
  write(item(), item())
  const ids = reader.listIds(everything)
  ids.next()
  write(item(), item())
  expect([...ids]).toHaveLength(1)
  expect([...reader.listIds(everything)]).toHaveLength(4)
})
