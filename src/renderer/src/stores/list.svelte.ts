import {
  everything,
  toggled,
  type FacetChoice,
  type ListFilter,
  type ListGrowth,
  type ListQuery,
  type ListRow,
  type ListSort,
  type ResultSet,
  type Selection,
} from '../../../shared/list.ts'
import { ok, type Problem } from '../../../shared/result.ts'
import type { Reply } from '../../../shared/contract.ts'
import type { Api } from '../api.ts'
import type { ViewState } from '../../../shared/view-state.ts'
import { RowCache, chunkRows } from '../list/row-cache.ts'
import { RowSelection } from '../list/row-selection.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** Milliseconds between the last key typed and the search for it. */
const typingRest = 60

/** A result set as the view shows it. */
export interface ShownList {
  handle: number
  /** What it answers; the query asked meanwhile may be another. */
  query: ListQuery
  size: number
  /** False while more rows may be found. */
  isComplete: boolean
  /** A new question was asked: show the list from its start, or where it was when the window was last closed. */
  fromStart: boolean
  startRow: number
  /** Otherwise: by how many rows what was at the top has moved, so that it can stay where the reader sees it. */
  shift: number
}

/** What is seen and chosen of one list, in a later one. */
interface Carried {
  shift: number
  cursor: number
  many: RowSelection | null
}

/** What the list tells the other stores. */
export interface ListListeners {
  /** A list was opened for a query, and its rows are at hand. */
  opened: (query: ListQuery) => void
  /** This article is to be read. */
  selected: (id: number) => void
  /** This row is at the top now. */
  scrolled: (topRow: number) => void
}

/** The filtered, sorted list, the rows of it that are at hand, and which of them are selected. */
export class ListStore {
  readonly #api: Api
  readonly #listeners: ListListeners

  #query = $state.raw<ListQuery>(everything)
  #list = $state.raw<ShownList | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #rows = new RowCache()
  /** Grows when rows have arrived: what reads rows depends on it. */
  #arrivals = $state(0)
  #cursor = $state(-1)
  #selectedId = $state<number | null>(null)
  #selections = $state(0)
  /** What the list was searched for when the article was opened. */
  #openedFor: string | undefined
  /** Grows whenever the user chooses: what was looked up for an older choice is dropped. */
  #changes = 0
  /** Null while at most the row under the cursor is selected. */
  #many = $state.raw<RowSelection | null>(null)

  /** The newest request for a list; the replies to older ones are dropped. */
  #turn = 0
  /** The question is a new one: a refresh that overtakes it must show its answer from the start all the same. */
  #fromStart = true
  #startRow = 0
  /** The row to select in the next list, when those selected have left this one. */
  #landing: number | null = null
  #typing: ReturnType<typeof setTimeout> | undefined
  /** The library has changed while a list was still being found. */
  #isRefreshDue = false
  #window = { start: 0, end: chunkRows }
  #fetching = false

  constructor(api: Api, listeners: ListListeners) {
    this.#api = api
    this.#listeners = listeners
  }

  get query(): ListQuery {
    return this.#query
  }

  get filter(): ListFilter {
    return this.#query.filter
  }

  /** How many things narrow the list now. */
  get filtersInUse(): number {
    const { facets, from, to, search, trash } = this.filter
    return facets.length + Number(from !== null || to !== null) + Number(search.trim() !== '') + Number(trash)
  }

