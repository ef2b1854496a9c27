import type { IncomingCapture, IncomingOriginal } from '../shared/incoming.ts'
import type { ReasonCode } from '../shared/outcome.ts'
import type { SearchDocument } from '../shared/search-document.ts'

/** A file to read, or one out of a container, whose bytes are here. */
export interface FileToRead {
  path: string
  /** Bytes, as far as is known before it is read. */
  size: number
  given?: GivenFile
}

export interface GivenFile {
  bytes: Uint8Array
  modified: number | null
  /** The pictures beside a page, by the path from there: `Ice_files/harbour.jpg`. */
  companions: ReadonlyMap<string, Uint8Array>
}

/** An original out of the library, of which only what the search index holds is wanted. */
export interface OriginalToIndex {
  path: string
  original: IncomingOriginal
}

/** What the pool tells a worker: read this file; then, whether its bytes are worth parsing. Or: index this original. */
export type ToWorker = { id: number } & (
  | ({ kind: 'read' } & FileToRead)
  | { kind: 'parse' }
  | { kind: 'skip' }
  | ({ kind: 'index' } & OriginalToIndex)
)

/**
 * What a worker answers. `hashed` asks whether the bytes are known before any parsing is done;
 * the others end the task.
 */
export type FromWorker = { id: number } & (
  | { kind: 'hashed'; sha256: Uint8Array; size: number }
  | { kind: 'parsed'; capture: IncomingCapture }
  | { kind: 'indexed'; document: SearchDocument }
  | { kind: 'failed'; reason: ReasonCode; detail: string | null }
)
