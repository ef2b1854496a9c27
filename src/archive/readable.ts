import { basename } from 'node:path'
import type { LibraryInfo, ListFilter, ListQuery, ListRow, SourceCount } from '../shared/list.ts'
import type { FileOutcome } from '../shared/outcome.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { checkLibrary, type CheckReport } from './check.ts'
import type { Connection } from './connection.ts'
import { importReader, type ImportRecord } from './imports.ts'
import { infoReader } from './info.ts'
import { listReader } from './list.ts'
import { originalReader } from './originals.ts'
import { unpack } from './packing.ts'
import { articleReader, type StoredArticle } from './view.ts'

/** The untouched file of one capture. */
export interface OriginalFile {
  bytes: Uint8Array
  sha256: Uint8Array
  /** The last part of its path at the import. */
  fileName: string
  encoding: string
}

/**
 * A library that is read, while another process may be writing it. Synchronous. What can be asked for and not be
 * there is a result; only a library that fails under our hands (damaged, disk gone) throws: see `problemOf`.
 */
export interface ReadableLibrary {
  readonly path: string
  info: () => LibraryInfo
  /** Sources with articles under the days and the search, whatever sources are chosen: most articles first. */
  sources: (filter: ListFilter) => SourceCount[]
  /**
   * Article ids in order, found as they are asked for. Leave it at any time with `return()`: until its end the
   * library is seen as it was at its start, and its log cannot be emptied.
   */
  listIds: (query: ListQuery) => Generator<number, void, undefined>
  /** In the order given; ids that are no longer there are left out. */
  rows: (ids: Iterable<number>) => ListRow[]
  /** The shown capture, or the one asked for. */
  article: (id: number, captureId?: number) => Result<StoredArticle>
  /** `original-damaged` when the bytes are not those that were imported. */
  original: (captureId: number) => Result<OriginalFile>
  /** Newest first. */
  imports: () => ImportRecord[]
  /** One for each file of the import, in the order they were settled. */
  outcomes: (importId: number) => FileOutcome[]
  /** Reads everything there is: seconds for each gigabyte. */
  check: () => CheckReport
  close: () => void
}

export function readableLibrary(db: Connection, path: string): ReadableLibrary {
  const list = listReader(db)
  const originals = originalReader(db)

  return {
    path,
    info: infoReader(db, path),
    sources: list.sources,
    listIds: list.listIds,
    rows: list.rows,
    article: articleReader(db),
    original: (captureId) => {
      const packed = originals.ofCapture(captureId)
      if (packed === undefined) return fail('not-found', 'There is no such file in the library.')
      const bytes = unpack(packed)
      if (bytes === null)
        return fail('original-damaged', 'The bytes of this file are damaged in the library.', packed.path)
      return ok({
        bytes,
        sha256: packed.sha256,
        fileName: basename(packed.path),
        encoding: packed.encoding,
      })
    },
    ...importReader(db),
    check: () => checkLibrary(db),
    close: () => {
      list.endWalks()
      db.close()
    },
  }
}
