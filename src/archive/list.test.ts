import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  everything,
  storedSortKeys,
  type FacetChoice,
  type ListQuery,
  type StoredSortKey,
  type YearCount,
} from '../shared/list.ts'
import type { Moment } from '../shared/moment.ts'
import { connectForReading } from './connection.ts'
import { orderQueries, plainQueries } from './list-queries.ts'
import { at, item, type Made } from './testing/captures.ts'
import { ended, listIds, type Opened, openLibrary, valueOf } from './testing/library.ts'
import { titleKey } from './title-key.ts'

const zone = 'Asia/Hong_Kong'
const domains = ['a.example', 'b.example', 'c.example']
const words = ['harbour', 'snow', 'budget']
const tags = ['energy', '能源', 'Law']
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
  tags: fc.subarray(tags),
  trash: fc.boolean(),
})
const day = fc.option(fc.constantFrom('2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02'))
const query = fc.record({
  sources: fc.array(fc.record({ domain: fc.constantFrom(...domains), exclude: fc.boolean() }), {
    maxLength: 3,
  }),
  topics: fc.array(fc.record({ name: fc.constantFrom(...tags), exclude: fc.boolean() }), { maxLength: 2 }),
  from: day,
  to: day,
  search: fc.constantFrom('', ...words, 'harbour snow', '…'),
  trash: fc.boolean(),
  by: fc.constantFrom(...storedSortKeys),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})

type Article = Required<Pick<Made, 'domain' | 'title' | 'body' | 'published' | 'captured' | 'tags'>> & {
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
const sortValues: Record<StoredSortKey, (article: Article) => (string | number | null)[]> = {
  published: (one) => [dayOf(one), (one.published ?? one.captured)?.instant ?? null],
  captured: (one) => [one.captured?.instant ?? null],
  imported: () => [0],
  title: (one) => [titleKey(one.title)],
}

function matches(article: Article, { from, to, search, trash }: ListQuery['filter']): boolean {
  if (article.trash !== trash) return false
  const day = dayOf(article)
  if (from !== null && (day === null || day < from)) return false
  if (to !== null && (day === null || day > to)) return false
  return search === '…' || search.split(' ').every((word) => article.body.includes(word))
}

function sorted(
  articles: Article[],
  { by, direction }: { by: StoredSortKey; direction: ListQuery['sort']['direction'] },
): number[] {
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
  const sourceIds = new Map(library.reader.sources().map(({ domain, id }) => [domain, id]))
  valueOf(library.writer.removeArticles(articles.filter(({ trash }) => trash).map(({ id }) => id)))
  return { ...library, articles, sourceIds }
}

/** How many of each, most first. */
function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
}

