/**
 * Times lists, searches and counts of a made library as its reader process answers them, each beside the bare SQLite
 * statement for the same ids in the same process.
 */
import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { openForReading, type ReadableLibrary } from '../src/archive/archive.ts'
import { ResultSets } from '../src/archive/result-sets.ts'
import { blocksOf } from '../src/importer/blocks.ts'
import { everything, firstRows, type ListQuery } from '../src/shared/list.ts'
import { parseQuery } from '../src/shared/query/parse.ts'
import { ftsExpression } from '../src/shared/query/fts.ts'
import type { Result } from '../src/shared/result.ts'
import { random } from './corpus.ts'
import { quantile } from './statistics.ts'

export interface Timed {
  what: string
  /** Articles found, in the middle. */
  found: number
  /** Milliseconds to the first rows, to the whole list, and from there to all counts; sorted. */
  first: number[]
  whole: number[]
  counts: number[]
  /** Milliseconds of the bare statements for the first rows and for all ids; sorted. */
  floorFirst: number[]
  floorWhole: number[]
}

export interface SearchTimes {
  articles: number
  warm: Timed[]
  /** Each query once, in a process of its own whose files are not in memory; null where that cannot be had. */
  cold: { what: string; first: number }[] | null
  /** Milliseconds to open an article, to read a hundred rows anywhere; sorted. */
  open: number[]
  jump: number[]
  /** Bytes of the process at its largest. */
  peak: number
}

type Questions = [what: string, queries: ListQuery[]][]

const filtered = (filter: Partial<ListQuery['filter']>, sort = everything.sort): ListQuery => ({
  filter: { ...everything.filter, ...filter },
  sort,
})
const searched = (search: string): ListQuery => filtered({ search })

function opened(path: string): ReadableLibrary {
  const library = openForReading(path, { blocksOf })
  if (!library.ok) throw new Error(library.problem.sentence)
  return library.value
}

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.sentence)
  return result.value
}

/** Queries made of what stands in articles drawn at random; the same for the same library. */
function questionsOf(library: ReadableLibrary, each: number): Questions {
  const next = random(11)
  const ids: number[] = []
  for (const piece of library.list(everything)) if (piece !== null) ids.push(...piece)
  const texts: string[] = []
  while (texts.length < 8 * each) {
    const article = must(library.article(ids[Math.floor(next() * ids.length)] ?? 0))
    const blocks = blocksOf(must(library.original(article.captureId))) ?? []
    texts.push(blocks.map(({ text }) => text).join('\n'))
  }
  const draw = (pattern: RegExp): string[] => {
    const found: string[] = []
    for (const text of texts) {
      const all = text.match(pattern)
      if (all !== null && found.length < each) found.push(all[Math.floor(next() * all.length)] ?? '')
    }
    return found
  }
  const two = draw(/\p{sc=Han}{2}/gu)
  const others = draw(/\p{sc=Han}{2}/gu)
  const sources = library.sources()
  const drawnSources = Array.from(
    { length: each },
    () => sources[Math.floor(next() ** 3 * sources.length)]?.id ?? 1,
  )
  const months = Array.from({ length: each }, () => {
    const year = 2006 + Math.floor(next() * 18)
    const month = String(1 + Math.floor(next() * 12)).padStart(2, '0')
    return { from: `${year}-${month}-01`, to: `${year}-${month}-28` }
  })
  const facet = (value: number) => ({ kind: 'source' as const, value, exclude: false })
  return [
    ['everything', [everything]],
    ['one source', drawnSources.map((id) => filtered({ facets: [facet(id)] }))],
    ['one month', months.map((month) => filtered(month))],
    [
      'source and month',
      months.map((month, i) => filtered({ ...month, facets: [facet(drawnSources[i] ?? 1)] })),
    ],
    ['by captured', [filtered({}, { by: 'captured', direction: 'descending' })]],
    ['by title', [filtered({}, { by: 'title', direction: 'ascending' })]],
    ['one character', draw(/\p{sc=Han}/gu).map(searched)],
    ['in about half', ['大', '以', '人', '國', '不', '一'].map(searched)],
    ['two characters', two.map(searched)],
    ['four characters', draw(/\p{sc=Han}{4}/gu).map(searched)],
    ['eight characters', draw(/\p{sc=Han}{8}/gu).map(searched)],
    ['Latin, 3 letters', draw(/\b[a-z]{3}/g).map(searched)],
    ['NEAR', two.map((word, i) => searched(`NEAR(${word} ${others[i] ?? word}, 10)`))],
    [
      'boolean and a source',
      two.map((word, i) =>
        filtered({ search: `(${word} OR ${others[i] ?? word}) -的`, facets: [facet(drawnSources[i] ?? 1)] }),
      ),
    ],
    [
      'by relevance',
      two.map((word) => filtered({ search: word }, { by: 'relevance', direction: 'descending' })),
    ],
  ]
}

