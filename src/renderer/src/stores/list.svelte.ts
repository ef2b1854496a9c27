import {
  everything,
  type ListFilter,
  type ListQuery,
  type ListRow,
  type ListSort,
} from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { RowCache, chunkRows } from '../list/row-cache.ts'

/** A contract limit: rows that one request may ask for. */
const mostRows = 1_000
/** Milliseconds between the last key typed and the search for it. */
const typingRest = 60
/** Milliseconds before asking again when the process behind the list has gone; it is being restarted then. */
const restartRests = [200, 600, 1_500]

/** A result set as the view shows it. */
export interface ShownList {
  handle: number
  size: number
  /** A new question was asked: show the list from its start. */
  fromStart: boolean
  /** Otherwise: by how many rows what was at the top has moved, so that it can stay where the reader sees it. */
  shift: number
}

/** The filtered, sorted list, the rows of it that are at hand, and which of them is selected. */
export class ListStore {
  readonly #api: Api
  readonly #opened: (query: ListQuery) => void
  readonly #selected: (id: number) => void

  #query = $state.raw<ListQuery>(everything)
  #list = $state.raw<ShownList | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #rows = new RowCache()
  /** Grows when rows have arrived: what reads rows depends on it. */
  #arrivals = $state(0)
  #cursor = $state(-1)
  #selectedId = $state<number | null>(null)
  #selections = $state(0)

  /** The newest request for a list; the replies to older ones are dropped. */
  #turn = 0
  /** The question is a new one: a refresh that overtakes it must show its answer from the start all the same. */
  #fromStart = true
  #typing: ReturnType<typeof setTimeout> | undefined
  #window = { start: 0, end: chunkRows }
  #fetching = false

  /**
   * @param opened called after a list was opened for a query, when its rows are at hand
   * @param selected called with the article to read
   */
  constructor(api: Api, opened: (query: ListQuery) => void, selected: (id: number) => void) {
    this.#api = api
    this.#opened = opened
    this.#selected = selected
  }

  get query(): ListQuery {
    return this.#query
  }

  get filter(): ListFilter {
    return this.#query.filter
  }

  /** How many things narrow the list now. */
  get filtersInUse(): number {
    const { sources, from, to, search } = this.filter
    return sources.length + Number(from !== null) + Number(to !== null) + Number(search.trim() !== '')
  }

