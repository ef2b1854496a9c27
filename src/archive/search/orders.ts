/** All articles in each order of the list, kept sorted while articles change. */
import type { ListSort, StoredSortKey } from '../../shared/list.ts'
import type { Connection } from '../connection.ts'
import { orderQueries } from '../list-queries.ts'
import { noDay, type Columns } from './columns.ts'
import { Resumable } from './resumable.ts'

/** Ids read between two places to pause: about two milliseconds. */
const sliceRows = 8_192

/** Ids, ascending by what they are sorted by. Those that have it, and those that do not: they come last both ways. */
interface Order {
  having: Int32Array
  lacking: Int32Array
}

type Both = [shown: Order, trashed: Order]

type Compare = (a: number, b: number) => number

export class Orders {
  readonly #db: Connection
  readonly #columns: Columns
  readonly #orders = new Map<StoredSortKey, Both>()
  readonly #reading: Record<StoredSortKey, Resumable<Both>> = {
    published: new Resumable(() => this.#readBoth('published')),
    captured: new Resumable(() => this.#readBoth('captured')),
    imported: new Resumable(() => this.#readBoth('imported')),
    title: new Resumable(() => this.#readBoth('title')),
  }

  constructor(db: Connection, columns: Columns) {
    this.#db = db
    this.#columns = columns
    columns.onChange((changed) => {
      // An order that is half read is of the library as it was.
      this.drop()
      if (changed === null) this.#orders.clear()
      else for (const key of this.#orders.keys()) this.#move(key, changed)
    })
  }

  /** The articles that are (or are not) in the trash, as they stand in a list. To be asked for after an update. */
  *inOrder(
    { by, direction }: ListSort & { by: StoredSortKey },
    trashed: boolean,
  ): Generator<void, Int32Array, undefined> {
    let orders = this.#orders.get(by)
    if (orders === undefined) {
      orders = yield* this.#reading[by].finish()
      this.#orders.set(by, orders)
    }
    const { having, lacking } = orders[trashed ? 1 : 0]
    const ids = new Int32Array(having.length + lacking.length)
    ids.set(having)
    if (direction === 'descending') ids.subarray(0, having.length).reverse()
    ids.set(direction === 'descending' ? lacking.toReversed() : lacking, having.length)
    return ids
  }

  drop(): void {
    for (const reading of Object.values(this.#reading)) reading.drop()
  }

  *#readBoth(by: StoredSortKey): Generator<void, Both, undefined> {
    return [yield* this.#read(by, 0), yield* this.#read(by, 1)]
  }

  *#read(by: StoredSortKey, trashed: 0 | 1): Generator<void, Order, undefined> {
    const parts: Int32Array[] = []
    for (const sql of orderQueries(by)) {
      const ids: number[] = []
      // Prepared each time: a statement that is walked cannot serve another walk.
      for (const id of this.#db.prepare<[number], number>(sql).pluck().iterate(trashed)) {
        ids.push(id)
        if (ids.length % sliceRows === 0) yield
      }
      parts.push(Int32Array.from(ids))
    }
    const [having, lacking] = parts
    return { having: having ?? new Int32Array(0), lacking: lacking ?? new Int32Array(0) }
  }

  /** Takes changed articles out and puts them where they belong now. Titles are not at hand: read again when asked for. */
  #move(by: StoredSortKey, changed: ReadonlySet<number>): void {
    const orders = this.#orders.get(by)
    if (by === 'title' || orders === undefined) return void this.#orders.delete(by)
    const columns = this.#columns
    const value = { published: columns.time, captured: columns.captured, imported: columns.imported }[by]
    const isLacking = (id: number): boolean =>
      by === 'published' ? columns.day[id] === noDay : Number.isNaN(value[id])
    const compare: Compare = (a, b) => {
      if (by === 'published' && columns.day[a] !== columns.day[b])
        return (columns.day[a] as number) - (columns.day[b] as number)
      const difference = (value[a] as number) - (value[b] as number)
      return difference === 0 || Number.isNaN(difference) ? a - b : difference
    }
    const present = [...changed].filter((id) => columns.source[id] !== 0)
    const merge = (order: Int32Array, trashed: 0 | 1, lacking: boolean): Int32Array =>
      merged(
        order,
        // Those that lack it compare with their like only.
        present.filter((id) => columns.trashed[id] === trashed && isLacking(id) === lacking).sort(compare),
        changed,
        compare,
      )
    this.#orders.set(
      by,
      orders.map(({ having, lacking }, trashed) => ({
        having: merge(having, trashed as 0 | 1, false),
        lacking: merge(lacking, trashed as 0 | 1, true),
      })) as Both,
    )
  }
}

/** What stands in the order and has not changed, with what is put in. */
function merged(
  order: Int32Array,
  put: number[],
  changed: ReadonlySet<number>,
  compare: Compare,
): Int32Array {
  const ids = new Int32Array(order.length + put.length)
  let length = 0
  let next = 0
  for (const id of order) {
    if (changed.has(id)) continue
    for (; next < put.length && compare(put[next] as number, id) < 0; next++)
      ids[length++] = put[next] as number
    ids[length++] = id
  }
  for (; next < put.length; next++) ids[length++] = put[next] as number
  return ids.slice(0, length)
}
