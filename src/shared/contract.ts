/**
 * The IPC contract: for each call the shape of its one argument, checked by main before anything else sees it,
 * and the type of its reply. Preload and client types are derived from here.
 */
import { z } from 'zod'
import type { CallName, EventName } from './calls.ts'
import type { ImportProgress, ImportSummary } from './outcome.ts'
import type { ArticleView, LibraryInfo, ListRow, ResultSet, SourceCount } from './list.ts'
import { sortKeys } from './list.ts'
import type { Problem, Result } from './result.ts'

const id = z.int().positive()
const day = z.iso.date()

export const listFilter = z.strictObject({
  sources: z.array(id).max(10_000),
  from: day.nullable(),
  to: day.nullable(),
  search: z.string().max(2_000),
})

export const listQuery = z.strictObject({
  filter: listFilter,
  sort: z.strictObject({ by: z.enum(sortKeys), direction: z.enum(['ascending', 'descending']) }),
})

const nothing = z.strictObject({})
const rowCount = z.int().min(0).max(1_000)

export const requests = {
  library: nothing,
  openList: z.strictObject({ query: listQuery, count: rowCount }),
  listRows: z.strictObject({ handle: id, start: z.int().min(0), count: rowCount }),
  closeList: z.strictObject({ handle: id }),
  sources: z.strictObject({ filter: listFilter }),
  openArticle: z.strictObject({ id, captureId: id.optional() }),
  chooseImport: z.strictObject({ kind: z.enum(['files', 'folders']) }),
  importSamples: nothing,
  cancelImport: nothing,
  importState: nothing,
} satisfies Record<CallName, z.ZodType>

/** Paths that the preload took from dropped files. */
export const droppedPaths = z.array(z.string().min(1).max(32_768)).min(1).max(100_000)

export interface Replies {
  library: LibraryInfo
  openList: ResultSet
  listRows: ListRow[]
  closeList: null
  sources: SourceCount[]
  openArticle: ArticleView
  /** False when the dialog was closed without a choice. */
  chooseImport: { started: boolean }
  importSamples: null
  cancelImport: null
  /** The import under way, so that a reloaded window picks it up. */
  importState: ImportProgress | null
}

export interface Events {
  /** After a commit: how many articles changed. Sent at most about ten times a second. */
  libraryChanged: { added: number; updated: number; removed: number }
  importProgress: ImportProgress
  importEnded: ImportSummary
  /** The library can (null) or cannot be used, and why. */
  libraryState: { problem: Problem | null }
}

export type Request<N extends CallName> = z.infer<(typeof requests)[N]>
export type Reply<N extends CallName> = Result<Replies[N]>

/** `window.pressmark`, as the page sees it. Nothing here takes a path. */
export type PressmarkApi = {
  [N in CallName]: (request: Request<N>) => Promise<Reply<N>>
} & {
  /** Imports files and folders that the user dropped. */
  importFiles: (files: File[]) => Promise<Result<null>>
  /** Returns the function that stops listening. */
  on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void
}
