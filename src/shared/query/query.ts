/** A query, read: what `parseQuery` gives, and what index, brute force, highlights and engine work on. */
import type { Day } from '../moment.ts'

/** The columns of the index. `byline` is asked for as `author:`; `body` holds the captions, too. */
export const textFields = ['title', 'byline', 'body', 'topics', 'tags'] as const
export type TextField = (typeof textFields)[number]

/** Terms that follow each other within one block. Never empty; neither begins nor ends with a boundary. */
export interface Phrase {
  /** As the index has them. */
  terms: string[]
  /** The same terms with traditional and simplified told apart, for `variants:off`. Of the same number. */
  exactTerms: string[]
  /** The last term need only begin so. */
  prefix: boolean
}

/** UTF-16 offsets in the input. */
export interface Stretch {
  start: number
  end: number
}

export interface TextQuery extends Phrase, Stretch {
  kind: 'text'
  /** Null: any. */
  field: TextField | null
}

/** All phrases in one block, with at most `distance` terms between the last one's beginning and any other's end. */
export interface NearQuery extends Stretch {
  kind: 'near'
  field: TextField | null
  /** Two or more. */
  phrases: Phrase[]
  distance: number
}

export type Fact =
  /**
   * `url`: a part of the address. `lang`: a BCP 47 tag or its beginning (`zh` finds `zh-Hant`). As typed: case is
   * for who compares to ignore. Never empty, and holds no quotes.
   */
  | { field: 'source' | 'url' | 'lang' | 'format'; text: string }
  /** Inclusive; null: open to this side. Not null on both. */
  | { field: 'published' | 'captured' | 'imported'; from: Day | null; to: Day | null }
  /** More captures than one; a lead image or pictures. */
  | { field: 'has'; what: 'captures' | 'images' }

export interface FactQuery extends Stretch {
  kind: 'fact'
  fact: Fact
}

export type Query =
  | TextQuery
  | NearQuery
  | FactQuery
  /** Two or more, none of them of the same kind as the whole. */
  | { kind: 'and' | 'or'; of: Query[] }
  /** Not of another. */
  | { kind: 'not'; of: Query }

/** What could not be used of an input; the sentences are in the text catalogue (`queryProblem`). */
export const queryProblemCodes = [
  'open-quote',
  'open-bracket',
  'stray-bracket',
  'dangling-or',
  'no-value',
  'bad-value',
  'bad-date',
  'near-alone',
  'near-not-text',
  'too-deep',
  'too-long',
] as const
export type QueryProblemCode = (typeof queryProblemCodes)[number]

export interface QueryProblem extends Stretch {
  code: QueryProblemCode
}

export interface ParsedQuery {
  /** Null: nothing to look for. */
  root: Query | null
  /** False when `variants:off` stands anywhere: traditional and simplified are told apart. */
  variants: boolean
  /** In the order of the input. */
  problems: QueryProblem[]
  /** Where `variants:off` and `variants:on` stand. */
  switches: Stretch[]
}

/** A text and the stretches of it that a query found, in order. */
export interface MarkedText {
  text: string
  marks: Stretch[]
}
