/**
 * Which articles a filter lets pass, in order, and how many by what. All of it in slices: where `null` or nothing is
 * yielded, other requests may have their turn, and a generator may be left with `return()`.
 */
import type { Block } from '../../shared/article.ts'
import { facetKinds, firstRows, type ListFilter, type ListQuery, type ListSort } from '../../shared/list.ts'
import { ftsExpression } from '../../shared/query/fts.ts'
import { matches } from '../../shared/query/matches.ts'
import { parseQuery } from '../../shared/query/parse.ts'
import type { Fact, ParsedQuery, Query } from '../../shared/query/query.ts'
import type { Day } from '../../shared/moment.ts'
import type { Connection } from '../connection.ts'
import { dayCounter, dayNumber, dayText } from '../days.ts'
import { readTimeZone } from '../settings.ts'
import { Bits } from './bits.ts'
import { Columns, noDay } from './columns.ts'
import { evaluate, isCertain, type Found } from './evaluate.ts'
import { FacetNumbers } from './facet-numbers.ts'
import { factReader, type FactTest } from './facts.ts'
import { Orders } from './orders.ts'
import { TextIndex } from './text-index.ts'
import { Topics } from './topics.ts'

/** The blocks of a capture's text, which are not stored; null when its original cannot be read. */
export type BlocksOf = (captureId: number) => readonly Block[] | null

/** Milliseconds of a search after which its first rows are looked for one by one, and that this may take. */
const patience = 40

/** Rows looked at between two places to pause: about a millisecond. */
const sliceRows = 65_536

/** What the search field asks for, found. */
interface Sought {
  search: string
  /** Of the columns, the library and the day when it was found: what has changed since is not in it. */
  revision: string
  parsed: ParsedQuery
  captures: Found
  /** Articles with a capture in `captures.sure`, and with one in `captures.maybe`. */
  sure: Bits
  maybe: Bits
  /** What reading showed of the articles in doubt. */
  read: Map<number, boolean>
  /** The facts of the query, made ready when they are first asked of an article in doubt. */
  tests: Map<Fact, FactTest>
  /** Null until they are asked for. */
  scores: Float64Array | null
}

/** What can keep an article out of a list, one bit each. */
export const hurdles = {
  trash: 1,
  search: 2,
  days: 4,
  source: 8,
  topic: 16,
  author: 32,
  language: 64,
  format: 128,
  import: 256,
} as const

export class Finder {
  readonly #db: Connection
  readonly #blocksOf: BlocksOf
  readonly columns: Columns
  readonly topics: Topics
  readonly values: FacetNumbers
  readonly #orders: Orders
  readonly #text: TextIndex
  readonly #facts
  readonly #captures
  #revision = 0
  #sought: Sought | null = null

