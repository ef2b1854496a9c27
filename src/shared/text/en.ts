import { lazy } from '../lazy.ts'
import type { ReaderFormat } from '../article.ts'
import type { ExportProgress } from '../export.ts'
import type { FacetKind } from '../list.ts'
import type { Provenance } from '../moment.ts'
import {
  outcomeKinds,
  type ImportEnd,
  type ImportSummary,
  type OutcomeCounts,
  type OutcomeKind,
  type ReasonCode,
} from '../outcome.ts'
import type { FieldName } from '../query/fields.ts'
import type { QueryProblemCode } from '../query/query.ts'
import type { ProblemCode } from '../result.ts'

const locale = 'en'
const plurals = lazy(() => new Intl.PluralRules(locale))
const numbers = lazy(() => new Intl.NumberFormat(locale))
const list = lazy(() => new Intl.ListFormat(locale, { type: 'unit' }))

const number = (value: number): string => numbers().format(value)

/** `2 files`: a number and its noun. */
const counted = (value: number, one: string, other: string): string =>
  `${number(value)} ${plurals().select(value) === 'one' ? one : other}`

const articles = (count: number): string => counted(count, 'article', 'articles')
const files = (count: number): string => counted(count, 'file', 'files')

/** One and several. */
const facetNames: Record<FacetKind, [string, string]> = {
  source: ['source', 'sources'],
  topic: ['topic', 'topics'],
  author: ['author', 'authors'],
  language: ['language', 'languages'],
  format: ['format', 'formats'],
  import: ['import', 'imports'],
}

const formatNames: Record<ReaderFormat, string> = {
  clipping: 'Clipping',
  'web-page': 'Web page',
  'front-matter': 'Front matter',
  markdown: 'Markdown',
  'plain-text': 'Plain text',
}

const byteUnits = ['kB', 'MB', 'GB', 'TB']

/** `3.4 MB`: three figures at most, in powers of a thousand. */
const size = (count: number): string => {
  if (count < 1_000) return counted(count, 'byte', 'bytes')
  const power = Math.min(Math.floor(Math.log10(count) / 3), byteUnits.length)
  const value = count / 1_000 ** power
  return `${numbers().format(Number(value.toPrecision(3)))} ${byteUnits[power - 1]}`
}

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
  return list().format(parts)
}

const tryEnd: Record<ImportEnd, string> = {
  completed: 'Tried without importing',
  cancelled: 'Trying cancelled',
  stopped: 'Trying stopped before its end',
}

/** `Import finished: 12 added, 1 failed` */
const importSummary = ({ dryRun, end, counts }: Pick<ImportSummary, 'dryRun' | 'end' | 'counts'>): string =>
  `${(dryRun ? tryEnd : importEnd)[end]}: ${outcomes(counts) || nothingFound}`

const importEnd: Record<ImportEnd, string> = {
  completed: 'Import finished',
  cancelled: 'Import cancelled; what was added stays',
  stopped: 'Import stopped before its end; what was added stays',
}

const nothingFound = 'no files found'

const reason: Record<ReasonCode, string> = {
  hidden: 'It is a hidden file.',
  'not-a-document': 'It is not a kind of file that holds an article.',
  companion: 'It belongs to another file, which was imported.',
  'not-found': 'The file is not there.',
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
  'unsafe-path': 'Its archive gives it a path that leads out of the archive.',
  encrypted: 'It is encrypted.',
  'compression-unknown': 'It is packed in a way that Pressmark cannot unpack.',
  'size-lies': 'It is not as long as its archive says.',
  'entry-damaged': 'It is damaged in its archive.',
  'archive-damaged': 'The archive is damaged or cut off; what was read before that stays.',
  'archive-cut':
    'The archive was cut off, and its list of what is in it is gone. What was found without the list stays; the rest is missing.',
  'archive-bomb': 'The archive unpacks to far more than an honest one; the rest was left.',
  'too-many-entries': 'The archive has too many entries; the rest was left.',
  'nested-too-deep': 'It is an archive in an archive in an archive, which is not opened.',
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
  'export-failed': 'The export stopped before its end.',
  'export-cancelled': 'The export was cancelled.',
  'export-running': 'An export is already under way.',
  unexpected: 'Something unexpected went wrong.',
}

