import {
  everything,
  type ListFilter,
  type ListQuery,
  type ListRow,
  type ListSort,
  type ResultSet,
  type Selection,
} from '../../../shared/list.ts'
import { fail, ok, type Problem, type Result } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import type { ViewState } from '../../../shared/view-state.ts'
import { RowCache, chunkRows } from '../list/row-cache.ts'
import { RowSelection } from '../list/row-selection.ts'
import { text } from '../../../shared/text/text.ts'

/** A contract limit: rows that one request may ask for. */
const mostRows = 1_000
/** A contract limit: articles that a verb takes one by one. */
const mostIds = 100_000
/** Milliseconds between the last key typed and the search for it. */
const typingRest = 60
/** Milliseconds before asking again when the process behind the list has gone; it is being restarted then. */
const restartRests = [200, 600, 1_500]

/** A result set as the view shows it. */
export interface ShownList {
  handle: number
  /** What it answers; the query asked meanwhile may be another. */
  query: ListQuery
  size: number
  /** A new question was asked: show the list from its start, or where it was when the window was last closed. */
  fromStart: boolean
  startRow: number
  /** Otherwise: by how many rows what was at the top has moved, so that it can stay where the reader sees it. */
  shift: number
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

/**
 * Several articles: rows of the list as it stands, or, once it has been asked for anew and rows have moved, those
 * articles by their ids.
 */
type Many = { rows: RowSelection } | { ids: ReadonlySet<number> }

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
  /** Null while at most the row under the cursor is selected. */
  #many = $state.raw<Many | null>(null)

  /** The newest request for a list; the replies to older ones are dropped. */
  #turn = 0
  /** The question is a new one: a refresh that overtakes it must show its answer from the start all the same. */
  #fromStart = true
  #startRow = 0
  /** The row to select in the next list, when those selected have left this one. */
  #landing: number | null = null
  #typing: ReturnType<typeof setTimeout> | undefined
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
    const { sources, from, to, search, trash } = this.filter
    return (
      sources.length + Number(from !== null || to !== null) + Number(search.trim() !== '') + Number(trash)
    )
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
    if (this.#many === null) return this.#cursor >= 0 ? 1 : 0
    return 'rows' in this.#many ? this.#many.rows.count : this.#many.ids.size
  }

  get hasMany(): boolean {
    return this.#many !== null
  }

