import type { LeadImage, ReaderFormat, Reference, Topic } from './article.ts'
import type { Day, Moment } from './moment.ts'

export const sortKeys = ['published', 'captured', 'imported', 'title'] as const
export type SortKey = (typeof sortKeys)[number]

export interface ListSort {
  by: SortKey
  direction: 'ascending' | 'descending'
}

/** What narrows the list. Empty and null mean: not narrowed by this. */
export interface ListFilter {
  /** Source ids; an article of any of them passes. */
  sources: number[]
  /** Inclusive days. */
  from: Day | null
  to: Day | null
  search: string
}

export interface ListQuery {
  filter: ListFilter
  sort: ListSort
}

export const everything: ListQuery = {
  filter: { sources: [], from: null, to: null, search: '' },
  sort: { by: 'published', direction: 'descending' },
}

export interface SourceName {
  id: number
  /** Registrable domain; empty for articles without a usable address. */
  domain: string
  name: string
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

/** A filtered, sorted list that stays with the reader process; rows are asked for as they scroll. */
export interface ResultSet {
  handle: number
  size: number
  /** Rows from the start, as many as were asked for. */
  first: ListRow[]
}

export interface SourceCount extends SourceName {
  /** Articles of this source under the current days and search, whatever sources are chosen. */
  count: number
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
  sameAddress: boolean
  /** Hostile HTML: sanitise before it meets a document. */
  bodyHtml: string
}

export interface LibraryInfo {
  path: string
  /** Articles in the library. */
  articles: number
  captures: number
  sources: number
  /** IANA name of the zone that days are counted in. */
  timeZone: string
  /** Days of the oldest and the newest article. */
  firstDay: Day | null
  lastDay: Day | null
}