/** The same of a whole library, with what is left of it. */
const library = {
  'not-found': 'There is no library at this place.',
  'library-not-a-library': 'This file is not a Pressmark library. It was left as it is.',
  'library-damaged': 'The library is damaged. Nothing was changed.',
  'library-from-newer-version':
    'The library was made by a newer version of Pressmark. Update Pressmark to open it.',
  'library-read-only': 'The library cannot be written: the file or its folder is read-only.',
  'library-unreadable': 'The library cannot be read.',
  'library-open-elsewhere': 'Another program is using the library.',
  'disk-full': 'There is no space left on the disk. Nothing was half-written; make space and go on.',
  unexpected: 'Something unexpected went wrong with the library.',
} satisfies Partial<Record<ProblemCode, string>>

/** What went wrong, more exactly than the code of the problem says. */
const failure = {
  copyTargetOpen: 'The library at this place is open, or was not closed. Close it, or choose another name.',
  libraryMaybeInUse: (lockFile: string) =>
    `Another program seems to be using the library. If none is, remove the file ${lockFile}.`,
  libraryInUse: (pid: number, lockFile: string) =>
    `The library is open in another window or program (process ${pid}). Close it there first; if it is not open there, remove the file ${lockFile}.`,
  libraryInUseOn: (host: string, lockFile: string) =>
    `The library is open on another computer (${host}). Close it there first; if it is not open there, remove the file ${lockFile}.`,
  diskFull: 'There is no space left on the disk.',
  folderGone: 'The folder is not there.',
  folderNotWritable: 'The folder cannot be written.',
  filesNotWritten: 'The files could not be written.',
  nothingToExport: 'There is nothing to export.',
  notWritten: 'The disk did not give back what was written.',
  notAskedAbout: 'This is not what was last asked about.',
  fileNotWritten: 'The file could not be written.',
  noPicture: 'There is no such picture in the library.',
  notUnderstood: 'The original can no longer be understood.',
  strangePage: 'This page may not ask Pressmark for anything.',
  noArticle: 'There is no such article in the library.',
  noCapture: 'There is no such copy of the article in the library.',
  noFolder: (path: string) => `There is no folder ${path}.`,
  copyOverItself: 'The copy cannot be saved over the library itself.',
  libraryThere: (path: string) => `There is a library already: ${path}.`,
  noFile: 'There is no such file in the library.',
  bytesDamaged: 'The bytes of this file are damaged in the library.',
  nameEndsInSpace: 'The name of a library cannot end in a space. Rename the file.',
  noTimeZone: (name: string) => `There is no time zone named ${name}.`,
  noSource: 'There is no such source in the library.',
}

/** `43 %`: never 100 before it is whole. */
const percent = (done: number, total: number): string =>
  `${number(total === 0 ? 0 : Math.floor((done / total) * 100))} %`

/** What could not be used of a query. */
const queryProblem: Record<QueryProblemCode, string> = {
  'open-quote': 'The quotation mark is not closed; its words are looked for one by one.',
  'open-bracket': 'The bracket is not closed; it is taken to close at the end.',
  'stray-bracket': 'There is no open bracket that this one could close.',
  'dangling-or': 'OR needs something to look for on both sides.',
  'no-value': 'After the colon, say what to look for, without a space.',
  'bad-value': 'This is nothing that can be asked for here.',
  'bad-date': 'A date is written 2024, 2024-06, 2024-06-18, 7d, 3m or 1y.',
  'near-alone': 'NEAR needs two words or phrases.',
  'near-not-text': 'NEAR looks for words: it cannot be the value of this field.',
  'too-deep': 'There are too many brackets in brackets.',
  'too-long': 'The query is too long; only its beginning is used.',
}

