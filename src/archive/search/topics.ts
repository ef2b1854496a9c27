/** Topics and tags of all captures, by name: for counting, and for choosing by them. Read when first asked for. */
import type { Connection } from '../connection.ts'
import type { Columns } from './columns.ts'
import { Names } from './names.ts'
import { withRoom } from './with-room.ts'

/** Rows read between two places to pause: some milliseconds. */
const sliceRows = 8_192

export class Topics {
  readonly #db: Connection
  readonly names = new Names()
  /** The number of each topic of the table, by its id. */
  #numberOf: number[] = []
  /** Where the topics of a capture begin in `#numbers`; they end where those of the next begin. */
  #starts = new Int32Array(1)
  #numbers = new Int32Array(0)
  #length = 0
  /** Captures below this are read. */
  #end = 0

  constructor(db: Connection, columns: Columns) {
    this.#db = db
    // Captures never change, and only purged ones go, which nobody asks for: what is read stays true.
    columns.onChange((changed) => {
      if (changed === null) this.#end = this.#length = 0
    })
  }

  /** Reads those of the captures below `end` that are not read yet. */
  *update(end: number): Generator<void, void, undefined> {
    if (end <= this.#end) return
    this.#readNames()
    this.#starts = withRoom(this.#starts, end + 1)
    const range = this.#db
      .prepare<[number, number], [capture: number, topic: number]>(
        'SELECT capture_id, topic_id FROM capture_topic WHERE capture_id >= ? AND capture_id < ? ORDER BY capture_id',
      )
      .raw()
    while (this.#end < end) {
      const to = Math.min(this.#end + sliceRows, end)
      const rows = range.all(this.#end, to)
      this.#numbers = withRoom(this.#numbers, this.#length + rows.length)
      let capture = this.#end
      for (const [of, topic] of rows) {
        for (; capture <= of; capture++) this.#starts[capture] = this.#length
        this.#numbers[this.#length++] = this.#numberOf[topic] ?? this.names.numberOf('')
      }
      for (; capture <= to; capture++) this.#starts[capture] = this.#length
      this.#end = to
      yield
    }
  }

  hasSome(capture: number, wanted: ReadonlySet<number>): boolean {
    if (capture >= this.#end) return false
    const end = this.#starts[capture + 1] as number
    for (let i = this.#starts[capture] as number; i < end; i++)
      if (wanted.has(this.#numbers[i] as number)) return true
    return false
  }

  /** Adds one to the count of each topic (by its number in `names`) of a capture, once for a topic that is a tag, too. */
  count(capture: number, counts: { add: (number: number) => void }): void {
    if (capture >= this.#end) return
    const start = this.#starts[capture] as number
    const end = this.#starts[capture + 1] as number
    for (let i = start; i < end; i++) {
      const number = this.#numbers[i] as number
      if (this.#numbers.indexOf(number, start) === i) counts.add(number)
    }
  }

  #readNames(): void {
    const rows = this.#db
      .prepare<[number], [id: number, name: string]>('SELECT id, name FROM topic WHERE id >= ?')
      .raw()
    for (const [id, name] of rows.iterate(this.#numberOf.length))
      this.#numberOf[id] = this.names.numberOf(name)
  }
}
