import type { ParsedArticle } from './article.ts'
import type { PictureKind } from './picture.ts'
import type { SearchDocument } from './search-document.ts'

/** Above this, in bytes, a file is no article: 32 MB of text is some thirty long novels. */
export const largestFile = 32 * 1024 * 1024

/** What is remembered of a parsed file besides its bytes: bodies are parsed again when they are read. */
export type ArticleFacts = Omit<ParsedArticle, 'bodyHtml' | 'blocks'>

/** The bytes of a file on their way into the library. */
export interface IncomingOriginal {
  /** 32 bytes. */
  sha256: Uint8Array
  /** Length of the untouched bytes. */
  size: number
  packing: 'raw' | 'brotli'
  packed: Uint8Array
}

/** A picture from a file beside the one that shows it, on its way into the library. */
export interface IncomingPicture extends PictureKind {
  /** The image's `src`, exactly as the body has it. */
  address: string
  /** 32 bytes. */
  sha256: Uint8Array
  bytes: Uint8Array
}

/** A file that was read and understood: everything the library writes for it in one transaction. */
export interface IncomingCapture {
  path: string
  /** Modification time of the file, milliseconds; null when there is none to trust. */
  fileTime: number | null
  original: IncomingOriginal
  /** Character set the bytes were decoded with, as the Encoding Standard names it. */
  encoding: string
  facts: ArticleFacts
  index: SearchDocument
  /** A fingerprint of the text, to tell a rewritten article from another one at the same address. */
  sketch: Uint8Array
  /** Characters of visible text. */
  textLength: number
  /** Each address once. What stands in the file itself is not among them. */
  pictures: IncomingPicture[]
}
