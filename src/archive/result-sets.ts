import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  CarriedRows,
  Facets,
  FoundText,
  ListFilter,
  ListGrowth,
  ListQuery,
  ListRow,
  ResultSet,
  RowRange,
  SourceCoverage,
} from '../shared/list.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { ReadableLibrary } from './archive.ts'
import { OpenList } from './open-list.ts'
import { problemOf } from './problems.ts'
import { text } from '../shared/text/text.ts'

/** Milliseconds of walking before other requests get a turn: better-sqlite3 cannot be interrupted. */
const sliceTime = 10
/** Milliseconds after which a list is shown with what there is of it, when that fills what was asked for, and in any case. */
const patience = { filled: 60, any: 120 }
/** Milliseconds between the first rows of the first list and the reading of all that is known of articles. */
const coldRest = 400
/** Milliseconds between two reports of a list that grows. */
const growthRest = 250
/** Sets kept open at once; the list shows one, and one more is on its way while the user types. */
const mostOpen = 8

type Work = 'list' | 'facets' | 'coverage' | 'passages'

const superseded = () => fail('superseded', text.problem.superseded)
const stale = () => fail('stale-result-set', text.problem['stale-result-set'])

/**
 * The filtered, sorted lists that are open in this process, each as its article ids in order, and the counts beside
 * them. One thing is worked at, at a time: a newer list comes before all else, newer counts before older ones, whose
 * reply is then `superseded`.
 */
export class ResultSets {
  readonly #library: ReadableLibrary
  readonly #grew: (growth: ListGrowth) => void
  readonly #open = new Map<number, OpenList>()
  readonly #turns: Record<Work, number> = { list: 0, facets: 0, coverage: 0, passages: 0 }
  #lastHandle = 0
  /** What is worked at; the next waits for its end. */
  #work: Promise<unknown> = Promise.resolve()
  /** The columns have been read. */
  #isWarm = false

  /** @param grew is told of lists that were replied to before they were complete */
  constructor(library: ReadableLibrary, grew: (growth: ListGrowth) => void = () => {}) {
    this.#library = library
    this.#grew = grew
  }