/** The bare statement for the same ids; null where SQLite has no statement for them. */
function floorOf({ filter, sort }: ListQuery): { sql: string; values: (string | number)[] } | null {
  const conditions = ['trashed = 0']
  const values: (string | number)[] = []
  for (const { value } of filter.facets) {
    conditions.push('source_id = ?')
    values.push(value)
  }
  if (filter.from !== null && filter.to !== null) {
    conditions.push('day BETWEEN ? AND ?')
    values.push(Date.parse(filter.from) / 86_400_000, Date.parse(filter.to) / 86_400_000)
  }
  const order = {
    published: 'day DESC, time DESC, id DESC',
    captured: 'captured DESC, id DESC',
    imported: 'imported DESC, id DESC',
    title: 'title_key, id',
    relevance: null,
  }[sort.by]
  if (order === null) return null
  if (filter.search !== '') {
    const { root } = parseQuery(filter.search, { today: '2026-01-01' })
    const expression = root === null ? null : ftsExpression(root)
    if (expression === null) return null
    conditions.push(
      'id IN (SELECT article_id FROM search JOIN capture ON capture.id = search.rowid WHERE search MATCH ?)',
    )
    values.push(expression)
  }
  return { sql: `SELECT id FROM article WHERE ${conditions.join(' AND ')} ORDER BY ${order}`, values }
}

/** Milliseconds that a list is waited for: what has to be read takes minutes of a million. */
const longest = 20_000

const sorted = (values: number[]): number[] => values.sort((a, b) => a - b)

/** @param each queries of each kind */
export async function timeSearch(path: string, each: number): Promise<SearchTimes> {
  const library = opened(path)
  const bare = new Sqlite(path, { readonly: true })
  bare.pragma('cache_size = -65536')
  const sets = new ResultSets(library)
  const questions = questionsOf(library, each)
  const use = async (query: ListQuery) => {
    const start = performance.now()
    const { handle, first: rows, isComplete } = must(await sets.open(query, firstRows))
    // Shown with nothing yet: what counts is when there is something, or nothing more to come.
    if (rows.length === 0 && !isComplete) await sets.rows(handle, 0, 1)
    const first = performance.now() - start
    const listed = await Promise.race([sets.ids(handle), setTimeout(longest, null)])
    if (listed === null) return { first, whole: NaN, counts: NaN, found: NaN }
    const ids = must(listed)
    const whole = performance.now() - start
    const counted = performance.now()
    const { articles } = must(await sets.facets(query.filter, 30))
    if (articles !== ids.length) throw new Error(`${ids.length} listed, ${articles} counted`)
    sets.close(handle)
    return { first, whole, counts: performance.now() - counted, found: ids.length }
  }
  const warm: Timed[] = []
  for (const [what, queries] of questions) {
    const timed: Timed = { what, found: 0, first: [], whole: [], counts: [], floorFirst: [], floorWhole: [] }
    const sizes: number[] = []
    for (const query of [...queries.slice(0, 1), ...queries]) {
      const { first, whole, counts, found } = await use(query)
      // The first is done twice: what it brings into memory is not to count.
      if (query === queries[0] && sizes.length === 0 && queries.length > 1) {
        sizes.push(found)
        continue
      }
      sizes.push(found)
      timed.first.push(first)
      timed.whole.push(whole)
      timed.counts.push(counts)
      const floor = floorOf(query)
      if (floor === null) continue
      const start = performance.now()
      bare
        .prepare(`${floor.sql} LIMIT ${firstRows}`)
        .pluck()
        .all(...floor.values)
      timed.floorFirst.push(performance.now() - start)
      const begun = performance.now()
      bare
        .prepare(floor.sql)
        .pluck()
        .all(...floor.values)
      timed.floorWhole.push(performance.now() - begun)
    }
    timed.found = quantile(sizes, 0.5)
    for (const times of [timed.first, timed.whole, timed.counts, timed.floorFirst, timed.floorWhole])
      sorted(times)
    warm.push(timed)
  }

  const { handle, size } = must(await sets.open(everything, firstRows))
  const next = random(5)
  const open: number[] = []
  const jump: number[] = []
  for (let i = 0; i < 10 * each; i++) {
    const row = Math.floor(next() * size)
    const start = performance.now()
    const [at] = must(await sets.rows(handle, row, 100))
    jump.push(performance.now() - start)
    if (at === undefined) continue
    const begun = performance.now()
    const article = must(library.article(at.id))
    blocksOf(must(library.original(article.captureId)))
    open.push(performance.now() - begun)
  }
  const articles = library.info().articles
  const cold = timeCold(path, questions)
  bare.close()
  library.close()
  return {
    articles,
    warm,
    cold,
    open: sorted(open),
    jump: sorted(jump),
    peak: process.resourceUsage().maxRSS * 1024,
  }
}

function timeCold(path: string, questions: Questions): SearchTimes['cold'] {
  const cold: { what: string; first: number }[] = []
  for (const [what, queries] of questions) {
    try {
      writeFileSync('/proc/sys/vm/drop_caches', '3')
    } catch {
      return null
    }
    const request = JSON.stringify({ path, query: queries.at(-1) })
    const run = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), request],
      {
        encoding: 'utf8',
      },
    )
    if (run.status !== 0) throw new Error(`a cold query failed: ${run.stderr}`)
    cold.push({ what, first: Number(run.stdout) })
  }
  return cold
}

/** The process of one cold query: from opening the library to the first rows that are there, or to the end. */
const [request] = process.argv.slice(2)
if (import.meta.main && request !== undefined) {
  const { path, query } = JSON.parse(request) as { path: string; query: ListQuery }
  const start = performance.now()
  const library = opened(path)
  const sets = new ResultSets(library)
  const { handle, first } = must(await sets.open(query, firstRows))
  // Shown with nothing yet: what counts is when there is something.
  if (first.length === 0) await sets.rows(handle, 0, 1)
  process.stdout.write(String(performance.now() - start))
  process.exit()
}