/** What stands before a colon in a query, and what it asks for. */
const queryField: Record<FieldName, string> = {
  title: 'Words in the title.',
  body: 'Words in the text or a caption.',
  author: 'Words in the byline.',
  topic: 'Words in a topic that the publisher gave.',
  tag: 'Words in a tag.',
  source: 'The publication.',
  url: 'A part of the address.',
  lang: 'The language: zh finds zh-Hant and zh-Hans.',
  format: 'The kind of saved file.',
  before: 'Published before this day, month or year.',
  after: 'Published from this day, month or year on.',
  on: 'Published on this day, or in this month, year or span (2024..2025-06).',
  captured: 'Saved on this day, or in this month, year or span.',
  imported: 'Imported on this day, or in this month, year or span.',
  has: 'Several captures, or images.',
  variants: 'off tells traditional and simplified characters apart.',
}

/** One for each field, to be tried: a part of a query. */
const queryExample: Record<FieldName, string> = {
  title: 'title:燈塔',
  body: 'body:harbour',
  author: 'author:Ellison',
  topic: 'topic:climate',
  tag: 'tag:travel',
  source: 'source:dw.com',
  url: 'url:/opinion/',
  lang: 'lang:zh',
  format: 'format:clipping',
  before: 'before:2020',
  after: 'after:2020-06',
  on: 'on:2024-06-18',
  captured: 'captured:7d',
  imported: 'imported:3m',
  has: 'has:captures',
  variants: 'variants:off',
}

/** What a query is made of beside its fields. */
const queryForms = [
  { example: 'night train', what: 'Articles with both words, each found by its beginning.' },
  { example: '"night train"', what: 'The whole words, one after the other.' },
  { example: '立法會', what: 'These characters together, in traditional or simplified writing.' },
  { example: 'train OR ferry', what: 'Either, or both.' },
  { example: '-ferry', what: 'Without it.' },
  { example: '(train OR ferry) fog', what: 'A group.' },
  { example: 'NEAR(train wheat, 10)', what: 'Both in one paragraph, with at most ten words between.' },
]