  /** Null until the first list is there. */
  get list(): ShownList | null {
    return this.#list
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /** Row that is at the top of what is seen. */
  get topRow(): number {
    return this.#window.start
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

  /** How many articles the verbs act on. */
  get selectedCount(): number {
    return this.#many?.count ?? (this.#cursor >= 0 ? 1 : 0)
  }

  get hasMany(): boolean {
    return this.#many !== null
  }

  isSelected(index: number): boolean {
    if (this.#many !== null) return this.#many.has(index)
    const row = this.row(index)
    return row === undefined ? index === this.#cursor : row.id === this.#selectedId
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

  toggleFacet(choice: FacetChoice): void {
    this.#narrow(toggled(this.filter, choice))
  }

  setFilter(filter: ListFilter): void {
    this.#narrow(filter)
  }

  clearFilters(): void {
    this.#narrow(everything.filter)
  }

  /** Makes the list what it was when the window was last closed; to be opened afterwards. */
  restore({ query, topRow, articleId }: ViewState): void {
    this.#query = query ?? everything
    this.#startRow = topRow ?? 0
    this.#selectedId = articleId ?? null
    this.#openedFor = this.filter.search
  }

  /** Shows another list, scrolled as it was, with the article that was open. */
  goTo(view: { query: ListQuery; topRow: number; articleId: number | null }): void {
    this.#query = view.query
    this.#startRow = view.topRow
    this.#selectedId = view.articleId
    this.#many = null
    this.#changes++
    void this.open()
  }

  setSort(sort: ListSort): void {
    this.#query = { ...this.#query, sort }
    void this.open()
  }

  /** Asks for the list anew, unless it is open already, and shows it from its start. */
  async open(given: ResultSet | null = null): Promise<void> {
    this.#fromStart = true
    clearTimeout(this.#typing)
    await this.#ask(given)
  }

  /** Asks again because the library has changed: what is seen stays where it is. */
  async refresh(): Promise<void> {
    // To ask again ends the search for the rest: a search that takes long would never come to its end.
    if (this.#list?.isComplete === false && (await this.#isGrowing(this.#list))) this.#isRefreshDue = true
    else await this.#ask()
  }

  /** What was told of its growth may have come before anyone listened, or its process may have gone. */
  async #isGrowing({ handle }: ShownList): Promise<boolean> {
    const reply = await this.#api.ask('listGrowth', { handle })
    if (reply.ok) this.grew(reply.value)
    return reply.ok && !reply.value.isComplete
  }

  /** More rows of a list have been found: they stand behind those that are there. */
  grew({ handle, size, isComplete }: ListGrowth): void {
    if (this.#list?.handle !== handle || (this.#list.isComplete && this.#list.size === size)) return
    this.#list = { ...this.#list, size, isComplete, fromStart: false, shift: 0 }
    void this.#fetch()
    if (!isComplete) return
    if (this.#cursor < 0 && this.#many === null) void this.#findCursor()
    this.#listeners.opened(this.#list.query)
    if (this.#isRefreshDue) void this.#ask()
  }

  /** Says which rows are in sight (`end` exclusive), so that they are fetched. */
  look(start: number, end: number): void {
    if (start !== this.#window.start && this.#list !== null) this.#listeners.scrolled(start)
    this.#window = { start, end }
    void this.#fetch()
  }

  /** Selects one row and opens its article. */
  select(index: number): void {
    if (!this.#moveCursor(index)) return
    this.#many = null
    this.#openCursor({ again: this.#openedFor !== this.#list?.query.filter.search })
  }

  /** Selects the row so many further on; from nowhere, the first. */
  move(by: number): void {
    this.select(this.#cursor < 0 ? 0 : this.#cursor + by)
  }

  /** Adds a row to the selection or takes it out. */
  toggle(index: number): void {
    if (this.#many === null && (this.#cursor < 0 || this.#cursor === index)) return this.select(index)
    const rows = this.#many ?? RowSelection.one(this.#cursor)
    this.#moveCursor(index)
    this.#keepRows(rows.toggle(index))
  }

  /**
   * Selects the rows from where the selection began to this one.
   * @param keeps adds them to what is selected already
   */
  extend(index: number, keeps = false): void {
    const from = this.#many ?? RowSelection.one(this.#cursor < 0 ? index : this.#cursor)
    if (!this.#moveCursor(index)) return
    this.#keepRows(keeps ? from.addTo(this.#cursor) : from.extendTo(this.#cursor))
  }

  /** Moves the end of the selection so many rows further on. */
  extendBy(by: number): void {
    this.extend(this.#cursor < 0 ? 0 : this.#cursor + by)
  }

  selectAll(): void {
    const size = this.#list?.size ?? 0
    if (size === 0) return
    if (size === 1) return this.select(0)
    this.#many = RowSelection.all(size)
    this.#changes++
  }

  /** Back to the one article that is open, if it is in the list. */
  clearSelection(): void {
    this.#many = null
    this.#changes++
    void this.#findCursor()
  }

  /** What a verb acts on, for the contract; null when nothing is selected. */
  selection(): Selection | null {
    const [list, many] = [this.#list, this.#many]
    if (many === null) {
      const id = this.#rows.get(this.#cursor)?.id
      return id === undefined ? null : { ids: [id] }
    }
    if (list === null) return null
    const { handle } = list
    return many.isAll(list.size) ? { handle } : { handle, ranges: many.ranges }
  }

  /** Asks again because the selected articles have left the list, and selects what stands in their place. */
  async land(): Promise<void> {
    this.#landing = this.#many?.ranges[0]?.start ?? Math.max(0, this.#cursor)
    this.#many = null
    await this.#ask()
  }

  /** Selects an article that was opened by a link, and shows its row when it is at hand. */
  mark(id: number): void {
    this.#many = null
    this.#selectedId = id
    this.#changes++
    void this.#findCursor({ show: true })
  }

  /** Looks up the row of the article that is open: among those at hand, else in the reader. */
  async #findCursor({ show = false } = {}): Promise<void> {
    const [list, id, changes] = [this.#list, this.#selectedId, this.#changes]
    this.#cursor = id === null ? -1 : this.#rows.indexOf(id)
    if (this.#cursor < 0 && list !== null && id !== null) {
      const reply = await this.#api.ask('rowOf', { handle: list.handle, id })
      if (!reply.ok || list !== this.#list || changes !== this.#changes) return
      this.#cursor = reply.value.row
    }
    if (show && this.#cursor >= 0) this.#selections++
  }

  #narrow(filter: ListFilter): void {
    this.#query = { ...this.#query, filter }
    void this.open()
  }

  /** False when there is no row to go to. */
  #moveCursor(index: number): boolean {
    const size = this.#list?.size ?? 0
    if (size === 0) return false
    this.#cursor = Math.min(Math.max(index, 0), size - 1)
    this.#selections++
    this.#changes++
    return true
  }

  /** One row is no selection of several: it is opened. */
  #keepRows(rows: RowSelection): void {
    const [only] = rows.ranges
    if (rows.count > 1) this.#many = rows
    else this.select(only?.start ?? this.#cursor)
  }

  /**
   * Finds what is seen and chosen in a later answer to the same question, and reads the rows seen there. Done again
   * when the user has chosen meanwhile; null when a newer question was asked.
   */
  async #carry(before: ShownList, to: number, rows: RowCache, turn: number): Promise<Carried | null> {
    for (;;) {
      const [changes, many, cursor, top] = [this.#changes, this.#many, this.#cursor, this.#window.start]
      const reply = await this.#api.ask('carryRows', {
        from: before.handle,
        to,
        rows: [top, Math.max(cursor, 0), many?.anchor ?? 0],
        ranges: many?.ranges ?? [],
      })
      const [topNow, cursorNow, anchorNow] = (reply.ok ? reply.value.rows : []) as (number | undefined)[]
      const newTop = top === 0 || topNow === undefined || topNow < 0 ? top : topNow
      if (newTop > 0) await this.#readAround(newTop, to, rows)
      if (turn !== this.#turn) return null
      if (!reply.ok) return { shift: 0, cursor: -1, many: null }
      if (changes === this.#changes && top === this.#window.start)
        return {
          shift: newTop - top,
          cursor: cursor < 0 ? -1 : (cursorNow ?? -1),
          many: many && RowSelection.carried(reply.value.ranges, anchorNow ?? -1),
        }
    }
  }

  async #ask(given: ResultSet | null = null): Promise<void> {
    const turn = ++this.#turn
    const fromStart = this.#fromStart
    const query = this.#query
    const opening = given ? ok(given) : await this.#openNew(query, turn)
    if (opening === null) return
    if (!opening.ok) {
      if (opening.problem.code !== 'superseded') this.#problem = opening.problem
      return
    }
    const { handle, size, isComplete, first } = opening.value
    const rows = new RowCache()
    rows.put(0, first)

    const before = this.#list
    const startRow = fromStart ? Math.min(this.#startRow, Math.max(0, size - 1)) : 0
    if (startRow > 0) await this.#readAround(startRow, handle, rows)
    const carried = fromStart || before === null ? null : await this.#carry(before, handle, rows, turn)
    if (turn !== this.#turn) return this.#close(handle)
    const shift = carried?.shift ?? 0
    this.#rows = rows
    this.#list = { handle, query, size, isComplete, fromStart, startRow, shift }
    this.#isRefreshDue = false
    this.#problem = null
    this.#fromStart = false
    this.#arrivals++
    this.#many = carried?.many ?? null
    this.#cursor = carried?.cursor ?? -1
    if (this.#cursor < 0 && this.#many === null) void this.#findCursor()
    if (fromStart) this.#window = { start: startRow, end: startRow + chunkRows }
    this.#startRow = 0
    if (before !== null) this.#close(before.handle)
    const landing = this.#landing
    this.#landing = null
    if (landing !== null && !fromStart) this.select(landing)
    void this.#fetch()
    this.#listeners.opened(query)
    if (!isComplete) void this.#isGrowing(this.#list)
  }

  async #readAround(row: number, handle: number, rows: RowCache): Promise<void> {
    const start = Math.max(0, Math.floor(row / chunkRows) * chunkRows)
    const reply = await this.#api.ask('listRows', { handle, start, count: 2 * chunkRows })
    if (reply.ok) rows.put(start, reply.value)
  }

  /** Null when a newer question was asked meanwhile. */
  async #openNew(query: ListQuery, turn: number): Promise<Reply<'openList'> | null> {
    const request = { query, count: chunkRows }
    const reply = await askWhileRestarting(this.#api, 'openList', request, () => turn === this.#turn)
    if (turn === this.#turn) return reply
    if (reply.ok) this.#close(reply.value.handle)
    return null
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
        if (this.#many === null) this.#openCursor()
      } else {
        if (!reply.ok && (reply.problem.code === 'stale-result-set' || reply.problem.code === 'process-gone'))
          void this.refresh()
        break
      }
    }
    this.#fetching = false
  }

  /**
   * Opens the article under the cursor, as soon as its row is there.
   * @param again also when it is open: another search may have found another of its captures
   */
  #openCursor({ again = false } = {}): void {
    const row = this.#rows.get(this.#cursor)
    if (row === undefined || (row.id === this.#selectedId && !again)) return
    this.#selectedId = row.id
    this.#openedFor = this.#list?.query.filter.search
    this.#listeners.selected(row.id)
  }

  #close(handle: number): void {
    void this.#api.ask('closeList', { handle })
  }
}
