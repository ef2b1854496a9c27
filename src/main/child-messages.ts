/**
 * What main and the two processes that hold data say to each other. A call is a contract call, already
 * validated, or one that only main makes; every call has one reply, and events come unasked.
 */
import type { Events, Replies, Request } from '../shared/contract.ts'
import type { ImportProgress } from '../shared/outcome.ts'
import type { Problem, Result } from '../shared/result.ts'

/** Contract calls that the reader process answers. */
export const readerCalls = ['library', 'openList', 'listRows', 'closeList', 'sources', 'openArticle'] as const
export type ReaderCall = (typeof readerCalls)[number]

export type ReaderService = {
  [N in ReaderCall]: (request: Request<N>) => MaybePromise<Result<Replies[N]>>
} & {
  /** The writer has created or migrated the library, or could not: what waits for it need not wait longer. */
  libraryReady: (request: Nothing) => MaybePromise<Result<null>>
}

export interface WriterService {
  import: (request: { paths: string[] }) => MaybePromise<Result<null>>
  cancelImport: (request: Nothing) => MaybePromise<Result<null>>
  importState: (request: Nothing) => MaybePromise<Result<ImportProgress | null>>
  /** Finishes the batch under way, checkpoints and closes. */
  close: (request: Nothing) => MaybePromise<Result<null>>
}

export interface WriterEvents extends Pick<Events, 'libraryChanged' | 'importProgress' | 'importEnded'> {
  /** The library is open for writing, or why not. Sent once, at start. */
  opened: { problem: Problem | null }
}

export type MaybePromise<T> = T | Promise<T>
export type Nothing = Record<string, never>

export type ToChild = { id: number; call: string; request: unknown }
export type FromChild = { id: number; reply: Result<unknown> } | { event: string; payload: unknown }
