import type { ListQuery } from '../../../shared/list.ts'

/** A list as it was left: what was asked for, and what was seen of it. */
export interface PastView {
  query: ListQuery
  topRow: number
  articleId: number | null
}

export interface HistoryOptions {
  /** The article that is open now. */
  articleId: () => number | null
  /** Makes the window what it was. */
  show: (view: PastView) => void
}

/** Nobody goes back further. */
const mostSteps = 100

/**
 * The lists that were shown one after the other, to go back and forward through. Query, filters and sort are one
 * state. Words that are typed one after the other are one step, until something is done with what they find.
 */
export class HistoryStore {
  readonly #options: HistoryOptions
  #past = $state.raw<PastView[]>([])
  #future = $state.raw<PastView[]>([])
  #query: ListQuery | null = null
  #topRow = 0
  /** While letters are typed and nothing else is done: the longest search there was. */
  #typed: ListQuery | null = null

  constructor(options: HistoryOptions) {
    this.#options = options
  }

  get canGoBack(): boolean {
    return this.#past.length > 0
  }

  get canGoForward(): boolean {
    return this.#future.length > 0
  }

  /** A list is shown: another one than before, or the same once more. */
  opened(query: ListQuery, topRow: number): void {
    const before = this.#query
    if (before !== null && isSame(before, query)) return
    const isTyped = before !== null && isSame(before, withSearch(query, before.filter.search))
    if (before !== null && !(isTyped && this.#typed !== null && isEdit(before, query))) {
      // A search that was taken back letter by letter is left as it was at its longest.
      const left = isTyped && query.filter.search === '' ? (this.#typed ?? before) : before
      this.#past = [...this.#past, this.#here(left)].slice(-mostSteps)
      this.#typed = null
    }
    this.#future = []
    this.#query = query
    this.#topRow = topRow
    if (!isTyped) this.#typed = null
    else if (query.filter.search.length > (this.#typed?.filter.search.length ?? 0)) this.#typed = query
  }

  scrolled(topRow: number): void {
    this.#topRow = topRow
    if (topRow > 0) this.used()
  }

  /** Something was done with what is shown: it is worth coming back to. */
  used(): void {
    this.#typed = null
  }

  back(): void {
    const view = this.#past.at(-1)
    if (view === undefined || this.#query === null) return
    this.#future = [...this.#future, this.#here(this.#query)]
    this.#past = this.#past.slice(0, -1)
    this.#goTo(view)
  }

  forward(): void {
    const view = this.#future.at(-1)
    if (view === undefined || this.#query === null) return
    this.#past = [...this.#past, this.#here(this.#query)]
    this.#future = this.#future.slice(0, -1)
    this.#goTo(view)
  }

  #here(query: ListQuery): PastView {
    return { query, topRow: this.#topRow, articleId: this.#options.articleId() }
  }

  #goTo(view: PastView): void {
    this.#query = view.query
    this.#topRow = view.topRow
    this.#typed = null
    this.#options.show(view)
  }
}

const isSame = (one: ListQuery, other: ListQuery): boolean => JSON.stringify(one) === JSON.stringify(other)

const withSearch = (query: ListQuery, search: string): ListQuery => ({
  ...query,
  filter: { ...query.filter, search },
})

/** Whether letters were put into the search at one place, or taken out. */
function isEdit(before: ListQuery, after: ListQuery): boolean {
  const [was, is] = [before.filter.search, after.filter.search]
  // What was searched for is worth coming back to when the field is cleared.
  if (was === '' || is === '') return false
  const [short, long] = was.length < is.length ? [was, is] : [is, was]
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  return long.endsWith(short.slice(start))
}
