import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CarriedRows, ListQuery, ListRow, ResultSet, RowRange } from '../shared/list.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { ReadableLibrary } from './archive.ts'

/** Milliseconds of walking before other requests get a turn: better-sqlite3 cannot be interrupted. */
const sliceTime = 10
/** Sets kept open at once; the list shows one, and one more is on its way while the user types. */
const mostOpen = 8

/**
 * The filtered, sorted lists that are open in this process, each as its article ids in order. A newer request
 * ends the walk of an older one, whose reply is then `superseded`.
 */
export class ResultSets {
  readonly #library: ReadableLibrary
  readonly #open = new Map<number, Float64Array>()
  #lastHandle = 0
  #walking: Iterator<number> | null = null

  constructor(library: ReadableLibrary) {
    this.#library = library
  }

  async open(query: ListQuery, count: number): Promise<Result<ResultSet>> {
    const ids = await this.#walk(query)
    if (ids === null) return fail('superseded', 'A newer request took the place of this one.')
    const handle = ++this.#lastHandle
    this.#open.set(handle, ids)
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= mostOpen) break
      this.#open.delete(oldest)
    }
    return ok({ handle, size: ids.length, first: this.#library.rows(ids.subarray(0, count)) })
  }

  rows(handle: number, start: number, count: number): Result<ListRow[]> {
    const ids = this.#open.get(handle)
    return ids === undefined ? stale() : ok(this.#library.rows(ids.subarray(start, start + count)))
  }

  /** The article ids of these rows, in order; of the whole list without ranges. */
  ids(handle: number, ranges?: readonly RowRange[]): Result<number[]> {
    const ids = this.#open.get(handle)
    if (ids === undefined) return stale()
    return ok(ranges === undefined ? [...ids] : [...idsIn(ids, ranges)])
  }

  /** The row an article stands in, -1 when it is not in the list. */
  rowOf(handle: number, id: number): Result<{ row: number }> {
    const ids = this.#open.get(handle)
    return ids === undefined ? stale() : ok({ row: ids.indexOf(id) })
  }

  /** Says where what stood in one list stands in another. */
  carry(from: number, to: number, rows: readonly number[], ranges: readonly RowRange[]): Result<CarriedRows> {
    const before = this.#open.get(from)
    const after = this.#open.get(to)
    if (before === undefined || after === undefined) return stale()
    const chosen = new Set(idsIn(before, ranges))
    return ok({
      rows: rows.map((row) => after.indexOf(before[row] ?? -1)),
      ranges: chosen.size === 0 ? [] : rowsHolding(chosen, after),
    })
  }

  close(handle: number): void {
    this.#open.delete(handle)
  }

  async #walk(query: ListQuery): Promise<Float64Array | null> {
    this.#walking?.return?.()
    const walking = this.#library.listIds(query)[Symbol.iterator]()
    this.#walking = walking
    const ids: number[] = []
    let sliceEnd = performance.now() + sliceTime
    for (let step = walking.next(); !step.done; step = walking.next()) {
      ids.push(step.value)
      // The clock is asked now and then only: a row costs less than asking it.
      if (ids.length % 256 === 0 && performance.now() > sliceEnd) {
        await nextTurn()
        if (this.#walking !== walking) return null
        sliceEnd = performance.now() + sliceTime
      }
    }
    this.#walking = null
    return Float64Array.from(ids)
  }
}

const stale = () => fail('stale-result-set', 'This list is no longer open.')

function* idsIn(ids: Float64Array, ranges: readonly RowRange[]): Generator<number, void, undefined> {
  for (const { start, end } of ranges) yield* ids.subarray(start, end)
}

function rowsHolding(chosen: ReadonlySet<number>, ids: Float64Array): RowRange[] {
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