  /** Null until the first list is there. */
  get list(): ShownList | null {
    return this.#list
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /** Index of the selected row, -1 when it is not known to be in the list. */
  get cursor(): number {
    return this.#cursor
  }

  get selectedId(): number | null {
    return this.#selectedId
  }

  /** Grows with every selection, also of what is selected already: the view then brings it into sight. */
  get selections(): number {
    return this.#selections
  }

  /** Undefined while the row is on its way. */
  row(index: number): ListRow | undefined {
    void this.#arrivals
    return this.#rows.get(index)
  }

  setSearch(search: string): void {
    this.#query = { ...this.#query, filter: { ...this.filter, search } }
    this.#fromStart = true
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#ask(), typingRest)
  }

  setDays(days: { from?: string | null; to?: string | null }): void {
    this.#narrow({ ...this.filter, ...days })
  }

  toggleSource(id: number): void {
    const { sources } = this.filter
    const without = sources.filter((other) => other !== id)
    this.#narrow({ ...this.filter, sources: without.length < sources.length ? without : [...sources, id] })
  }

  clearFilters(): void {
    this.#narrow(everything.filter)
  }

  setSort(sort: ListSort): void {
    this.#query = { ...this.#query, sort }
    void this.open()
  }

  /** Asks for the list anew and shows it from its start. */
  async open(): Promise<void> {
    this.#fromStart = true
    clearTimeout(this.#typing)
    await this.#ask()
  }

  /** Asks again because the library has changed: what is seen stays where it is. */
  async refresh(): Promise<void> {
    await this.#ask()
  }

  /** Says which rows are in sight (`end` exclusive), so that they are fetched. */
  look(start: number, end: number): void {
    this.#window = { start, end }
    void this.#fetch()
  }

  select(index: number): void {
    const size = this.#list?.size ?? 0
    if (size === 0) return
    this.#cursor = Math.min(Math.max(index, 0), size - 1)
    this.#selections++
    this.#openCursor()
  }

  /** Selects the row so many further on; from nowhere, the first. */
  move(by: number): void {
    this.select(this.#cursor < 0 ? 0 : this.#cursor + by)
  }

  #narrow(filter: ListFilter): void {
    this.#query = { ...this.#query, filter }
    void this.open()
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn
    const fromStart = this.#fromStart
    const query = this.#query
    const opening = await this.#askWhileRestarting(query, turn)
    if (opening === null) return
    if (!opening.ok) {
      if (opening.problem.code !== 'superseded') this.#problem = opening.problem
      return
    }
    const { handle, size, first } = opening.value
    const rows = new RowCache()
    rows.put(0, first)

    const top = this.#window.start
    const stays = fromStart ? null : this.#rows.get(top)
    let shift = 0
    if (stays !== undefined && stays !== null && top > 0) {
      shift = await this.#whereTo(stays.id, top, handle, size, rows)
      if (turn !== this.#turn) return this.#close(handle)
    }
    const before = this.#list
    this.#rows = rows
    this.#list = { handle, size, fromStart, shift }
    this.#problem = null
    this.#fromStart = false
    this.#arrivals++
    this.#cursor = this.#selectedId === null ? -1 : rows.indexOf(this.#selectedId)
    if (fromStart) this.#window = { start: 0, end: chunkRows }
    if (before !== null) this.#close(before.handle)
    void this.#fetch()
    this.#opened(query)
  }

  /** Null when a newer question was asked meanwhile. */
  async #askWhileRestarting(query: ListQuery, turn: number) {
    for (let attempt = 0; ; attempt++) {
      const reply = await this.#api.ask('openList', { query, count: chunkRows })
      if (turn !== this.#turn) {
        if (reply.ok) this.#close(reply.value.handle)
        return null
      }
      const rest = restartRests[attempt]
      if (reply.ok || reply.problem.code !== 'process-gone' || rest === undefined) return reply
      await new Promise((done) => setTimeout(done, rest))
      if (turn !== this.#turn) return null
    }
  }

  /**
   * Reads the rows around the top one's old place in the new list and says how far it has moved. Where it has
   * moved further than one request reaches, the list stays at the same distance from its start.
   */
  async #whereTo(id: number, top: number, handle: number, size: number, rows: RowCache): Promise<number> {
    const grown = size - (this.#list?.size ?? size)
    const start = Math.floor(Math.max(0, top + Math.min(0, grown)) / chunkRows) * chunkRows
    const seen = this.#window.end - this.#window.start
    const count = Math.min(
      mostRows,
      Math.ceil((top - start + seen + Math.abs(grown)) / chunkRows + 1) * chunkRows,
    )
    const reply = await this.#api.ask('listRows', { handle, start, count })
    if (!reply.ok) return 0
    rows.put(start, reply.value)
    const now = rows.indexOf(id)
    return now < 0 ? 0 : now - top
  }

  /** Fetches what is in sight and missing, one chunk after another; rows scrolled past are never asked for. */
  async #fetch(): Promise<void> {
    if (this.#fetching) return
    this.#fetching = true
    for (;;) {
      const list = this.#list
      if (list === null) break
      const wanted = Math.min(this.#window.end, list.size)
      const start = this.#rows.firstMissing(Math.max(0, this.#window.start), wanted)
      if (start === null) break
      const reply = await this.#api.ask('listRows', { handle: list.handle, start, count: chunkRows })
      if (list !== this.#list) continue
      if (reply.ok && reply.value.length > 0) {
        this.#rows.put(start, reply.value)
        this.#arrivals++
        if (this.#cursor >= 0) this.#openCursor()
      } else {
        if (!reply.ok && (reply.problem.code === 'stale-result-set' || reply.problem.code === 'process-gone'))
          void this.refresh()
        break
      }
    }
    this.#fetching = false
  }

  /** Opens the article under the cursor, as soon as its row is there. */
  #openCursor(): void {
    const row = this.#rows.get(this.#cursor)
    if (row === undefined || row.id === this.#selectedId) return
    this.#selectedId = row.id
    this.#selected(row.id)
  }

  #close(handle: number): void {
    void this.#api.ask('closeList', { handle })
  }
}
