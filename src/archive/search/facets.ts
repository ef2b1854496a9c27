/** Counts of what the list could be narrowed by. */
import type {
  FacetChoice,
  FacetKind,
  Facets,
  FacetValue,
  FacetValues,
  ListFilter,
  SourceCount,
  SourceCoverage,
  SourceName,
  Timeline,
  TimelineUnit,
  YearCount,
} from '../../shared/list.ts'
import { denseSpan } from '../../shared/dense-span.ts'
import type { Connection } from '../connection.ts'
import { dayText, monthOf } from '../days.ts'
import { noDay } from './columns.ts'
import { hurdles, type Finder } from './finder.ts'
import { withRoom } from './with-room.ts'

/** Articles looked at between two places to pause: about a millisecond. */
const sliceRows = 65_536

/** Bars that a timeline of days, or of months, has at most. */
const mostBars = 200

/** Counts by number. Numbers are small: ids, or places in a list of names. */
class Counts {
  #counts = new Int32Array(1_024)

  add(number: number): void {
    this.#counts = withRoom(this.#counts, number + 1)
    ;(this.#counts[number] as number)++
  }

  get(number: number): number {
    return this.#counts[number] ?? 0
  }

  /** Those above zero, most first. */
  get ranked(): [number: number, count: number][] {
    const all: [number, number][] = []
    this.#counts.forEach((count, number) => {
      if (count > 0) all.push([number, count])
    })
    return all.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  }
}

/** @param most values of each kind, besides those chosen */
export function* countFacets(
  db: Connection,
  finder: Finder,
  filter: ListFilter,
  most: number,
): Generator<void, Facets, undefined> {
  const failing = yield* finder.hurdles(filter)
  const { columns, topics, values } = finder
  yield* topics.update(columns.captureEnd)
  const singles = (['source', 'author', 'language', 'format', 'import'] as const).map((kind) => ({
    hurdle: hurdles[kind],
    numberOf: values.one(kind),
    counts: new Counts(),
  }))
  const topicCounts = new Counts()
  const days = new Map<number, number>()
  let articles = 0
  let undated = 0
  for (let id = 0; id < failing.length; id++) {
    const hurdle = failing[id] as number
    if (hurdle === 0) articles++
    for (const single of singles)
      if (hurdle === 0 || hurdle === single.hurdle) single.counts.add(single.numberOf(id))
    if (hurdle === 0 || hurdle === hurdles.topic) topics.count(columns.shown[id] as number, topicCounts)
    if (hurdle === 0 || hurdle === hurdles.days) {
      const day = columns.day[id] as number
      if (day === noDay) undated++
      else days.set(day, (days.get(day) ?? 0) + 1)
    }
    if (id % sliceRows === 0) yield
  }

  const countsOf = (kind: FacetKind): Counts =>
    singles.find(({ hurdle }) => hurdle === hurdles[kind])?.counts ?? topicCounts
  const valuesOf = (kind: Exclude<FacetKind, 'source'>): FacetValues => {
    const ranked = countsOf(kind).ranked.map(([number, count]): FacetValue => {
      const value = values.valueOf(kind, number)
      return { value, name: String(value), count }
    })
    const found = shortened(
      kind === 'author' || kind === 'topic' ? ranked.filter(({ name }) => name !== '') : ranked,
      filter.facets.filter((choice) => choice.kind === kind),
      most,
    )
    return kind === 'import' ? { ...found, values: withBeginnings(db, found.values) } : found
  }
  const sorted = [...days].sort((a, b) => a[0] - b[0])
  return {
    articles,
    sources: sourceCounts(db, countsOf('source')),
    years: yearsOf(sorted),
    topics: valuesOf('topic'),
    authors: valuesOf('author'),
    languages: valuesOf('language'),
    formats: valuesOf('format'),
    imports: valuesOf('import'),
    timeline: { ...timelineOf(sorted), undated },
  }
}

