import type { LeadImage, ReaderFormat, Reference, Topic } from './article.ts'
import type { Day, Moment } from './moment.ts'
import type { HeldPicture } from './picture.ts'
import type { SearchIndexState } from './search-index.ts'
import type { Passage } from './query/passage.ts'
import type { MarkedText } from './query/query.ts'

export const storedSortKeys = ['published', 'captured', 'imported', 'title'] as const
/** What every article has, search or not. */
export type StoredSortKey = (typeof storedSortKeys)[number]

/** `relevance`: how well a search fits; without a search the same as `published`. */
export const sortKeys = [...storedSortKeys, 'relevance'] as const
export type SortKey = (typeof sortKeys)[number]

export interface ListSort {
  by: SortKey
  direction: 'ascending' | 'descending'
}

/** What articles are counted and chosen by. */
export const facetKinds = ['source', 'topic', 'author', 'language', 'format', 'import'] as const
export type FacetKind = (typeof facetKinds)[number]

/** Articles with this value are wanted, or (`exclude`) are not. */
export interface FacetChoice {
  kind: FacetKind
  /** Id of a source or import; else what stands in the article: a topic's or author's name, BCP 47, reader format. */
  value: string | number
  exclude: boolean
}

/** What narrows the list. Empty and null mean: not narrowed by this. */
export interface ListFilter {
  /** For each kind: an article passes with any of the values wanted, where some are, and none of those excluded. */
  facets: FacetChoice[]
  /** Inclusive days. */
  from: Day | null
  to: Day | null
  /** In the language of queries: see shared/query. */
  search: string
  /** The articles in the trash, instead of those that are not. */
  trash: boolean
}

export interface ListQuery {
  filter: ListFilter
  sort: ListSort
}

export const everything: ListQuery = {
  filter: { facets: [], from: null, to: null, search: '', trash: false },
  sort: { by: 'published', direction: 'descending' },
}

/** The values of a kind that are wanted, or (`exclude`) are not. */
export const chosenOf = (filter: ListFilter, kind: FacetKind, exclude = false): FacetChoice['value'][] =>
  filter.facets
    .filter((choice) => choice.kind === kind && choice.exclude === exclude)
    .map(({ value }) => value)

/** The filter with this choice, or without it when it was made already. A value is wanted or excluded, never both. */
export function toggled(filter: ListFilter, { kind, value, exclude }: FacetChoice): ListFilter {
  const others = filter.facets.filter((choice) => choice.kind !== kind || choice.value !== value)
  const was = filter.facets.find((choice) => choice.kind === kind && choice.value === value)
  return { ...filter, facets: was?.exclude === exclude ? others : [...others, { kind, value, exclude }] }
}

export const withoutKind = (filter: ListFilter, kind: FacetKind): ListFilter => ({
  ...filter,
  facets: filter.facets.filter((choice) => choice.kind !== kind),
})

export interface SourceName {
  id: number
  /** Registrable domain; empty for articles without a usable address. */
  domain: string
  name: string
}

/** Rows of a list from `start` up to, not including, `end`. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

/** Articles that a verb acts on: named one by one, or rows of a result set, all of them where no ranges are given. */
export type Selection = { ids: number[] } | { handle: number; ranges?: readonly RowRange[] | undefined }

/** Where articles of one result set stand in a later one for the same query. */
export interface CarriedRows {
  /** For each row asked for its new place, -1 where its article has gone. */
  rows: number[]
  /** The chosen rows that are left, in order, none touching another. */
  ranges: RowRange[]
}

/** One row of the list: never a body. */
export interface ListRow {
  id: number
  title: string
  source: SourceName
  /** The article's day in the library's time zone, or null when it has no time at all. */
  day: Day | null
  /** Which time the day comes from: captured stands in where no published time is known. */
  dayFrom: 'published' | 'captured' | null
  excerpt: string
  captures: number
  /** Another article stands at the same address and is a different piece. */
  sameAddress: boolean
  lang: string
}

/** What a search found of an article. */
export interface FoundText {
  /** Of the article. */
  id: number
  /** The copy that was found. */
  captureId: number
  /** As the list shows it. */
  title: MarkedText
  /** Null when only this title has hits, when nothing has, and for a text too long to be looked through. */
  passage: Passage | null
}

/** How many articles `passages` looks through at once: more than a window shows. */
export const mostPassages = 100

/** How many rows come with a new list: more than a window shows. */
export const firstRows = 50

/** A filtered, sorted list that stays with the reader process; rows are asked for as they scroll. */
export interface ResultSet {
  handle: number
  /** Rows known so far. */
  size: number
  /** False while more may be found: they come behind those that are there. */
  isComplete: boolean
  /** Rows from the start, as many as were asked for. */
  first: ListRow[]
}

