import type { Problem } from '../shared/result.ts'
import { withRoom } from './search/with-room.ts'

/** The beginning of a list that was found another way, before the rest of it. */
interface Beginning {
  ids: Int32Array
  /** Of the whole list. */
  size: number
}

/** A list that is open: its article ids in order, as far as they are found. */
export class OpenList {
  #found = new Int32Array(64)
  #length = 0
  #beginning: Beginning | null = null
  #state: 'growing' | 'complete' | 'failed' = 'growing'
  #isPresented = false
  readonly #presentable = Promise.withResolvers<Problem | null>()
  #waiting: { length: number; resolve: (isThere: boolean) => void }[] = []

  /** Ends when the list can be shown, complete or not; with a problem when it cannot. */
  get isPresentable(): Promise<Problem | null> {
    return this.#presentable.promise
  }

  get isPresented(): boolean {
    return this.#isPresented
  }

  /** Whether `size` is that of the whole list, though not all its rows may be there yet. */
  get isComplete(): boolean {
    return this.#state === 'complete' || this.#beginning !== null
  }

  get size(): number {
    return this.#state === 'complete' ? this.#length : (this.#beginning?.size ?? this.#length)
  }

  /** What is there is all that will come, and not the whole list. */
  get isBroken(): boolean {
    return this.#state === 'failed'
  }

  get ids(): Int32Array {
    const begun = this.#beginning?.ids
    const isBehind = this.#state !== 'complete' && begun !== undefined && begun.length > this.#length
    return isBehind ? begun : this.#found.subarray(0, this.#length)
  }

  /** Can be shown from now on, with what there is. */
  present(beginning?: { ids: number[]; size: number }): void {
    if (beginning) this.#beginning = { ids: Int32Array.from(beginning.ids), size: beginning.size }
    this.#isPresented = true
    this.#presentable.resolve(null)
  }

  add(ids: Int32Array): void {
    this.#found = withRoom(this.#found, this.#length + ids.length)
    this.#found.set(ids, this.#length)
    this.#length += ids.length
    this.#answer()
  }

  complete(): void {
    this.#state = 'complete'
    this.present()
    this.#answer()
  }

  /** No more will come. */
  fail(problem: Problem): void {
    this.#state = 'failed'
    this.#presentable.resolve(problem)
    this.#answer()
  }

  /** Ends when so many rows are there, or all; false when they will not come. */
  has(length: number): Promise<boolean> {
    const isThere = this.#state === 'complete' || this.ids.length >= length
    if (isThere || this.#state === 'failed') return Promise.resolve(isThere)
    return new Promise((resolve) => this.#waiting.push({ length, resolve }))
  }

  /** Ends when all rows of the size that it tells are there; false when they will not come. */
  hasItsSize(): Promise<boolean> {
    return this.has(this.isComplete ? this.size : 0)
  }

  #answer(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { length, resolve } of waiting) void this.has(length).then(resolve)
  }
}
