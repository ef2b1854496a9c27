import type { Provenance } from '../moment.ts'
import {
  outcomeKinds,
  type ImportEnd,
  type OutcomeCounts,
  type OutcomeKind,
  type ReasonCode,
} from '../outcome.ts'
import type { ProblemCode } from '../result.ts'

const locale = 'en'
const plurals = new Intl.PluralRules(locale)
const numbers = new Intl.NumberFormat(locale)
const list = new Intl.ListFormat(locale, { type: 'unit' })

const number = (value: number): string => numbers.format(value)

/** `2 files`: a number and its noun. */
const counted = (value: number, one: string, other: string): string =>
  `${number(value)} ${plurals.select(value) === 'one' ? one : other}`

const articles = (count: number): string => counted(count, 'article', 'articles')
const files = (count: number): string => counted(count, 'file', 'files')

const outcome: Record<OutcomeKind, string> = {
  added: 'added',
  recaptured: 'recaptured',
  duplicate: 'duplicate',
  ignored: 'ignored',
  failed: 'failed',
}

/** `12 added, 1 failed`: only the outcomes that occurred, in their fixed order. */
const outcomes = (counts: OutcomeCounts): string => {
  const parts = outcomeKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${number(counts[kind])} ${outcome[kind]}`)
  return list.format(parts)
}

const importEnd: Record<ImportEnd, string> = {
  completed: 'Import finished',
  cancelled: 'Import cancelled; what was added stays',
  stopped: 'Import stopped before its end; what was added stays',
}

const reason: Record<ReasonCode, string> = {
  hidden: 'It is a hidden file.',
  'not-a-document': 'It is not a kind of file that holds an article.',
  companion: 'It belongs to another file, which was imported.',
  'not-found': 'The file is no longer there.',
  'no-permission': 'Pressmark is not permitted to read the file.',
  'not-a-regular-file': 'It is not a regular file.',
  'link-loop': 'The link leads back to itself.',
  'changed-while-read': 'The file changed while it was being read.',
  'read-error': 'The file could not be read.',
  empty: 'The file is empty.',
  'too-large': 'The file is too large.',
  binary: 'The file is not text.',
  'encoding-unknown': 'The character encoding could not be told.',
  'no-reader-format': 'The file is in no format that Pressmark knows.',
  'no-content': 'The file holds neither a title nor any text.',
  'too-deep': 'The HTML is nested too deeply.',
  'parse-error': 'The file could not be understood.',
  'worker-died': 'The file crashed the process that was reading it.',
  'time-limit': 'Reading the file took too long.',
}

const problem: Record<ProblemCode, string> = {
  'invalid-request': 'The request was not understood.',
  'not-found': 'It is no longer in the library.',
  'stale-result-set': 'This list is out of date.',
  superseded: 'A newer request took the place of this one.',
  'process-gone': 'The part of Pressmark that looks after the library has stopped.',
  'library-open-elsewhere': 'The library is open in another program.',
  'library-not-a-library': 'The file is not a Pressmark library.',
  'library-damaged': 'The library is damaged.',
  'library-from-newer-version': 'The library was made by a newer version of Pressmark.',
  'library-read-only': 'The library can be read but not written.',
  'library-unreadable': 'The library cannot be read.',
  'disk-full': 'The disk is full.',
  'import-running': 'An import is already under way.',
  'original-damaged': 'The stored file no longer matches its checksum.',
  unexpected: 'Something unexpected went wrong.',
}

/** Where a time was read. */
const provenance: Record<Provenance, string> = {
  header: 'from the header of the file',
  body: 'from the text of the article',
  meta: 'from the metadata of the page',
  file: 'from the date of the file',
}

/** Every word that a person reads, in English. Another language is another file of the same shape. */
export const en = {
  locale,
  appName: 'Pressmark',
  number,
  articles,
  files,

  search: 'Search',
  searchHint: 'Search articles',
  filters: 'Filters',
  filtersInUse: (count: number) => `Filters, ${number(count)} in use`,
  clearFilters: 'Clear filters',

  sources: 'Sources',
  unknownSource: 'Unknown source',
  moreSources: (count: number) => `Show ${counted(count, 'more source', 'more sources')}`,
  noSourcesYet: 'None yet',
  days: 'Days',
  from: 'From',
  to: 'To',
  daysReversed: 'From is later than To.',

  articleList: 'Articles',
  untitled: 'Untitled',
  noDate: 'No date',
  capturedOn: (day: string) => `captured ${day}`,
  captureMark: (count: number) => counted(count, 'capture', 'captures'),
  sameAddressMark: 'same address',
  sameAddress: 'Another, different article stands at the same address.',
  newestFirst: 'Newest first',
  oldestFirst: 'Oldest first',
  changeOrder: 'Turn the order round',
  loading: 'Loading…',

  emptyLibrary: 'Nothing on the shelves yet',
  emptyLibraryHelp:
    'Drop saved articles or whole folders anywhere in this window, or choose them with Import.',
  importSamples: 'Try the sample articles',
  emptyLibraryPromise: 'Everything stays on this computer. The files you drop are copied, never changed.',
  emptyResult: 'No article fits',
  emptyResultHelp: (total: number) => `None of the ${articles(total)} in the library passes the filters.`,
  showAll: 'Show all articles',
  listFailed: 'The list could not be loaded',
  libraryFailed: 'The library cannot be used',
  retry: 'Try again',

  article: 'Article',
  nothingSelected: 'Choose an article to read it here',
  keyHints: [
    { keys: ['J', 'K'], what: 'next, previous' },
    { keys: ['Enter'], what: 'into the article' },
    { keys: ['/'], what: 'search' },
    { keys: ['Esc'], what: 'back to the list' },
  ],
  articleFailed: 'The article could not be opened',
  published: 'Published',
  captured: 'Captured',
  imported: 'Imported',
  unknownTime: 'unknown',
  timeOutOfRange: 'a date out of range',
  zone: (name: string) => `Time zone: ${name}`,
  noZone: 'The file names no time zone.',
  provenance,
  newestIsShorter: 'The newest capture is much shorter, so the longest one is shown.',
  topics: 'Topics',
  address: 'Address',
  length: 'Length',
  words: (count: number) => counted(count, 'word', 'words'),
  imageNotKept: 'Image not kept',
  imageInside: 'Image inside the file, not shown yet',
  plainTextShown: 'The page could not be shown safely with its layout: this is its plain text.',
  noBody: 'The file holds no text beyond its heading.',

  import: 'Import',
  importFiles: 'Files…',
  importFolders: 'Folder…',
  importDialogTitle: 'Import saved articles',
  importRegion: 'Import',
  importRefused: 'Nothing was imported',
  importing: 'Importing…',
  importCount: (done: number, found: number, foundAll: boolean) =>
    `${number(done)} of ${foundAll ? files(found) : `${files(found)} found so far`}`,
  importRate: (perSecond: number) => `${number(Math.round(perSecond))} per second`,
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  dropHere: 'Drop to import',
  dropHereHelp: 'Files and folders, as many as you like',
  outcome,
  outcomes,
  importEnd,
  nothingFound: 'no files found',
  failures: (shown: number, all: number) =>
    shown < all
      ? `Show the first ${number(shown)} of ${number(all)} failures`
      : `Show ${counted(all, 'failure', 'failures')}`,

  reason,
  problem,
}
