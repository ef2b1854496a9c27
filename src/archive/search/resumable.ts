/**
 * Work in slices that whoever needs it goes on with, where the last one left it: that it was left for something more
 * urgent must not mean that it begins anew. Only one may be at it at a time.
 */
export class Resumable<T> {
  readonly #begin: () => Generator<void, T, undefined>
  #underWay: Generator<void, T, undefined> | null = null

  constructor(begin: () => Generator<void, T, undefined>) {
    this.#begin = begin
  }

  *finish(): Generator<void, T, undefined> {
    this.#underWay ??= this.#begin()
    for (;;) {
      const step = this.#underWay.next()
      if (step.done) {
        this.#underWay = null
        return step.value
      }
      yield
    }
  }

  /** Forgets what was done so far. */
  drop(): void {
    this.#underWay?.return(undefined as T)
    this.#underWay = null
  }
}
