/** The search index, asked for sets of captures. */
import type { Connection } from '../connection.ts'
import { Bits } from './bits.ts'

/** Rows taken between two places to pause: one to two milliseconds. */
const sliceRows = 4_096

export class TextIndex {
  readonly #db: Connection

  constructor(db: Connection) {
    this.#db = db
  }

  /** The captures below `end` that an FTS5 expression finds. */
  *captures(expression: string, end: number): Generator<void, Bits, undefined> {
    const found = new Bits(end)
    let count = 0
    // Prepared each time: a statement that is walked cannot serve another walk.
    const rows = this.#db
      .prepare<[string, number], number>('SELECT rowid FROM search WHERE search MATCH ? AND rowid < ?')
      .pluck()
      .iterate(expression, end)
    for (const capture of rows) {
      found.add(capture)
      if (++count % sliceRows === 0) yield
    }
    return found
  }
}
