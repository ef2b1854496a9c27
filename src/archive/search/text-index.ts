/**
 * The search index, asked for sets of captures. Rowids are bound as BigInt: a JavaScript number is a REAL to SQLite,
 * and FTS5 then finds every row, or walks all of them (docs/search-index.md).
 */
import type { Connection } from '../connection.ts'
import { Bits } from './bits.ts'

/** Captures asked about between two places to pause: two to seven milliseconds. */
const sliceRows = 16_384

/** A word's beginning: each slice would gather all words that begin so. */
const prefix = /" \*/

export class TextIndex {
  readonly #db: Connection

  constructor(db: Connection) {
    this.#db = db
  }

  /** The captures below `end` that an FTS5 expression finds. */
  *captures(expression: string, end: number): Generator<void, Bits, undefined> {
    const found = new Bits(end)
    const inRange = this.#db
      .prepare<[string, bigint, bigint], number>(
        'SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ?',
      )
      .pluck()
    const step = prefix.test(expression) ? end : sliceRows
    for (let from = 0; from < end; from += step) {
      const to = Math.min(from + step, end)
      for (const capture of inRange.all(expression, BigInt(from), BigInt(to))) found.add(capture)
      yield
    }
    return found
  }

  /** Whether an expression finds a capture: some hundred microseconds, and far more for a word's beginning. */
  finder(expression: string): ((capture: number) => boolean) | null {
    if (prefix.test(expression)) return null
    const one = this.#db
      .prepare<[string, bigint], 1>('SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?')
      .pluck()
    return (capture) => one.get(expression, BigInt(capture)) !== undefined
  }

  /** How well the captures below `end` fit an expression, more is better; title, topics and byline weigh more. */
  *scores(expression: string, end: number): Generator<void, Map<number, number>, undefined> {
    const scores = new Map<number, number>()
    const ranked = this.#db
      .prepare<[string, bigint], [capture: number, score: number]>(
        'SELECT rowid, -bm25(search, 10, 3, 1, 5, 5) FROM search WHERE search MATCH ? AND rowid < ?',
      )
      .raw()
    let count = 0
    for (const [capture, score] of ranked.iterate(expression, BigInt(end))) {
      scores.set(capture, score)
      if (++count % 2_048 === 0) yield
    }
    return scores
  }
}