/** Where a time was read. */
const provenance: Record<Provenance, string> = {
  header: 'from the header of the file',
  body: 'from the text of the article',
  meta: 'from the metadata of the page',
  name: 'from the name of the file',
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
  searchField: {
    help: 'What can be searched for',
    helpHint: 'What can be searched for (F1)',
    helpLead: 'Type words, in any script. Press an example to put it into the search field.',
    tryExample: 'Put into the search field',
    words: 'Words',
    fields: 'Fields',
    variants: 'Traditional and simplified are one',
    variantsOne: 'Traditional and simplified characters are one: press to tell them apart',
    variantsApart: 'Traditional and simplified characters are told apart: press to take them as one',
    oneSign: '國=国',
    apartSign: '國≠国',
  },
  filters: 'Filters',
  filtersInUse: (count: number) => `Filters, ${number(count)} in use`,

  sources: 'Sources',
  unknownSource: 'Unknown source',
  noSourcesYet: 'None yet',
  noSourceListed: 'None in this list',
  goneSource: 'Source without articles',
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
  loading: 'Loading…',

  emptyLibrary: 'Nothing on the shelves yet',
  emptyLibraryHelp:
    'Drop saved articles or whole folders anywhere in this window, as many as you like. They are sorted by source and day, and found again by any word in them.',
  emptyLibraryFormats:
    'Folders may hold other files, too: Pressmark takes the articles it can read, and says what became of every other file.',
  chooseFiles: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  importSamples: 'Try the sample articles',
  emptyLibraryPromise: 'Everything stays on this computer. The files you drop are copied, never changed.',
  emptyResult: 'No article fits',
  emptyResultHelp: (total: number) => `None of the ${articles(total)} in the library passes the filters.`,
  showAll: 'Show all articles',
  listFailed: 'The list could not be loaded',
  libraryNote: 'About the library',
  libraryPlace: {
    network:
      'This library lies on a network drive, where it is slower and may be damaged: it is safest on a disk of this computer.',
    synchronised:
      'This library lies in a folder that a program synchronises, where it may be damaged: keep it elsewhere, and save copies of it here.',
  },
  libraryFailed: 'The library cannot be used',
  retry: 'Try again',
  libraryOpenHere: 'This library is open in this window already.',
  openAnotherLibrary: 'Open another library…',

  article: 'Article',
  nothingSelected: 'Choose an article to read it here',
  keyHints: [
    { keys: ['J', 'K'], what: 'next, previous' },
    { keys: ['Enter'], what: 'into the article' },
    { keys: ['/'], what: 'search' },
    { keys: ['?'], what: 'all keys' },
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
  foundCaptureShown: 'The search found this copy, and not the one that is usually shown.',
  newestIsShorter: 'The newest capture is much shorter, so the longest one is shown.',
  topics: 'Topics',
  address: 'Address',
  length: 'Length',
  words: (count: number) => counted(count, 'word', 'words'),
  hits: {
    region: 'Hits in this article',
    count: (count: number, isCut: boolean) =>
      isCut ? `the first ${counted(count, 'hit', 'hits')}` : counted(count, 'hit', 'hits'),
    at: (at: number, count: number, isCut: boolean) =>
      `${number(at)} of ${isCut ? 'the first ' : ''}${number(count)}`,
    previous: 'Previous hit (Shift+F3)',
    next: 'Next hit (F3)',
    show: 'Mark the hits',
    hide: 'Hide the marks (Esc)',
  },
  articleActions: 'Article actions',
  previousArticle: 'Previous article',
  nextArticle: 'Next article',
  backToBefore: 'Back',
  backToBeforeHelp: 'Back to the article with the link',
  showOriginal: 'Show original',
  saveOriginal: 'Save original as…',
  originalSaved: (name: string) => `Saved as ${name}`,
  originalNotSaved: 'The original was not saved',
  copyAddress: 'Copy address',
  addressCopied: 'Address copied',
  searchCopied: 'Search copied',
  /** @param left what no query can say */
  searchCopiedWithout: (left: readonly string[]) =>
    `Search copied, without what it cannot say: ${left.join(', ')}`,
  cannotBeSaid: {
    trash: 'the trash',
    source: 'a source',
    topic: 'a topic',
    author: 'an author',
    language: 'no language',
    format: 'a format',
    import: 'an import',
  },
  nothingToCopy: 'The list is not narrowed: there is no search to copy.',
  linkLeadsNowhere: 'This link leads to no web page.',
  linkLeadsHere: 'This link leads to the article you are reading.',
  captures: 'Captures',
  captureShown: 'shown here',
  importedNote: 'Into this library.',
  originalFile: 'Original file',
  originalFailed: 'The original could not be shown',
  fileName: 'File',
  encoding: 'Encoding',
  size: 'Size',
  bytes: (count: number) => counted(count, 'byte', 'bytes'),
  checksum: 'SHA-256',
  originalTruncated: (characters: number) =>
    `Only the first ${number(characters)} characters are shown. Saving writes the whole file.`,
  imageNotKept: 'Image not kept',
  imageInside: 'Image inside the file, damaged or of a kind that is not shown',
  plainTextShown: 'The page could not be shown safely with its layout: this is its plain text.',
  titleCut: 'The title goes on: “Show original” has all of it.',
  noBody: 'The file holds no text beyond its heading.',

  import: 'Import',
  importFiles: 'Files…',
  importFolders: 'Folder…',
  importRegion: 'Import',
  importRefused: 'Nothing was imported',
  importing: 'Importing…',
  trying: 'Trying…',
  tryImport: {
    choice: 'Try without importing',
    title: 'What an import would do',
    explanation: 'Nothing was imported. An import of the same files would come to this:',
    nothing: 'No files were found.',
    importNow: 'Import now',
  },
  importCount: (done: number, found: number, foundAll: boolean) =>
    `${number(done)} of ${foundAll ? files(found) : `${files(found)} found so far`}`,
  importsWaiting: (count: number) => `${counted(count, 'more import', 'more imports')} after it`,
  importRate: (perSecond: number) => `${number(Math.round(perSecond))} per second`,
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  close: 'Close',
  dropHere: 'Drop to import',
  dropHereHelp: 'Files and folders, as many as you like',
  outcome,
  outcomes,
  importSummary,
  nothingFound,
  importStopped: importEnd.stopped,
  noSuchImport: (id: number) => `There is no import ${id}.`,
  failures: (shown: number, all: number) =>
    shown < all
      ? `Show the first ${number(shown)} of ${number(all)} failures`
      : `Show ${counted(all, 'failure', 'failures')}`,

  copyFailures: 'Copy list',
  retryFailed: 'Retry these files',
  showAllFailures: 'Show all…',
  failuresCopied: (copied: number, all: number) =>
    copied < all
      ? `The first ${number(copied)} of ${number(all)} copied`
      : `${counted(copied, 'line', 'lines')} copied`,
  pastImports: 'Past imports',
  pastImportsChoice: 'History…',
  noImportsYet: 'Nothing has been imported yet.',
  importsFailed: 'The imports could not be listed',
  importEnded: {
    completed: 'finished',
    cancelled: 'cancelled',
    stopped: 'stopped before its end',
    running: 'under way',
    unknown: 'ended unexpectedly',
  },
  outcomesShown: 'Outcomes shown',
  importOutcomes: 'Files of this import',
  openThisArticle: 'Open this article',

  view: 'View',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageOfSystem: 'The system’s',
  density: 'Rows',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  settings: {
    title: 'Settings',
    open: 'Settings…',
    appearance: 'Appearance',
    library: 'Library',
    file: 'File',
    timeZone: 'Time zone',
    articles: 'Articles',
    inTrash: (count: number) => `${number(count)} in the trash`,
    captures: 'Captures',
    sources: 'Sources',
  },
  searchIndex: {
    title: 'Search index',
    explanation:
      'What a search looks into. It is made from the original files, which it never changes, and can be made anew whenever a search misses something. Pressmark can be used meanwhile.',
    building: 'Search is being made ready; results may be incomplete',
    count: (done: number, total: number) => `${number(done)} of ${counted(total, 'capture', 'captures')}`,
    percent,
    state: {
      current: 'Up to date',
      stale: 'Not up to date: a search may miss some articles',
      building: (done: number, total: number) => `Being made ready: ${percent(done, total)}`,
    },
    stopped: (sentence: string) => `Search could not be made ready: ${sentence}`,
    rebuild: 'Rebuild search index',
    rebuilt: (count: number) => `Search index rebuilt: ${counted(count, 'capture', 'captures')} indexed`,
    left: (count: number) =>
      `Stopped: ${counted(count, 'capture', 'captures')} indexed; the next time it goes on from there.`,
    isStale:
      'The search index is not up to date, and a search may miss some articles: `pressmark reindex` mends that, as the app does by itself.',
  },
  shortcuts: 'Keyboard shortcuts',
  shortcut: {
    everywhere: 'Anywhere',
    inList: 'In the list',
    inArticle: 'In the article',
    inFilters: 'In the filters',
    inTimeline: 'In the timeline',
    next: 'Next article',
    previous: 'Previous article',
    search: 'Search',
    searchHelp: 'What can be searched for',
    back: 'Back, step by step',
    earlier: 'Back from a link, else to the list before',
    later: 'Forward again',
    importFiles: 'Import files',
    importFolders: 'Import a folder',
    settings: 'Settings',
    sheet: 'This sheet',
    or: 'or',
    rows: 'Next, previous row',
    pages: 'A screenful down, up',
    ends: 'First, last row',
    extend: 'Select several',
    selectAll: 'Select everything in the list',
    remove: 'Move to the trash',
    undo: 'Take back what was just done',
    intoArticle: 'Into the article',
    nextHit: 'Next hit of the search',
    previousHit: 'Previous hit of the search',
    links: 'Next, previous link',
    follow: 'Follow the link',
    original: 'Original file, and back',
    copyAddress: 'Copy the address',
    include: 'Only articles with this value',
    exclude: 'Leave articles with this value out',
    bars: 'Next, previous bar',
    extendBars: 'Choose several',
    applyDays: 'Show only these days',
    allDays: 'Show all days',
  },

  menu: {
    file: 'File',
    importFiles: 'Import Files…',
    importFolders: 'Import Folder…',
    tryImport: 'Try Without Importing',
    tryFiles: 'Files…',
    tryFolders: 'Folder…',
    imports: 'Past Imports',
    watchedFolders: 'Watched Folders…',
    openLibrary: 'Open Library…',
    saveCopy: 'Save a Copy of the Library…',
    exportOriginals: 'Export All Originals…',
    settings: 'Settings…',
    quit: 'Quit',
    closeWindow: 'Close Window',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    find: 'Find',
    copySearch: 'Copy Search as Text',
    removeSelected: 'Move to Trash',
    view: 'View',
    back: 'Back',
    forward: 'Forward',
    trash: 'Trash',
    sources: 'Manage Sources',
    coverage: 'Coverage',
    showOriginal: 'Show Original',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Toggle Full Screen',
    window: 'Window',
    help: 'Help',
    shortcuts: 'Keyboard Shortcuts',
  },
  dialog: {
    importTitle: 'Import saved articles',
    importButton: 'Import',
    tryTitle: 'Try an import: nothing is changed',
    tryButton: 'Try',
    watchTitle: 'Watch a folder',
    watchButton: 'Watch',
    saveOriginalTitle: 'Save the original file',
    exportTitle: 'Choose where the originals go',
    exportButton: 'Export Here',
    saveCopyTitle: 'Save a copy of the library',
    openLibraryTitle: 'Open another library',
    libraries: 'Pressmark libraries',
    openAddress: 'Open this address in your web browser?',
    openAddressDetail: (address: string) =>
      `${address}\n\nThe browser will connect to it. Pressmark itself stays offline.`,
    openAddressYes: 'Open in Browser',
    openAddressNo: 'Cancel',
    stopForLibrary: 'Stop what is under way and open another library?',
    stopForLibraryYes: 'Stop and Open',
    stopForLibraryNo: 'Stay',
    libraryCopyName: (day: string) => `library ${day}.pressmark`,
  },

  sort: {
    by: 'Sort by',
    keys: {
      published: 'Published',
      captured: 'Captured',
      imported: 'Imported',
      title: 'Title',
      relevance: 'Relevance',
    },
    times: { ascending: 'Oldest first', descending: 'Newest first' },
    titles: { ascending: 'A to Z', descending: 'Z to A' },
    fits: { ascending: 'Weakest first', descending: 'Best first' },
    turnRound: (now: string) => `${now}: turn round`,
  },
  compactRows: 'Compact rows',
  selection: {
    region: 'Selection',
    count: (count: number) => `${number(count)} selected`,
    moveToTrash: 'Move to trash',
    export: 'Export originals…',
    clear: 'Clear selection',
  },
  chips: {
    region: 'Filters in use',
    remove: (label: string) => `Remove filter: ${label}`,
    clearAll: 'Clear all',
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    span: (from: string, to: string) => `${from} – ${to}`,
    search: (query: string) => `“${query}”`,
    without: (name: string) => `not ${name}`,
    one: (kind: FacetKind, name: string) => `${facetNames[kind][0]} ${name}`,
    several: (kind: FacetKind, count: number) => `the ${number(count)} ${facetNames[kind][1]}`,
  },
  articlesSoFar: (count: number) => `${articles(count)} so far…`,
  searching: 'Searching…',
  relax: {
    without: (label: string, count: number) => `Without ${label}: ${articles(count)}`,
    outsideTrash: (count: number) => `Outside the trash: ${articles(count)}`,
  },
  presets: {
    region: 'Recent days',
    name: { today: 'Today', week: '7 days', month: '30 days', year: 'This year' },
  },
  periods: {
    region: 'Years',
    months: (year: number) => `Months of ${year}`,
    more: (count: number) => `Show ${counted(count, 'earlier year', 'earlier years')}`,
    name: (name: string, count: number) => `${name}, ${articles(count)}`,
  },
  facets: {
    title: {
      source: 'Sources',
      topic: 'Topics',
      author: 'Authors',
      language: 'Languages',
      format: 'Formats',
      import: 'Imports',
    } satisfies Record<FacetKind, string>,
    /** A format of another version of Pressmark is shown as it is named there. */
    format: (name: string): string =>
      Object.hasOwn(formatNames, name) ? formatNames[name as ReaderFormat] : name,
    noLanguage: 'Language not known',
    noName: 'Without a name',
    goneImport: (id: number | string) => `Import ${id}`,
    /** After the name of a value whose articles are left out. */
    excluded: 'left out',
    choose: 'Click: only these. Alt-click, or − on the keyboard: leave these out.',
    chosen: (count: number) => `${number(count)} in use`,
    more: (count: number) => `Show more of ${number(count)}`,
  },
  timeline: {
    name: 'Timeline',
    keys: 'Arrow keys move, with Shift they extend, Enter shows only these days, Escape shows all days.',
    bar: (span: string, count: number) => `${span}: ${articles(count)}`,
    chosen: (what: string) => `${what}, chosen`,
  },
  coverage: {
    title: 'Coverage',
    explanation: 'Articles of each source, month by month. Click a source or a month to list its articles.',
    narrowed:
      'Counted among what the search and the filters let through, whatever sources and days are chosen.',
    failed: 'The coverage could not be counted',
    nothing: 'No article fits.',
    undated: 'no dates',
    span: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
    empty: (months: number) => `${counted(months, 'month', 'months')} without articles`,
    strip: (name: string) => `Months of ${name}`,
    month: (month: string, count: number) => `${month}: ${articles(count)}`,
    source: (name: string, count: number) => `${name}, ${articles(count)}`,
    strays: (count: number) => `${articles(count)} in months far from the others, not shown`,
  },
  findSource: 'Find a source',
  noSourceFound: 'No source of that name',
  panes: { sidebar: 'Width of the filters', list: 'Width of the list' },
  undo: 'Undo',
  trash: {
    name: 'Trash',
    banner: 'What is here can be restored until it is deleted for good.',
    leave: 'Back to the library',
    isEmpty: 'The trash is empty',
    holdsAll: 'Every article is in the trash',
    open: 'Open the trash',
    restore: 'Restore',
    delete: 'Delete for good…',
    empty: 'Empty trash…',
    moved: (count: number) => `${articles(count)} moved to the trash`,
    restored: (count: number) => `${articles(count)} restored`,
    purged: (count: number, bytes: number) =>
      `${articles(count)} deleted for good, ${size(bytes)} of originals`,
    question: 'Delete for good?',
    goes: (what: { articles: number; captures: number; bytes: number }) =>
      `${articles(what.articles)} with ${counted(what.captures, 'capture', 'captures')}, ${size(what.bytes)} of original files, will leave the library.`,
    forever:
      'This cannot be undone. Only what you exported, or a saved copy of the library, can bring them back.',
    purge: (count: number) => `Delete ${articles(count)}`,
    keep: 'Keep',
  },
  manageSources: {
    open: 'Manage…',
    title: 'Sources',
    explanation:
      'A source is known by the domain of its addresses. Give it any name you like, or tick several that are one publication and merge them.',
    rename: 'Rename',
    renameOf: (name: string) => `Rename ${name}`,
    newName: 'New name',
    emptyName: 'Leave it empty to give the source its own name back.',
    save: 'Save',
    choose: (name: string) => `Choose ${name}`,
    chosen: (count: number) => `${counted(count, 'source', 'sources')} chosen`,
    chooseToMerge: 'Tick two or more to merge them.',
    mergeInto: 'Keep the name of',
    merge: 'Merge…',
    question: (from: number, into: string) => `Merge ${counted(from, 'source', 'sources')} into ${into}?`,
    consequence: (count: number, into: string) =>
      `${articles(count)} will be listed under ${into}, and so will what you import from these domains later. The articles and their files stay as they are. Merged sources cannot be taken apart again.`,
    mergeNow: 'Merge',
    shown: (shown: number, all: number) =>
      `The first ${number(shown)} of ${counted(all, 'source', 'sources')}: find the others by name.`,
  },
  undoImport: {
    open: 'Undo this import…',
    question: 'Undo this import?',
    goes: (what: { articles: number; captures: number; bytes: number }) =>
      what.captures === 0
        ? 'Nothing will leave the library: what this import brought is gone, or another import was given it, too.'
        : `${counted(what.captures, 'capture', 'captures')}, ${size(what.bytes)} of original files, will leave the library, and with them ${articles(what.articles)} of which there is no other capture.`,
    kept: (count: number) =>
      `${counted(count, 'capture', 'captures')} will stay, as another import was given the same files.`,
    forever:
      'The import stays in this list, marked as undone. Its files, wherever you keep them, are not touched and can be imported again.',
    undo: 'Undo import',
    keep: 'Keep',
    done: (removed: number, updated: number) =>
      removed + updated === 0
        ? 'Import undone: nothing had to leave the library'
        : `Import undone: ${articles(removed)} removed${updated > 0 ? `, ${number(updated)} with fewer captures` : ''}`,
    mark: { begun: 'being undone', done: 'undone' },
  },
  watching: {
    open: 'Watched folders…',
    title: 'Watched folders',
    explanation:
      'Articles that are saved into these folders come into the library by themselves, also those that came while Pressmark was closed. Nothing leaves the library when a file leaves its folder.',
    none: 'No folder is watched yet.',
    failed: 'The watched folders could not be listed',
    add: 'Watch a folder…',
    remove: 'Stop watching',
    removeOf: (path: string) => `Stop watching ${path}`,
    removed: (path: string) => `${path} is no longer watched; what came from it stays.`,
    state: {
      starting: 'looking through it…',
      watching: 'watching',
      absent: 'not there, or not readable; taken up again when it is back',
    },
    lastImport: (when: string) => `last import ${when}`,
    lastImportOf: (path: string, when: string) => `Last import from ${path}: ${when}`,
    noImport: 'nothing imported yet',
    notWatched: 'This folder is not watched.',
    notAFolder: (path: string) => `${path} is not a folder that can be read.`,
    watches: (count: number) => `Watching ${counted(count, 'folder', 'folders')}; Ctrl+C ends it.`,
    imported: (path: string, what: string) => `${path}: ${what}`,
  },
  /** What would be stopped, and what of it stays. */
  underWay: {
    import: ({ dryRun, counts }: Pick<ImportSummary, 'dryRun' | 'counts'>) =>
      dryRun
        ? 'An import is being tried. Nothing was changed by it.'
        : `An import is under way. What it has brought so far (${outcomes(counts) || nothingFound}) stays in the library; the other files can be imported again.`,
    export: ({ files, total, folder }: ExportProgress) =>
      folder === null
        ? 'An export is about to begin. Nothing was exported yet.'
        : `An export is under way. The ${counted(files, 'original', 'originals')} of ${number(total)} that it has written stay in ${folder}, without a manifest.`,
    copy: 'A copy of the library is being saved. It would not come about.',
  },
  handingOut: {
    region: 'Export',
    folderName: (day: string) => `Pressmark export ${day}`,
    exporting: 'Exporting…',
    count: (done: number, total: number) => `${number(done)} of ${counted(total, 'original', 'originals')}`,
    size,
    exported: (count: number, bytes: number, folder: string) =>
      `Exported ${counted(count, 'original', 'originals')}, ${size(bytes)}, to ${folder}`,
    missing: (count: number) =>
      `${counted(count, 'original', 'originals')} could not be read from the library: the manifest says which, and why.`,
    removedMeanwhile: 'It was removed from the library while the export was under way.',
    /** Names: of the first. */
    removed: ({ count, names }: { count: number; names: readonly string[] }) =>
      `${counted(count, 'original was', 'originals were')} removed from the library meanwhile: ${list().format([...names, ...(count > names.length ? [`${number(count - names.length)} more, which the manifest names`] : [])])}.`,
    /** What is left of an export that stopped before its end. */
    left: ({ folder, files, total }: { folder: string | null; files: number; total: number }) =>
      folder === null
        ? 'Nothing was exported.'
        : `The export is incomplete: ${number(files)} of ${counted(total, 'file', 'files')} are in ${folder}.`,
    copySaved: (count: number, file: string) => `Saved a checked copy: ${articles(count)}, ${file}`,
  },

  reason,
  problem,
  library,
  failure,
  queryProblem,
  queryField,
  queryExample,
  queryForms,
}
