/**
 * What main and the processes that hold data say to each other. A call is a contract call, already validated, or one
 * that only main makes; every call has one reply, and events come unasked.
 */
import type { Events, Replies, Request } from '../shared/contract.ts'
import type { PictureFile } from '../archive/archive.ts'
import type { ExportSummary } from '../shared/export.ts'
import type { PurgePreview, Selection } from '../shared/list.ts'
import type { Problem, Result } from '../shared/result.ts'
import type { Language } from '../shared/text/languages.ts'

/** Contract calls that the reader process answers as they are. */
type ReaderCall =
  | 'library'
  | 'openList'
  | 'listRows'
  | 'listGrowth'
  | 'carryRows'
  | 'rowOf'
  | 'closeList'
  | 'sources'
  | 'facets'
  | 'coverage'
  | 'passages'
  | 'openArticle'
  | 'imports'
  | 'importOutcomes'
  | 'undoPreview'
  | 'showOriginal'
  | 'articleAt'

export type ReaderService = {
  [N in ReaderCall]: (request: Request<N>) => MaybePromise<Result<Replies[N]>>
} & {
  /** The writer has created or migrated the library, or could not: what waits for it need not wait longer. */
  libraryReady: (request: Nothing) => MaybePromise<Result<null>>
  /** The articles of a result set, or of these rows of it, in order. */
  idsOf: (request: Exclude<Selection, { ids: number[] }>) => MaybePromise<Result<number[]>>
  purgePreview: (request: { ids: number[] }) => MaybePromise<Result<PurgePreview>>
  failedPaths: (request: { id: number }) => MaybePromise<Result<string[]>>
  /** A picture of a capture's body, by its SHA-256 in hexadecimal digits. */
  picture: (request: { captureId: number; sha256: string }) => MaybePromise<Result<PictureFile>>
  original: (request: { captureId: number }) => MaybePromise<Result<{ fileName: string; bytes: Uint8Array }>>
}

export type ReaderEvents = Pick<Events, 'listGrew'>

export interface WriterService {
  /** Tries once more to open a library that could not be opened, and says `opened` again. */
  reopen: (request: Nothing) => MaybePromise<Result<null>>
  import: (request: { paths: string[]; dryRun: boolean }) => MaybePromise<Result<null>>
  /** `import-running` where another import is under way or waits. */
  importAlone: (request: { paths: string[] }) => MaybePromise<Result<null>>
  cancelImport: (request: Nothing) => MaybePromise<Result<null>>
  watchedFolders: (request: Nothing) => MaybePromise<Result<Replies['watchedFolders']>>
  /** Chosen in main's dialog. */
  watchFolders: (request: { paths: string[] }) => MaybePromise<Result<null>>
  unwatchFolder: (request: Request<'unwatchFolder'>) => MaybePromise<Result<null>>
  rebuildSearch: (request: Nothing) => MaybePromise<Result<null>>
  undoImport: (request: Request<'undoImport'>) => MaybePromise<Result<Replies['undoImport']>>
  renameSource: (request: Request<'renameSource'>) => MaybePromise<Result<null>>
  mergeSources: (request: Request<'mergeSources'>) => MaybePromise<Result<null>>
  removeArticles: (request: { ids: number[] }) => MaybePromise<Result<{ ids: number[] }>>
  restoreArticles: (request: { ids: number[] }) => MaybePromise<Result<{ count: number }>>
  purgeArticles: (request: { ids: number[] }) => MaybePromise<Result<PurgePreview>>
  /** Finishes the batch under way, checkpoints and closes. */
  close: (request: Nothing) => MaybePromise<Result<null>>
}

export interface WriterEvents extends Pick<
  Events,
  'libraryChanged' | 'importProgress' | 'importEnded' | 'watchedFoldersChanged' | 'searchIndex'
> {
  /** The library is open for writing, or why not. */
  opened: { problem: Problem | null }
}

/** A process for one errand that reads the whole library: lists must not wait for it. */
export interface HandOutService {
  /** Originals into a new folder below `folder`; null: all that are not in the trash. */
  exportOriginals: (request: {
    ids: number[] | null
    folder: string
  }) => MaybePromise<Result<Pick<ExportSummary, 'folder' | 'files' | 'bytes' | 'missing' | 'removed'>>>
  /** The export then ends with the problem `export-cancelled`. */
  cancelExport: (request: Nothing) => MaybePromise<Result<null>>
  /** The user has said yes to a file that is there being replaced. */
  saveCopy: (request: { target: string }) => MaybePromise<Result<{ articles: number }>>
  /** Whether another library can be opened. */
  examine: (request: { file: string }) => MaybePromise<Result<null>>
}

export type HandOutEvents = Pick<Events, 'exportProgress'>

export type MaybePromise<T> = T | Promise<T>
export type Nothing = Record<string, never>

export type Call = { id: number; call: string; request: unknown }
/** The language is of whatever is said from then on. */
export type ToChild = Call | { language: Language }
export type FromChild = { id: number; reply: Result<unknown> } | { event: string; payload: unknown }
