/** Generators that are under way on a connection: a statement that is walked keeps it from being closed. */
export class Walks {
  readonly #open = new Set<Generator<unknown, unknown, undefined>>()

  /** The same function, whose generators are known here until their end. */
  tracked<A extends unknown[], Y, R>(
    make: (...given: A) => Generator<Y, R, undefined>,
  ): (...given: A) => Generator<Y, R, undefined> {
    return (...given) => {
      const forget = (): void => void this.#open.delete(walk)
      const walk = (function* () {
        try {
          return yield* make(...given)
        } finally {
          forget()
        }
      })()
      this.#open.add(walk)
      return walk
    }
  }

  end(): void {
    for (const walk of [...this.#open]) walk.return(undefined)
    this.#open.clear()
  }
}
