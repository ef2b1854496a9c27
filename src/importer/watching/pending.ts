/** Paths that something happened to, until nothing has happened to them for a while. */
export class Pending {
  readonly #settle: number
  readonly #longest: number
  /** When something last happened, the longest ago first. */
  readonly #paths = new Map<string, number>()
  #since = 0
  #last = 0

  /**
   * @param settle milliseconds without an event after which a file is taken to be whole
   * @param longest milliseconds that the first of many waits for the others to come to rest
   */
  constructor(settle: number, longest: number) {
    this.#settle = settle
    this.#longest = longest
  }

  note(path: string, now: number): void {
    if (this.#paths.size === 0) this.#since = now
    this.#paths.delete(path)
    this.#paths.set(path, now)
    this.#last = now
  }

  /** When to take: at the end of the burst, or when some of it has waited too long for that. Null: nothing waits. */
  get due(): number | null {
    const [oldest] = this.#paths.values()
    if (oldest === undefined) return null
    return Math.min(this.#last + this.#settle, Math.max(this.#since + this.#longest, oldest + this.#settle))
  }

  /** The paths that have come to rest; they are pending no more. */
  take(now: number): Set<string> {
    const taken = new Set<string>()
    for (const [path, at] of this.#paths) {
      if (at + this.#settle > now) break
      taken.add(path)
      this.#paths.delete(path)
    }
    this.#since = now
    return taken
  }
}
