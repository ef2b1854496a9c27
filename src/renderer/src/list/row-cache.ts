import { firstRows, type ListRow } from '../../../shared/list.ts'

/** Rows are asked for and kept by the chunk. */
export const chunkRows = firstRows
const mostChunks = 80

/** The rows of one result set that the window holds: those near what was last looked at. */
export class RowCache {
  /** Chunk number → its rows; the order is that of last use. */
  #chunks = new Map<number, ListRow[]>()

  /** @param start the index of the first of these rows; a whole number of chunks */
  put(start: number, rows: ListRow[]): void {
    for (let at = 0; at < rows.length; at += chunkRows) {
      const chunk = Math.floor((start + at) / chunkRows)
      this.#chunks.delete(chunk)
      this.#chunks.set(chunk, rows.slice(at, at + chunkRows))
    }
    for (const oldest of this.#chunks.keys()) {
      if (this.#chunks.size <= mostChunks) break
      this.#chunks.delete(oldest)
    }
  }

  get(index: number): ListRow | undefined {
    return this.#chunks.get(Math.floor(index / chunkRows))?.[index % chunkRows]
  }

  indexOf(id: number): number {
    for (const [chunk, rows] of this.#chunks) {
      const at = rows.findIndex((row) => row.id === id)
      if (at >= 0) return chunk * chunkRows + at
    }
    return -1
  }

  /** The start of the first chunk between two rows that is not held, or null. Marks the held ones as used. */
  firstMissing(start: number, end: number): number | null {
    let missing: number | null = null
    for (let chunk = Math.floor(start / chunkRows); chunk * chunkRows < end; chunk++) {
      const rows = this.#chunks.get(chunk)
      if (rows === undefined) missing ??= chunk * chunkRows
      else {
        this.#chunks.delete(chunk)
        this.#chunks.set(chunk, rows)
      }
    }
    return missing
  }
}
