import type { Moment } from './moment.ts'

/** The reader formats that exist; each is one file in `src/parser/formats`. */
export type ReaderFormat = 'clipping' | 'web-page' | 'front-matter' | 'markdown' | 'plain-text'

/** Raised when any address gives another key than before, so that libraries can be re-keyed (docs/identity.md). */
export const identityRules = 1

/** A place an article stands at: its identity and its publication (docs/identity.md). */
export interface Place {
  /** The address without what does not tell articles apart. */
  key: string
  /** Registrable domain, lower case: `www.dw.com` gives `dw.com`. */
  domain: string
}

/** A subject that the publisher itself assigned. */
export interface Topic {
  /** The publisher's own id; empty when it gave none. */
  id: string
  name: string
}

/** A link in the body that points at another article. */
export interface Reference {
  address: string
  /** The publisher's id for the article, when the link is of the publisher's own reference kind. */
  publisherId: string | null
  text: string
}

export interface LeadImage {
  /** The image's own address, taken out of an image proxy's when it came through one. */
  address: string
  caption: string
}

/** One run of visible text that a search match may not cross: a paragraph, a table cell, a caption … */
export interface Block {
  kind: 'title' | 'byline' | 'body' | 'caption' | 'topic' | 'tag'
  text: string
}

/** A part that the format has a place for and the file does not give. */
export type MissingPart = 'captured' | 'title' | 'address' | 'rule' | 'published' | 'byline' | 'body'

/** What a reader format makes of one file. Texts are as written: not escaped, not safe as HTML. */
export interface ParsedArticle {
  format: ReaderFormat
  title: string
  /** The address as the file gives it, or null. May be anything a file can contain: never follow it. */
  address: string | null
  /** Where an archive keeps a copy, when the file names that beside the article's own address. Never follow it. */
  archivedAt: string | null
  /** Null when the address is missing, relative, or not http(s). */
  place: Place | null
  byline: string
  published: Moment | null
  captured: Moment | null
  /** BCP 47 tag found from the text (`zh-Hant`, `zh-Hans`, `ja`, `ko`, `en`, …), empty when unsure. */
  lang: string
  leadImage: LeadImage | null
  topics: Topic[]
  tags: string[]
  references: Reference[]
  /**
   * Hostile HTML: the body as it stands in the file, without what the other fields took from it. Images of the file
   * itself have the address `#embedded-N`.
   */
  bodyHtml: string
  /** The whole visible text in reading order: title, byline, body and captions, topics, tags. */
  blocks: Block[]
  /** Words of letters and digits, each Han, kana or hangul character counted as one. */
  words: number
  /** The first sentences of the body on one line, at most 200 characters. */
  excerpt: string
  missing: MissingPart[]
}
