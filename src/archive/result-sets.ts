import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListQuery, ListRow, ResultSet } from '../shared/list.ts'
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
    if (ids === undefined) return fail('stale-result-set', 'This list is no longer open.')
    return ok(this.#library.rows(ids.subarray(start, start + count)))
  }

  /** All article ids of the list, in order. */
  ids(handle: number): Result<number[]> {
    const ids = this.#open.get(handle)
    return ids === undefined ? fail('stale-result-set', 'This list is no longer open.') : ok([...ids])
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
