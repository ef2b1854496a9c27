import { basename } from 'node:path'
import type { Block } from '../shared/article.ts'
import type {
  LibraryInfo,
  ListFilter,
  ListQuery,
  ListRow,
  Facets,
  FoundText,
  PurgePreview,
  SourceCount,
  SourceCoverage,
} from '../shared/list.ts'
import type { FileOutcome, ImportRecord, OutcomeKind, UndoPreview } from '../shared/outcome.ts'
import { hitsIn } from '../shared/query/hits.ts'
import { bestPassage } from '../shared/query/passage.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { SearchIndexState } from '../shared/search-index.ts'
import { checkLibrary, type CheckReport } from './check.ts'
import { captureFacts } from './captures.ts'
import type { Connection } from './connection.ts'
import { importReader } from './imports.ts'
import { infoReader } from './info.ts'
import { listReader, type ListBeginning } from './list.ts'
import { originalLister, originalReader, type OriginalEntry } from './originals.ts'
import { unpack } from './packing.ts'
import { pictureReader, type CapturePicture, type PictureFile } from './pictures.ts'
import { rehearsal } from './rehearsal.ts'
import { saveCopy, type CopyOptions } from './save-copy.ts'
import { searchIndexState } from './search-index.ts'
import { countCoverage, countFacets } from './search/facets.ts'
import { Finder } from './search/finder.ts'
import { purgePreviewer } from './trash.ts'
import { newestFirst, shownCapture } from './shown.ts'
import { undoPreviewer } from './undo.ts'
import { Walks } from './walks.ts'
import { articleFinder, articleReader, type StoredArticle } from './view.ts'
import type { ImportTarget } from './writable.ts'
import { text } from '../shared/text/text.ts'

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
  /** Sources with articles that are not in the trash: most articles first. */
  sources: () => SourceCount[]
  /**
   * Article ids in order, in pieces of any length, found as they are asked for. Null is a place to pause: each step
   * takes some ten milliseconds at most. May be left at any time with `return()`. The first use of this and of the
   * two below reads what is known of all articles, a second for a million; later uses read what has changed.
   */
  list: (query: ListQuery) => Generator<Int32Array | null, void, undefined>
  /** Counts of what a list could be narrowed by, in steps like those of `list`; `most` values of each kind. */
  facets: (filter: ListFilter, most: number) => Generator<void, Facets, undefined>
  /** Articles of each source by month, in steps like those of `list`. */
  coverage: (filter: ListFilter) => Generator<void, SourceCoverage[], undefined>
  /** The first ids of a list and its size at once, for what the indexes can tell; else null. */
  listBeginning: (query: ListQuery, count: number) => ListBeginning | null
  /** Does a search without listing what it finds, in steps like those of `list`. */
  seek: (search: string) => Generator<void, void, undefined>
  /** Whether the search is the last that was done: then `hit` and `passage` know of it. */
  hasSought: (search: string) => boolean
  /**
   * The capture of an article that the search finds: the shown one if it does, else the newest that it does. Null
   * when it finds none, or another search was done since.
   */
  hit: (search: string, articleId: number) => number | null
  /** What the search found of an article; null as for `hit`. Parses the capture's original: milliseconds. */
  passage: (search: string, articleId: number) => FoundText | null
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

export interface ReadingOptions {
  /**
   * The text of an original, null when it cannot be understood. Asked for where the search index cannot tell whether
   * an article is found (NEAR, variants off).
   */
  blocksOf?: (original: OriginalFile) => readonly Block[] | null
}

/** Bytes of an original: to parse a longer one for a passage would keep the list waiting. */
const longestLookedThrough = 4_000_000

export function readableLibrary(db: Connection, path: string, options: ReadingOptions = {}): ReadableLibrary {
  const list = listReader(db)
  const originals = originalReader(db)
  const readOriginal = (captureId: number): Result<OriginalFile> => {
    const packed = originals.ofCapture(captureId)
    if (packed === undefined) return fail('not-found', text.failure.noFile)
    const bytes = unpack(packed)
    if (bytes === null) return fail('original-damaged', text.failure.bytesDamaged, packed.path)
    return ok({ bytes, sha256: packed.sha256, fileName: basename(packed.path), encoding: packed.encoding })
  }
  const finder = new Finder(db, (captureId) => {
    const original = readOriginal(captureId)
    return original.ok ? blocksOf(original.value) : null
  })
  const blocksOf = (original: OriginalFile): readonly Block[] | null => {
    if (options.blocksOf === undefined)
      throw new Error('a library that reads no texts was asked to search them')
    return options.blocksOf(original)
  }
  const factsOfCaptures = captureFacts(db)
  const hit = (search: string, articleId: number): number | null => {
    const newest = newestFirst(factsOfCaptures(articleId))
    const shown = shownCapture(newest)
    const inOrder = shown === undefined ? newest : [shown, ...newest]
    return finder.hit(
      search,
      articleId,
      inOrder.map(({ id }) => id),
    )
  }
  const passage = (search: string, articleId: number): FoundText | null => {
    const parsed = finder.parsed(search)
    const captureId = hit(search, articleId)
    const [row] = list.rows([articleId])
    if (parsed === null || captureId === null || row === undefined) return null
    const title = { text: row.title, marks: hitsIn('title', row.title, parsed) }
    const original = readOriginal(captureId)
    const isReadable = original.ok && original.value.bytes.length <= longestLookedThrough
    const blocks = (isReadable ? blocksOf(original.value) : null) ?? []
    const others = blocks.filter(({ kind, text }) => kind !== 'title' || text !== row.title)
    return { id: articleId, captureId, title, passage: bestPassage(others, parsed) }
  }
  const pictures = pictureReader(db)
  const walks = new Walks()

  return {
    path,
    info: infoReader(db, path),
    searchIndex: () => searchIndexState(db),
    sources: list.sources,
    list: walks.tracked((query) => finder.list(query)),
    facets: walks.tracked((filter, most) => countFacets(db, finder, filter, most)),
    coverage: walks.tracked((filter) => countCoverage(db, finder, filter)),
    listBeginning: list.beginning,
    seek: walks.tracked((search) => finder.seek(search)),
    hasSought: (search) => finder.parsed(search) !== null,
    hit,
    passage,
    rows: list.rows,
    article: articleReader(db),
    articleAt: articleFinder(db),
    originalsOf: originalLister(db),
    pictures: pictures.ofCapture,
    picture: pictures.file,
    purgePreview: purgePreviewer(db),
    original: readOriginal,
    ...importReader(db),
    undoPreview: undoPreviewer(db),
    rehearse: () => rehearsal(db),
    check: () => checkLibrary(db),
    saveCopy: (target, options) => saveCopy(path, target, options),
    close: () => {
      walks.end()
      finder.drop()
      db.close()
    },
  }
}