/** A list that was shown before all of it was found. */
export interface ListGrowth {
  handle: number
  size: number
  isComplete: boolean
}

export interface SourceCount extends SourceName {
  /** Articles of this source under all that narrows the list but the sources chosen. */
  count: number
}

/** Articles of one year under all that narrows the list but the days; newest year first. */
export interface YearCount {
  year: number
  count: number
  /** Months 1 to 12 that have any, in order. */
  months: { month: number; count: number }[]
}

/** One value that articles can be chosen by, and how many have it under all that narrows the list but its own kind. */
export interface FacetValue {
  value: FacetChoice['value']
  /** As it stands in the library; of an import its beginning, ISO 8601 in UTC. Empty: to be said by the catalogue. */
  name: string
  count: number
}

export interface FacetValues {
  /** Most articles first, as many as were asked for; those chosen are among them. */
  values: FacetValue[]
  /** How many values there are. */
  total: number
}

/** The narrowest of these that gives a timeline some two hundred bars at most. */
export type TimelineUnit = 'day' | 'month' | 'year'

export interface Timeline {
  unit: TimelineUnit
  /** In order; only those with articles. `from` and `to` are inclusive. */
  bars: { from: Day; to: Day; count: number }[]
  /** Articles of days before and after all bars: a few strays, which would make the rest too small to be seen. */
  earlier: number
  later: number
  /** Articles without a day. */
  undated: number
}

/** Counts under all that narrows the list, each kind without what is chosen of that kind. */
export interface Facets {
  /** Articles in the list. */
  articles: number
  sources: SourceCount[]
  years: YearCount[]
  topics: FacetValues
  authors: FacetValues
  languages: FacetValues
  formats: FacetValues
  imports: FacetValues
  /** Whatever days are chosen. */
  timeline: Timeline
}

/**
 * Articles of one source by month. Two lists of numbers: an object for each month would take the window seconds to be
 * handed, with some hundreds of sources over some decades.
 */
export interface SourceCoverage extends SourceName {
  count: number
  /** Months since the year 0 (years times 12, and months from 0 to 11), in order; only those with articles. */
  months: number[]
  /** Articles in each of them. */
  counts: number[]
}

/** What purging would take away for good. */
export interface PurgePreview {
  articles: number
  captures: number
  /** Bytes of originals, untouched size. */
  bytes: number
}

/** An original shown as text. */
export interface OriginalView {
  fileName: string
  encoding: string
  /** Bytes of the untouched file. */
  size: number
  sha256: string
  /** Decoded, at most the first two million characters. */
  text: string
  truncated: boolean
}

export interface CaptureSummary {
  id: number
  captured: Moment | null
  /** Milliseconds since the epoch. */
  imported: number
  title: string
  words: number
}

/** An article as it is read: one capture of it, with its body. */
export interface ArticleView {
  id: number
  captureId: number
  title: string
  source: SourceName
  address: string | null
  /** Where an archive keeps a copy, when the file gives that besides the publisher's own address. */
  archivedAt: string | null
  byline: string
  published: Moment | null
  captured: Moment | null
  imported: number
  day: Day | null
  lang: string
  leadImage: LeadImage | null
  topics: Topic[]
  references: Reference[]
  words: number
  format: ReaderFormat
  /** Newest capture first. */
  captures: CaptureSummary[]
  /** The newest capture is much shorter than this one, so this one is shown. */
  newestIsShorter: boolean
  /** A search found this capture, and not the one that is shown otherwise. */
  isFoundCapture: boolean
  sameAddress: boolean
  /** Hostile HTML: sanitise before it meets a document. */
  bodyHtml: string
  /** The images of the body that can be shown. */
  pictures: HeldPicture[]
}

/** Where a library is slower, and may be damaged: over a network, in a folder that a program synchronises. */
export const riskyPlaces = ['network', 'synchronised'] as const
export type RiskyPlace = (typeof riskyPlaces)[number]

export interface LibraryInfo {
  path: string
  /** Where it lies; in doubt local. */
  place: 'local' | RiskyPlace
  /** Articles in the library; these and the numbers below are without the trash. */
  articles: number
  /** Articles in the trash. */
  trashed: number
  captures: number
  /** Sources with articles. */
  sources: number
  /** Whether every capture can be found. */
  searchIndex: SearchIndexState
  /** IANA name of the zone that days are counted in. */
  timeZone: string
  /** Days of the oldest and the newest article. */
  firstDay: Day | null
  lastDay: Day | null
}
