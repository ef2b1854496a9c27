import type { HitCount, PageHits } from '../reader/page-hits.ts'

const none: HitCount = { count: 0, isCut: false }

/** The hits of the search in the article that is read, and which of them is looked at. */
export class HitsStore {
  #page: PageHits | null = null
  #found = $state.raw<HitCount>(none)
  #current = $state(-1)
  #isHidden = $state(false)

  get count(): number {
    return this.#found.count
  }

  /** There may be more than were counted. */
  get isCut(): boolean {
    return this.#found.isCut
  }

  /** -1: none yet. */
  get current(): number {
    return this.#current
  }

  /** The user does not want to see them in this article. */
  get isHidden(): boolean {
    return this.#isHidden
  }

  get areShown(): boolean {
    return this.count > 0 && !this.#isHidden
  }

  /** Another page, or another search, is about to be marked; null: there is nothing to mark. */
  begin(page: PageHits | null): void {
    this.#page = page
    this.#found = none
    this.#current = -1
    this.#isHidden = false
  }

  counted(found: HitCount): void {
    this.#found = found
  }

  hide(): void {
    this.#isHidden = true
    this.#page?.hide()
  }

  unhide(): void {
    this.#isHidden = false
    this.#page?.unhide()
    if (this.#current >= 0) this.#page?.show(this.#current)
  }

  /** Goes to the next hit or the one before, from the last to the first; from none to the first in sight or below. */
  step(by: 1 | -1): void {
    if (this.#page === null || this.count === 0) return
    if (this.#isHidden) this.unhide()
    const { count } = this
    if (this.#current >= 0) this.#current = (this.#current + by + count) % count
    else {
      const first = this.#page.firstInSight()
      this.#current = by > 0 ? first % count : (first - 1 + count) % count
    }
    this.#page.show(this.#current)
  }
}