  isSelected(index: number): boolean {
    const row = this.row(index)
    if (this.#many === null) return row === undefined ? index === this.#cursor : row.id === this.#selectedId
    if ('rows' in this.#many) return this.#many.rows.has(index)
    return row !== undefined && this.#many.ids.has(row.id)
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
    await this.#ask()
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
    this.#openCursor()
  }

  /** Selects the row so many further on; from nowhere, the first. */
  move(by: number): void {
    this.select(this.#cursor < 0 ? 0 : this.#cursor + by)
  }

  /** Adds a row to the selection or takes it out. */
  toggle(index: number): void {
    const many = this.#many
    if (many !== null && 'ids' in many) {
      const id = this.#rows.get(index)?.id
      if (id === undefined) return
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- taken over whole
      const ids = new Set(many.ids)
      if (!ids.delete(id)) ids.add(id)
      if (ids.size === 0) return this.select(index)
      this.#moveCursor(index)
      this.#many = { ids }
    } else if (many === null && (this.#cursor < 0 || this.#cursor === index)) this.select(index)
    else {
      const rows = many?.rows ?? RowSelection.one(this.#cursor)
      this.#moveCursor(index)
      this.#keepRows(rows.toggle(index))
    }
  }

  /**
   * Selects the rows from where the selection began to this one.
   * @param keeps adds them to what is selected already
   */
  extend(index: number, keeps = false): void {
    const many = this.#many
    const from =
      many !== null && 'rows' in many ? many.rows : RowSelection.one(this.#cursor < 0 ? index : this.#cursor)
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
    this.#many = { rows: RowSelection.all(size) }
  }

  /** Back to the one article that is open, if it is in the list. */
  clearSelection(): void {
    this.#many = null
    this.#cursor = this.#selectedId === null ? -1 : this.#rows.indexOf(this.#selectedId)
  }

  /** What a verb acts on, for the contract; null when nothing is selected. */
  async selection(): Promise<Result<Selection> | null> {
    const { list, many } = { list: this.#list, many: this.#many }
    if (many === null) {
      const id = this.#rows.get(this.#cursor)?.id
      return id === undefined ? null : ok({ ids: [id] })
    }
    if ('ids' in many) return ok({ ids: [...many.ids] })
    if (list === null) return null
    if (many.rows.isAll(list.size)) return ok({ handle: list.handle })
    const ids = await this.#idsOf(many.rows, list.handle)
    return ids.ok ? ok({ ids: ids.value }) : ids
  }

  /** Asks again because the selected articles have left the list, and selects what stands in their place. */
  async land(): Promise<void> {
    const many = this.#many
    this.#landing =
      many !== null && 'rows' in many ? (many.rows.ranges[0]?.start ?? 0) : Math.max(0, this.#cursor)
    this.#many = null
    await this.#ask()
  }

  /** Selects an article that was opened by a link, and shows its row when it is at hand. */
  mark(id: number): void {
    this.#many = null
    this.#selectedId = id
    this.#cursor = this.#rows.indexOf(id)
    if (this.#cursor >= 0) this.#selections++
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
    return true
  }

  /** One row is no selection of several: it is opened. */
  #keepRows(rows: RowSelection): void {
    const [only] = rows.ranges
    if (rows.count > 1) this.#many = { rows }
    else this.select(only?.start ?? this.#cursor)
  }

  /** The ids of chosen rows, in order. Too many to name one by one are a problem. */
  async #idsOf(rows: RowSelection, handle: number): Promise<Result<number[]>> {
    if (rows.count > mostIds) return fail('invalid-request', text.selection.tooMany(mostIds))
    const ids: number[] = []
    for (const { start, end } of rows.ranges)
      for (let at = start; at < end; at += mostRows) {
        const count = Math.min(mostRows, end - at)
        const reply = await this.#api.ask('listRows', { handle, start: at, count })
        if (!reply.ok) return reply
        for (const { id } of reply.value) ids.push(id)
      }
    return ok(ids)
  }

  /** Rows have moved: all of them stay all, others are known by their ids from now on. */
  async #carrySelection(size: number, before: ShownList): Promise<void> {
    const many = this.#many
    if (many === null || 'ids' in many) return
    const isAll = many.rows.isAll(before.size)
    const ids = isAll ? null : await this.#idsOf(many.rows, before.handle)
    if (this.#many !== many) return
    if (ids === null) this.#many = size > 1 ? { rows: RowSelection.all(size) } : null
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- taken over whole
    else this.#many = ids.ok ? { ids: new Set(ids.value) } : null
  }

  async #ask(given: ResultSet | null = null): Promise<void> {
    const turn = ++this.#turn
    const fromStart = this.#fromStart
    const query = this.#query
    const opening = given ? ok(given) : await this.#askWhileRestarting(query, turn)
    if (opening === null) return
    if (!opening.ok) {
      if (opening.problem.code !== 'superseded') this.#problem = opening.problem
      return
    }
    const { handle, size, first } = opening.value
    const rows = new RowCache()
    rows.put(0, first)

    const startRow = fromStart ? Math.min(this.#startRow, Math.max(0, size - 1)) : 0
    if (startRow > 0) {
      await this.#readAround(startRow, handle, rows)
      if (turn !== this.#turn) return this.#close(handle)
    }
    const top = this.#window.start
    const stays = fromStart ? null : this.#rows.get(top)
    let shift = 0
    if (stays !== undefined && stays !== null && top > 0) {
      shift = await this.#whereTo(stays.id, top, handle, size, rows)
      if (turn !== this.#turn) return this.#close(handle)
    }
    const before = this.#list
    if (!fromStart && before !== null) {
      await this.#carrySelection(size, before)
      if (turn !== this.#turn) return this.#close(handle)
    } else this.#many = null
    this.#rows = rows
    this.#list = { handle, query, size, fromStart, startRow, shift }
    this.#problem = null
    this.#fromStart = false
    this.#arrivals++
    this.#cursor = this.#selectedId === null ? -1 : rows.indexOf(this.#selectedId)
    if (fromStart) this.#window = { start: startRow, end: startRow + chunkRows }
    this.#startRow = 0
    if (before !== null) this.#close(before.handle)
    const landing = this.#landing
    this.#landing = null
    if (landing !== null && !fromStart) this.select(landing)
    void this.#fetch()
    this.#listeners.opened(query)
  }

  async #readAround(row: number, handle: number, rows: RowCache): Promise<void> {
    const start = Math.max(0, Math.floor(row / chunkRows) * chunkRows)
    const reply = await this.#api.ask('listRows', { handle, start, count: 2 * chunkRows })
    if (reply.ok) rows.put(start, reply.value)
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
        if (this.#cursor < 0 && this.#selectedId !== null) this.#cursor = this.#rows.indexOf(this.#selectedId)
        else if (this.#cursor >= 0 && this.#many === null) this.#openCursor()
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
    this.#listeners.selected(row.id)
  }

  #close(handle: number): void {
    void this.#api.ask('closeList', { handle })
  }
}