  async open(query: ListQuery, count: number): Promise<Result<ResultSet>> {
    const turn = this.#next('list')
    const list = new OpenList()
    const handle = ++this.#lastHandle
    // All articles are counted sooner in the columns, once these are there; few are found sooner along an index.
    const { facets, from, to } = query.filter
    const isNarrow = facets.length > 0 || from !== null || to !== null
    const beginning = this.#isWarm && !isNarrow ? null : this.#library.listBeginning(query, count)
    if (beginning === null) void this.#fill(list, handle, query, count, turn)
    else {
      list.present(beginning)
      // The first list of all is for a window that is about to be drawn, and needs the processor for that.
      setTimeout(() => void this.#fill(list, handle, query, count, turn), this.#isWarm ? 0 : coldRest)
    }
    const problem = await list.isPresentable
    if (problem !== null) return { ok: false, problem }
    this.#keep(handle, list)
    const { size, isComplete } = list
    return ok({ handle, size, isComplete, first: this.#library.rows(list.ids.subarray(0, count)) })
  }

  async rows(handle: number, start: number, count: number): Promise<Result<ListRow[]>> {
    const list = this.#open.get(handle)
    if (list === undefined || !(await list.has(start + count))) return stale()
    return ok(this.#library.rows(list.ids.subarray(start, start + count)))
  }

  /** The article ids of these rows, in order; of the whole list, once it is complete, without ranges. */
  async ids(handle: number, ranges?: readonly RowRange[]): Promise<Result<number[]>> {
    const list = this.#open.get(handle)
    const length = ranges === undefined ? Infinity : Math.max(0, ...ranges.map(({ end }) => end))
    if (list === undefined || !(await list.has(length))) return stale()
    return ok(ranges === undefined ? [...list.ids] : [...idsIn(list.ids, ranges)])
  }

  /** How much of a list is there now: what was told of its growth may have come before anyone listened. */
  growth(handle: number): Result<ListGrowth> {
    const list = this.#open.get(handle)
    return list === undefined || list.isBroken
      ? stale()
      : ok({ handle, size: list.size, isComplete: list.isComplete })
  }

  /** The row an article stands in, -1 when it is not in the list, or not yet. */
  async rowOf(handle: number, id: number): Promise<Result<{ row: number }>> {
    const list = this.#open.get(handle)
    if (list === undefined || !(await list.hasItsSize())) return stale()
    return ok({ row: list.ids.indexOf(id) })
  }

  /** Says where what stood in one list stands in another. */
  async carry(
    from: number,
    to: number,
    rows: readonly number[],
    ranges: readonly RowRange[],
  ): Promise<Result<CarriedRows>> {
    const before = this.#open.get(from)?.ids
    const list = this.#open.get(to)
    if (before === undefined || list === undefined) return stale()
    if (!(await list.hasItsSize())) return stale()
    const after = list.ids
    const chosen = new Set(idsIn(before, ranges))
    return ok({
      rows: rows.map((row) => after.indexOf(before[row] ?? -1)),
      ranges: chosen.size === 0 ? [] : rowsHolding(chosen, after),
    })
  }

  facets(filter: ListFilter, most: number): Promise<Result<Facets>> {
    return this.#count('facets', () => this.#library.facets(filter, most))
  }

  coverage(filter: ListFilter): Promise<Result<SourceCoverage[]>> {
    return this.#count('coverage', () => this.#library.coverage(filter))
  }

  /** What a search found of these articles; those that it does not find are left out. */
  async passages(search: string, ids: readonly number[]): Promise<Result<FoundText[]>> {
    const isOurs = this.#next('passages')
    const library = this.#library
    const found: FoundText[] = []
    if (!(await this.#seek(search, isOurs))) return superseded()
    const walk = (function* () {
      for (const id of ids) {
        const one = library.passage(search, id)
        if (one !== null) found.push(one)
        yield
      }
    })()
    return (await inSlices(walk, isOurs, () => {})) === null ? superseded() : ok(found)
  }

  /** The capture of an article that a search finds, null when there is none. */
  async hit(search: string, id: number): Promise<Result<number | null>> {
    return (await this.#seek(search, () => true)) ? ok(this.#library.hit(search, id)) : superseded()
  }

  /** Does the search unless the list at hand is of it. False when it was no longer wanted before its end. */
  async #seek(search: string, isWanted: () => boolean): Promise<boolean> {
    if (this.#library.hasSought(search)) return true
    const walk = (): Promise<unknown> => inSlices(this.#library.seek(search), isWanted, () => {})
    return (await this.#inTurn(isWanted, walk)) !== null
  }

  close(handle: number): void {
    this.#open.delete(handle)
  }

  #keep(handle: number, list: OpenList): void {
    this.#open.set(handle, list)
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= mostOpen) break
      this.#open.delete(oldest)
    }
  }

  /** A turn of its own; who has an older one gives way. */
  #next(work: Work): () => boolean {
    const turn = ++this.#turns[work]
    const lists = this.#turns.list
    return () => this.#turns[work] === turn && this.#turns.list === lists
  }

  /** Begins when all work before has ended or given way. */
  async #inTurn<T>(isOurs: () => boolean, work: () => Promise<T | null>): Promise<T | null> {
    const before = this.#work
    const result = before.then(() => (isOurs() ? work() : null))
    this.#work = result.catch(() => null)
    return result
  }

  async #fill(
    list: OpenList,
    handle: number,
    query: ListQuery,
    count: number,
    isOurs: () => boolean,
  ): Promise<void> {
    const begun = performance.now()
    let told = begun
    // Also while it waits for older work to give way.
    const overdue = setTimeout(() => list.present(), patience.any)
    try {
      const done = await this.#inTurn(isOurs, () =>
        inSlices(this.#library.list(query), isOurs, (ids) => {
          if (ids !== null) list.add(ids)
          const now = performance.now()
          const rest = list.ids.length < count ? patience.any : patience.filled
          if (now - begun > rest && !list.isPresented) list.present()
          if (list.isPresented && !list.isComplete && now - told > growthRest) {
            told = now
            this.#tell(handle, list)
          }
        }),
      )
      if (done === null) return list.fail(superseded().problem)
      this.#isWarm = true
      const { isPresented, isComplete, size } = list
      list.complete()
      if (isPresented && !(isComplete && size === list.size)) this.#tell(handle, list)
    } catch (error) {
      list.fail(problemOf(error))
    } finally {
      clearTimeout(overdue)
    }
  }

  #tell(handle: number, { size, isComplete }: OpenList): void {
    this.#grew({ handle, size, isComplete })
  }

  async #count<T>(
    work: 'facets' | 'coverage',
    begin: () => Generator<void, T, undefined>,
  ): Promise<Result<T>> {
    const isOurs = this.#next(work)
    const counted = await this.#inTurn(isOurs, () => inSlices(begin(), isOurs, () => {}))
    return counted === null ? superseded() : ok(counted.value)
  }
}

/** Null when it was no longer wanted before its end. */
async function inSlices<Y, T>(
  walk: Generator<Y, T, undefined>,
  isWanted: () => boolean,
  take: (piece: Y) => void,
): Promise<{ value: T } | null> {
  let sliceEnd = performance.now() + sliceTime
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done) return { value: step.value }
    take(step.value)
    if (performance.now() < sliceEnd) continue
    await nextTurn()
    if (!isWanted()) {
      walk.return(undefined as T)
      return null
    }
    sliceEnd = performance.now() + sliceTime
  }
}

function* idsIn(ids: Int32Array, ranges: readonly RowRange[]): Generator<number, void, undefined> {
  for (const { start, end } of ranges) yield* ids.subarray(start, end)
}

function rowsHolding(chosen: ReadonlySet<number>, ids: Int32Array): RowRange[] {
  const ranges: RowRange[] = []
  let start = -1
  for (let row = 0; row <= ids.length; row++) {
    if (row < ids.length && chosen.has(ids[row] as number)) {
      if (start < 0) start = row
    } else if (start >= 0) {
      ranges.push({ start, end: row })
      start = -1
    }
  }
  return ranges
}