/** Sources that have articles, most first. */
function sourceCounts(db: Connection, counts: Counts): SourceCount[] {
  return db
    .prepare<[], SourceName>('SELECT id, domain, name FROM source ORDER BY name COLLATE NOCASE, id')
    .all()
    .map((source) => ({ ...source, count: counts.get(source.id) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

/** The first ones; what is chosen stays in sight, also where no article has it now. */
function shortened(ranked: FacetValue[], chosen: FacetChoice[], most: number): FacetValues {
  const values = ranked.slice(0, most)
  for (const { value } of chosen) {
    if (values.some((one) => one.value === value)) continue
    values.push(ranked.find((one) => one.value === value) ?? { value, name: String(value), count: 0 })
  }
  return { values, total: ranked.length }
}

/** An import is named by when it began. */
function withBeginnings(db: Connection, imports: FacetValue[]): FacetValue[] {
  const started = db.prepare<[number], number>('SELECT started FROM import WHERE id = ?').pluck()
  return imports.map((one) => {
    const instant = started.get(Number(one.value))
    return { ...one, name: instant === undefined ? '' : new Date(instant).toISOString() }
  })
}

/** @param days in order */
function yearsOf(days: [day: number, count: number][]): YearCount[] {
  const years: YearCount[] = []
  for (const [day, count] of days) {
    const { year, month } = monthOf(day)
    let last = years.at(-1)
    if (last?.year !== year) years.push((last = { year, count: 0, months: [] }))
    last.count += count
    const lastMonth = last.months.at(-1)
    if (lastMonth?.month === month) lastMonth.count += count
    else last.months.push({ month, count })
  }
  return years.reverse()
}

/** @param days in order */
function timelineOf(days: [day: number, count: number][]): Omit<Timeline, 'undated'> {
  const monthsFit = monthNumber(days.at(-1)?.[0] ?? 0) - monthNumber(days[0]?.[0] ?? 0) < mostBars
  const { first, last } =
    monthsFit || days.length === 0
      ? { first: days[0]?.[0] ?? 0, last: days.at(-1)?.[0] ?? 0 }
      : denseSpan(days)
  const unit: TimelineUnit =
    last - first < mostBars ? 'day' : monthNumber(last) - monthNumber(first) < mostBars ? 'month' : 'year'
  const numberOf = (day: number): number =>
    unit === 'day' ? day : unit === 'month' ? monthNumber(day) : monthOf(day).year
  const bars: Timeline['bars'] = []
  const strays = { earlier: 0, later: 0 }
  let bar = NaN
  for (const [day, count] of days) {
    const number = numberOf(day)
    const same = bars.at(-1)
    // By the bar and not by the day: a stray may share its month with what is shown.
    if (number < numberOf(first)) strays.earlier += count
    else if (number > numberOf(last)) strays.later += count
    else if (number === bar && same !== undefined) same.count += count
    else bars.push({ ...spanOf(day, unit), count })
    bar = number
  }
  return { unit, bars, ...strays }
}

/** Months since the year 0. */
function monthNumber(day: number): number {
  const { year, month } = monthOf(day)
  return 12 * year + month - 1
}

function spanOf(day: number, unit: TimelineUnit): { from: string; to: string } {
  if (unit === 'day') return { from: dayText(day), to: dayText(day) }
  const from = new Date(day * 86_400_000)
  from.setUTCDate(1)
  if (unit === 'year') from.setUTCMonth(0)
  const to = new Date(from)
  if (unit === 'year') to.setUTCFullYear(to.getUTCFullYear() + 1)
  else to.setUTCMonth(to.getUTCMonth() + 1)
  return {
    from: dayText(from.getTime() / 86_400_000),
    to: dayText(to.getTime() / 86_400_000 - 1),
  }
}

/** Articles by source and month, most articles first. */
export function* countCoverage(
  db: Connection,
  finder: Finder,
  filter: ListFilter,
): Generator<void, SourceCoverage[], undefined> {
  const failing = yield* finder.hurdles(filter)
  const { columns } = finder
  const counts = new Counts()
  const bySource = new Map<number, Map<number, number>>()
  for (let id = 0; id < failing.length; id++) {
    if (id % sliceRows === 0) yield
    if (failing[id] !== 0) continue
    const source = columns.source[id] as number
    counts.add(source)
    const day = columns.day[id] as number
    if (day === noDay) continue
    let months = bySource.get(source)
    if (months === undefined) bySource.set(source, (months = new Map<number, number>()))
    const month = monthNumber(day)
    months.set(month, (months.get(month) ?? 0) + 1)
  }
  return sourceCounts(db, counts).map((source) => {
    const months = [...(bySource.get(source.id) ?? [])].sort((a, b) => a[0] - b[0])
    return { ...source, months: months.map(([month]) => month), counts: months.map(([, count]) => count) }
  })
}
