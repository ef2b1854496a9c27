import { basename } from 'node:path'
import type {
  LibraryInfo,
  ListFilter,
  ListQuery,
  ListRow,
  PurgePreview,
  SourceCount,
  YearCount,
} from '../shared/list.ts'
import type { FileOutcome, ImportRecord, OutcomeKind, UndoPreview } from '../shared/outcome.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { SearchIndexState } from '../shared/search-index.ts'
import { checkLibrary, type CheckReport } from './check.ts'
import type { Connection } from './connection.ts'
import { importReader } from './imports.ts'
import { infoReader } from './info.ts'
import { listReader } from './list.ts'
import { originalLister, originalReader, type OriginalEntry } from './originals.ts'
import { unpack } from './packing.ts'
import { pictureReader, type CapturePicture, type PictureFile } from './pictures.ts'
import { periodReader } from './periods.ts'
import { rehearsal } from './rehearsal.ts'
import { saveCopy, type CopyOptions } from './save-copy.ts'
import { searchIndexState } from './search-index.ts'
import { purgePreviewer } from './trash.ts'
import { undoPreviewer } from './undo.ts'
import { articleFinder, articleReader, type StoredArticle } from './view.ts'
import type { ImportTarget } from './writable.ts'

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
  /** Whether a search looks into everything: by version and counts, in milliseconds. */
  searchIndex: () => SearchIndexState
  /** Sources with articles under the days and the search, whatever sources are chosen: most articles first. */
  sources: (filter: ListFilter) => SourceCount[]
  /** Articles by year and month under the sources and the search, whatever days are chosen: newest year first. */
  periods: (filter: ListFilter) => YearCount[]
  /**
   * Article ids in order, found as they are asked for. Leave it at any time with `return()`: until its end the
   * library is seen as it was at its start, and its log cannot be emptied.
   */
  listIds: (query: ListQuery) => Generator<number, void, undefined>
  /** In the order given; ids that are no longer there are left out. */
  rows: (ids: Iterable<number>) => ListRow[]
  /** The shown capture, or the one asked for. */
  article: (id: number, captureId?: number) => Result<StoredArticle>
  /** The article at an address key, or null. Of several the newest, but any other before one in the trash. */
  articleAt: (key: string) => number | null
  /** `original-damaged` when the bytes are not those that were imported. */
  original: (captureId: number) => Result<OriginalFile>
  /**
   * All captures of these articles in the order given, whether or not they are in the trash; null: of every article
   * that is not there, by id. May be left and resumed at any time: nothing is held open. What is purged or added
   * meanwhile may be missing.
   */
  originalsOf: (articleIds: Iterable<number> | null) => Generator<OriginalEntry, void, undefined>
  /** The pictures from files beside a capture's original. */
  pictures: (captureId: number) => CapturePicture[]
  /** One of them by its SHA-256 (32 bytes); null when it is not there, or damaged. */
  picture: (sha256: Uint8Array) => PictureFile | null
  /** What purging these would take away: those that are not in the trash do not count. */
  purgePreview: (ids: Iterable<number>) => PurgePreview
  /** Newest first. */
  imports: () => ImportRecord[]
  /** One for each file of the import, in the order they were written. */
  outcomes: (importId: number) => FileOutcome[]
  /** Some of them, and how many there are: of one fate in the order they were written, or (null) of all, by fate. */
  importOutcomes: (
    importId: number,
    outcome: OutcomeKind | null,
    start: number,
    count: number,
  ) => { total: number; outcomes: FileOutcome[] }
  /** The files that failed in an import, each once. */
  failedPaths: (importId: number) => string[]
  /** What undoing an import would take away. */
  undoPreview: (importId: number) => UndoPreview
  /** For a dry run: nothing is written here. */
  rehearse: () => ImportTarget
  /** Reads everything there is: seconds for each gigabyte. */
  check: () => CheckReport
  /** Saves a copy of the library as it is now: see save-copy.ts. Its check takes seconds for each gigabyte. */
  saveCopy: (target: string, options?: CopyOptions) => Promise<Result<{ articles: number }>>
  close: () => void
}

export function readableLibrary(db: Connection, path: string): ReadableLibrary {
  const list = listReader(db)
  const originals = originalReader(db)
  const pictures = pictureReader(db)

  return {
    path,
    info: infoReader(db, path),
    searchIndex: () => searchIndexState(db),
    sources: list.sources,
    periods: periodReader(db),
    listIds: list.listIds,
    rows: list.rows,
    article: articleReader(db),
    articleAt: articleFinder(db),
    originalsOf: originalLister(db),
    pictures: pictures.ofCapture,
    picture: pictures.file,
    purgePreview: purgePreviewer(db),
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
    undoPreview: undoPreviewer(db),
    rehearse: () => rehearsal(db),
    check: () => checkLibrary(db),
    saveCopy: (target, options) => saveCopy(path, target, options),
    close: () => {
      list.endWalks()
      db.close()
    },
  }
}