  constructor(db: Connection, blocksOf: BlocksOf) {
    this.#db = db
    this.#blocksOf = blocksOf
    this.columns = new Columns(db)
    this.topics = new Topics(db, this.columns)
    this.values = new FacetNumbers(this.columns, this.topics)
    this.#orders = new Orders(db, this.columns)
    this.#text = new TextIndex(db)
    this.#facts = factReader(db, this.columns)
    this.#captures = db
      .prepare<[number], number>('SELECT id FROM capture INDEXED BY capture_by_article WHERE article_id = ?')
      .pluck()
    this.columns.onChange(() => this.#revision++)
  }

  /** Ids in order, in pieces of any length; null is a place to pause. */
  *list({ filter, sort }: ListQuery): Generator<Int32Array | null, void, undefined> {
    yield* paused(this.columns.update())
    const { by, direction } = sort
    if (by === 'relevance') return yield* this.#byRelevance(filter, direction)
    const order = yield* paused(this.#orders.inOrder({ by, direction }, filter.trash))
    const failing = yield* paused(this.#failing(filter))
    const seeking = this.#seek(filter.search)
    const begun = performance.now()
    let first: number | null = null
    let step = seeking.next()
    for (; !step.done; step = seeking.next()) {
      yield null
      if (first === null && performance.now() - begun > patience) {
        first = 0
        for (const id of this.#firstFound(order, failing, filter.search)) {
          if (id !== null) first++
          yield id === null ? null : Int32Array.of(id)
        }
      }
    }
    yield* withoutFirst(first ?? 0, this.#found(order, failing, step.value))
  }

  *#found(
    order: Int32Array,
    failing: Uint16Array,
    sought: Sought | null,
  ): Generator<Int32Array | null, void, undefined> {
    for (let start = 0; start < order.length; start += sliceRows) {
      const slice = order.subarray(start, start + sliceRows).filter((id) => failing[id] === 0)
      if (sought === null) yield slice
      else if (sought.maybe === sought.sure) yield slice.filter((id) => sought.sure.has(id))
      else yield* this.#inDoubt(slice, sought)
    }
  }

  /** What fits equally well is in the order of its days, newest first. */
  *#byRelevance(
    filter: ListFilter,
    direction: ListSort['direction'],
  ): Generator<Int32Array | null, void, undefined> {
    const newest = this.#orders.inOrder({ by: 'published', direction: 'descending' }, filter.trash)
    const order = yield* paused(newest)
    const failing = yield* paused(this.#failing(filter))
    const sought = yield* paused(this.#seek(filter.search))
    const found: number[] = []
    for (const piece of this.#found(order, failing, sought)) {
      if (piece !== null) for (const id of piece) found.push(id)
      yield null
    }
    if (sought !== null) {
      const scores = yield* paused(this.#scores(sought))
      const sign = direction === 'descending' ? 1 : -1
      found.sort((a, b) => sign * ((scores[b] as number) - (scores[a] as number)))
    }
    yield Int32Array.from(found)
  }

  /** By article: how well its best capture fits what is looked for in texts. */
  *#scores(sought: Sought): Generator<void, Float64Array, undefined> {
    if (sought.scores !== null) return sought.scores
    const scores = new Float64Array(this.columns.articleEnd)
    const expression = wantedText(sought.parsed.root)
    if (expression !== null)
      for (const [capture, score] of yield* this.#text.scores(expression, sought.captures.maybe.size)) {
        const article = this.columns.articleOf[capture] as number
        scores[article] = Math.max(scores[article] as number, score)
      }
    return (sought.scores = scores)
  }

  /**
   * The first rows of a search that takes long, before it is done: what takes long is mostly frequent, and found by
   * looking at one article after the other. Ends after some rows or some time; null is a place to pause.
   */
  *#firstFound(
    order: Int32Array,
    failing: Uint16Array,
    search: string,
  ): Generator<number | null, void, undefined> {
    const { root, variants } = this.#parsed(search)
    const expression = root !== null && isCertain(root, variants) ? ftsExpression(root) : null
    const isFound = expression === null ? null : this.#text.finder(expression)
    if (isFound === null) return
    const begun = performance.now()
    let count = 0
    for (const id of order) {
      if (failing[id] !== 0) continue
      const isHit = this.#capturesOf(id).some((capture) => isFound(capture))
      yield isHit ? id : null
      if (isHit) count++
      if (count >= firstRows || performance.now() - begun > patience) return
    }
  }

  /** For each article id what keeps it out (see `hurdles`); those in doubt are read first. */
  *hurdles(filter: ListFilter): Generator<void, Uint16Array, undefined> {
    yield* this.columns.update()
    const failing = yield* this.#failing(filter)
    const sought = yield* this.#seek(filter.search)
    if (sought === null) return failing
    for (let id = 0; id < failing.length; id++) {
      if (!sought.maybe.has(id) && failing[id] !== hurdles.trash) (failing[id] as number) |= hurdles.search
      if (id % sliceRows === 0) yield
    }
    if (sought.maybe !== sought.sure)
      for (const id of sought.maybe) {
        if (sought.sure.has(id)) continue
        if (!this.#isFound(id, sought) && id < failing.length) (failing[id] as number) |= hurdles.search
        yield
      }
    return failing
  }

  /** Ends what is under way on the connection. */
  drop(): void {
    this.columns.drop()
    this.#orders.drop()
  }

  /** Null when there is nothing to look for, or another search was done since. */
  parsed(search: string): ParsedQuery | null {
    return this.#sought?.search === search ? this.#sought.parsed : null
  }

  /** Does a search without a list of it. */
  *seek(search: string): Generator<void, void, undefined> {
    yield* this.columns.update()
    yield* this.#seek(search)
  }

  /** Which capture of an article the search found: the first in this order. */
  hit(search: string, article: number, captures: readonly number[]): number | null {
    const sought = this.#sought
    if (sought?.search !== search) return null
    return (
      captures.find(
        (capture) => capture < sought.captures.maybe.size && this.#isHit(capture, article, sought),
      ) ?? null
    )
  }

  *#inDoubt(ids: Int32Array, sought: Sought): Generator<Int32Array | null, void, undefined> {
    for (const id of ids) {
      if (sought.sure.has(id)) yield Int32Array.of(id)
      else yield this.#isFound(id, sought) ? Int32Array.of(id) : null
    }
  }

  /** Reads an article that is in doubt. */
  #isFound(article: number, sought: Sought): boolean {
    let found = sought.read.get(article)
    if (found === undefined) {
      found = this.#capturesOf(article).some((capture) => this.#isHit(capture, article, sought))
      sought.read.set(article, found)
    }
    return found
  }

  #isHit(capture: number, article: number, { captures, parsed, tests }: Sought): boolean {
    if (captures.sure.has(capture)) return true
    if (!captures.maybe.has(capture) || parsed.root === null) return false
    const blocks = this.#blocksOf(capture)
    const isTrue = (fact: Fact): boolean => this.#isTrue(fact, article, capture, tests)
    return blocks !== null && matches(parsed.root, blocks, isTrue, { variants: parsed.variants })
  }

  #isTrue(fact: Fact, article: number, capture: number, tests: Map<Fact, FactTest>): boolean {
    if (fact.field !== 'url') {
      let test = tests.get(fact)
      if (test === undefined) tests.set(fact, (test = this.#facts.test(fact)))
      return test(article)
    }
    const address = this.#db
      .prepare<[number], string | null>('SELECT address FROM capture WHERE id = ?')
      .pluck()
      .get(capture)
    return address?.toLowerCase().includes(fact.text.toLowerCase()) === true
  }

  /** Null when there is nothing to look for. Remembered: list, counts and timeline ask the same. */
  *#seek(search: string): Generator<void, Sought | null, undefined> {
    if (search.trim() === '') return null
    const { columns } = this
    // A source that is renamed, or rows that a rebuild put into the index, change no article; `7d` changes by the day.
    const version = this.#db.pragma('data_version', { simple: true }) as number
    const today = this.#today()
    const revision = `${this.#revision} ${version} ${today}`
    if (this.#sought?.search === search && this.#sought.revision === revision) return this.#sought
    const parsed = parseQuery(search, { today })
    if (parsed.root === null) return null
    const captures = yield* evaluate(
      parsed.root,
      { variants: parsed.variants, end: columns.captureEnd },
      { text: this.#text, withFact: (fact, end) => this.#facts.captures(fact, end) },
    )
    const sure = this.#articlesOf(captures.sure)
    const maybe = captures.maybe === captures.sure ? sure : this.#articlesOf(captures.maybe)
    const [read, tests] = [new Map<number, boolean>(), new Map<Fact, FactTest>()]
    this.#sought = { search, revision, parsed, captures, sure, maybe, read, tests, scores: null }
    return this.#sought
  }

  #parsed(search: string): ParsedQuery {
    return parseQuery(search, { today: this.#today() })
  }

  #capturesOf(article: number): number[] {
    return this.#captures.all(article)
  }

  /** In the library's time zone, as all its days. */
  #today(): Day {
    const dayOf = dayCounter(readTimeZone(this.#db))
    return dayText(dayOf({ instant: Date.now(), zoned: true, from: 'file' }))
  }

  #articlesOf(captures: Bits): Bits {
    const articles = new Bits(this.columns.articleEnd)
    const { articleOf } = this.columns
    captures.forEach((capture) => articles.add(articleOf[capture] as number))
    return articles
  }

  /** All hurdles but the search. */
  *#failing(filter: ListFilter): Generator<void, Uint16Array, undefined> {
    const { columns } = this
    const failing = new Uint16Array(columns.articleEnd)
    const from = filter.from === null ? null : dayNumber(filter.from)
    const to = filter.to === null ? Infinity : dayNumber(filter.to)
    const isDated = filter.from !== null || filter.to !== null
    const wanted = filter.trash ? 1 : 0
    for (let id = 0; id < failing.length; id++) {
      if (columns.source[id] === 0 || columns.trashed[id] !== wanted) failing[id] = hurdles.trash
      else {
        let hurdle = 0
        if (isDated) {
          const day = columns.day[id] as number
          if (day === noDay || (from !== null && day < from) || day > to) hurdle |= hurdles.days
        }
        failing[id] = hurdle
      }
      if (id % sliceRows === 0) yield
    }
    yield* this.#failFacets(filter, failing)
    return failing
  }

  *#failFacets({ facets }: ListFilter, failing: Uint16Array): Generator<void, void, undefined> {
    for (const kind of facetKinds) {
      const chosen = facets.filter((choice) => choice.kind === kind)
      if (chosen.length === 0) continue
      if (kind === 'topic') yield* this.topics.update(this.columns.captureEnd)
      const numbersOf = (exclude: boolean): ReadonlySet<number> =>
        new Set(
          chosen
            .filter((choice) => choice.exclude === exclude)
            .map(({ value }) => this.values.numberOf(kind, value)),
        )
      const [wanted, unwanted] = [numbersOf(false), numbersOf(true)]
      const hasSome = this.values.hasSome(kind)
      for (let id = 0; id < failing.length; id++) {
        if (failing[id] === hurdles.trash) continue
        if ((wanted.size > 0 && !hasSome(id, wanted)) || (unwanted.size > 0 && hasSome(id, unwanted)))
          (failing[id] as number) |= hurdles[kind]
        if (id % sliceRows === 0) yield
      }
    }
  }
}

/** Any of the texts that are wanted, not those that are not; null when there are none. */
function wantedText(root: Query | null): string | null {
  const texts: Query[] = []
  const collect = (query: Query): void => {
    if (query.kind === 'text' || query.kind === 'near') texts.push(query)
    else if (query.kind === 'and' || query.kind === 'or') query.of.forEach(collect)
  }
  if (root !== null) collect(root)
  const [only, second] = texts
  return only === undefined ? null : ftsExpression(second === undefined ? only : { kind: 'or', of: texts })
}

/** Without so many at the beginning. */
function* withoutFirst(
  count: number,
  pieces: Generator<Int32Array | null, void, undefined>,
): Generator<Int32Array | null, void, undefined> {
  let left = count
  for (const piece of pieces) {
    if (piece === null || left === 0) yield piece
    else {
      const taken = Math.min(left, piece.length)
      left -= taken
      yield piece.subarray(taken)
    }
  }
}

function* paused<T>(slices: Generator<void, T, undefined>): Generator<null, T, undefined> {
  for (;;) {
    const step = slices.next()
    if (step.done) return step.value
    yield null
  }
}