test('a list holds exactly what passes its filters, in order, and each kind is counted without its own choices', () => {
  fc.assert(
    fc.property(
      fc.array(article, { maxLength: 25 }),
      fc.array(query, { minLength: 15, maxLength: 15 }),
      (made, queries) => {
        const { reader, writer, articles, sourceIds } = libraryOf(made)
        for (const { sources, topics, by, direction, ...filter } of queries) {
          const sort = { by, direction }
          const facets = [
            ...sources.map(({ domain, exclude }): FacetChoice => {
              return { kind: 'source', value: sourceIds.get(domain) ?? 999, exclude }
            }),
            ...topics.map(({ name, exclude }): FacetChoice => ({ kind: 'topic', value: name, exclude })),
          ]
          const ofSource = (one: Article): boolean =>
            (sources.every(({ exclude }) => exclude) ||
              sources.some(({ domain, exclude }) => !exclude && domain === one.domain)) &&
            !sources.some(({ domain, exclude }) => exclude && domain === one.domain)
          const ofTopic = (one: Article): boolean =>
            (topics.every(({ exclude }) => exclude) ||
              topics.some(({ name, exclude }) => !exclude && one.tags.includes(name))) &&
            !topics.some(({ name, exclude }) => exclude && one.tags.includes(name))
          const whole = { facets, ...filter }
          const passing = articles.filter((one) => matches(one, whole))
          const listed = sorted(
            passing.filter((one) => ofSource(one) && ofTopic(one)),
            sort,
          )
          expect(listIds(reader, { filter: whole, sort })).toEqual(listed)
          const beginning = reader.listBeginning({ filter: whole, sort }, 3)
          if (beginning !== null) expect(beginning).toEqual({ ids: listed.slice(0, 3), size: listed.length })

          const counted = ended(reader.facets(whole, 2))
          expect(counted.articles).toBe(listed.length)
          expect(counted.sources.map(({ domain, count }) => [domain, count])).toEqual(
            tally(passing.filter(ofTopic).map(({ domain }) => domain)),
          )
          const byTopic = tally(passing.filter(ofSource).flatMap(({ tags }) => tags))
          expect(counted.topics.total).toBe(byTopic.length)
          for (const { value, count } of counted.topics.values)
            expect([value, count]).toEqual(byTopic.find(([name]) => name === value) ?? [value, 0])
          for (const { name } of topics)
            expect(counted.topics.values.map(({ value }) => value)).toContain(name)

          const dated = articles
            .filter(
              (one) => matches(one, { ...whole, from: null, to: null }) && ofSource(one) && ofTopic(one),
            )
            .map(dayOf)
          expect(counted.years).toEqual(yearsOf(dated))
          expect(counted.timeline).toEqual({
            unit: 'day',
            bars: tally(dated.filter((day) => day !== null))
              .map(([day, count]) => ({ from: day, to: day, count }))
              .sort((a, b) => compare(a.from, b.from)),
            earlier: 0,
            later: 0,
            undated: dated.filter((day) => day === null).length,
          })

          const coverage = ended(reader.coverage(whole))
          expect(coverage.map(({ domain, count }) => [domain, count])).toEqual(
            tally(articles.filter(({ id }) => listed.includes(id)).map(({ domain }) => domain)),
          )
          for (const { domain, months, counts } of coverage)
            expect(
              months.map((month, at) => [`${Math.floor(month / 12)}-0${(month % 12) + 1}`, counts[at]]),
            ).toEqual(
              tally(
                articles.flatMap((one) =>
                  listed.includes(one.id) && one.domain === domain ? (dayOf(one)?.slice(0, 7) ?? []) : [],
                ),
              ).sort((a, b) => compare(a[0], b[0])),
            )
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

describe('no list is sorted: its beginning and its orders are walks along one index,', () => {
  const one: FacetChoice = { kind: 'source', value: 1, exclude: false }
  const filters = {
    everything: everything.filter,
    'one source': { ...everything.filter, facets: [one] },
    days: { ...everything.filter, from: '2024-01-01', to: '2024-12-31' },
    'the trash': { ...everything.filter, trash: true },
  }
  const planOf = (path: string, sql: string, values: (string | number)[]): string => {
    const db = connectForReading(path)
    const plan = db
      .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n')
    db.close()
    return plan
  }
  for (const [name, filter] of Object.entries(filters)) {
    test(`for ${name}`, () => {
      const { path } = openLibrary()
      for (const by of storedSortKeys)
        for (const direction of ['ascending', 'descending'] as const) {
          const plain = plainQueries({ filter, sort: { by, direction } })
          for (const { sql, values } of [...(plain?.walks ?? []), ...(plain ? [plain.size] : [])]) {
            const plan = planOf(path, sql, values)
            expect(plan).toMatch(/^SEARCH article USING COVERING INDEX article_by_\w+ \(trashed=\?/)
            expect(plan).not.toContain('TEMP B-TREE')
          }
        }
    })
  }

  test('for all articles', () => {
    const { path } = openLibrary()
    for (const sql of storedSortKeys.flatMap(orderQueries)) {
      const plan = planOf(path, sql, [0])
      expect(plan).toMatch(/^SEARCH article USING COVERING INDEX article_by_\w+ \(trashed=\?/)
      expect(plan).not.toContain('TEMP B-TREE')
    }
  })

  test('and days narrow the walk in the first order, alone and within one source', () => {
    const { path } = openLibrary()
    for (const [facets, found] of [
      [[], 'article_by_day (trashed=? AND day>? AND day<?)'],
      [[one], 'article_by_source (trashed=? AND source_id=? AND day>? AND day<?)'],
    ] as const) {
      const filter = { ...everything.filter, facets: [...facets], from: '2024-01-01', to: '2024-01-31' }
      const [known] = plainQueries({ ...everything, filter })?.walks ?? []
      expect(planOf(path, known?.sql ?? '', known?.values ?? [])).toContain(found)
    }
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
    listIds(reader, { ...everything, filter: { ...everything.filter, search } }).length
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

test('a list that is left in the middle does not keep the library open', () => {
  const { reader, write } = openLibrary()
  write(...Array.from({ length: 10 }, () => item()))
  const left = reader.list(everything)
  left.next()
  left.return()
  const right = reader.list(everything)
  right.next()
  expect(reader.rows(listIds(reader, everything))).toHaveLength(10)
  expect(() => reader.close()).not.toThrow()
  expect(right.next().done).toBe(true)
})

test('what is written between two lists is in the second, in its place', () => {
  const { reader, write } = openLibrary()
  const at2024 = (day: string) => item({ published: at(`2024-${day}T12:00Z`) })
  const ids = (): number[] =>
    write(at2024('01-01'), at2024('03-01')).outcomes.map(({ articleId }) => articleId ?? 0)
  const [one = 0, two = 0] = ids()
  expect(listIds(reader, everything)).toEqual([two, one])
  const [three = 0, four = 0] = write(at2024('02-01'), item()).outcomes.map(({ articleId }) => articleId ?? 0)
  expect(listIds(reader, everything)).toEqual([two, three, one, four])
})

test('relevance puts what stands in a title, or often, before what is mentioned once', () => {
  const { reader, write } = openLibrary()
  const long = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ')
  const ids = write(
    item({ title: 'Weather', body: `${long} harbour`, published: at('2024-03-01T12:00Z') }),
    item({ title: 'Harbour', body: long, published: at('2024-01-01T12:00Z') }),
    item({ title: 'Tides', body: `harbour ${long} harbour`, published: at('2024-02-01T12:00Z') }),
    item({ title: 'Snow', body: long, published: at('2024-04-01T12:00Z') }),
  ).outcomes.map(({ articleId }) => articleId ?? 0)
  const [weather = 0, harbour = 0, tides = 0, snow = 0] = ids
  const listed = (search: string, direction: 'ascending' | 'descending' = 'descending'): number[] =>
    listIds(reader, { filter: { ...everything.filter, search }, sort: { by: 'relevance', direction } })
  expect(listed('harbour')).toEqual([harbour, tides, weather])
  expect(listed('harbour', 'ascending')).toEqual([weather, tides, harbour])
  expect(listed('')).toEqual([snow, weather, tides, harbour])
  expect(listed('-harbour')).toEqual([snow])
})

test('the timeline leaves strays aside, in days, months or years by what it shows', () => {
  const on = (...days: string[]) => {
    const { reader, write } = openLibrary()
    write(...days.map((day) => item({ published: at(`${day}T12:00Z`) })))
    const { timeline } = ended(reader.facets(everything.filter, 5))
    reader.close()
    return timeline
  }
  const near = ['2020-01-31', '2020-03-05', '2023-06-01']
  expect(on(...near)).toEqual({
    unit: 'month',
    bars: [
      { from: '2020-01-01', to: '2020-01-31', count: 1 },
      { from: '2020-03-01', to: '2020-03-31', count: 1 },
      { from: '2023-06-01', to: '2023-06-30', count: 1 },
    ],
    ...{ earlier: 0, later: 0, undated: 0 },
  })
  expect(on(...near, '9999-12-31')).toEqual({ ...on(...near), later: 1 })
  expect(on('1605-07-01', ...near)).toEqual({ ...on(...near), earlier: 1 })
  expect(on('1950-01-01', '1970-05-05', '2000-02-29')).toMatchObject({
    unit: 'year',
    bars: [{ from: '1950-01-01', to: '1950-12-31' }, {}, { from: '2000-01-01', to: '2000-12-31' }],
  })
})

test('an import is named by when it began, and one that is gone has no name', () => {
  const { reader, write } = openLibrary()
  write(item())
  const chosen: FacetChoice = { kind: 'import', value: 99, exclude: true }
  const { imports } = ended(reader.facets({ ...everything.filter, facets: [chosen] }, 5))
  expect(imports.total).toBe(1)
  expect(imports.values[0]?.name).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  expect(imports.values[1]).toEqual({ value: 99, name: '', count: 0 })
})
