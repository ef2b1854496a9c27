import type { ParsedArticle, ReaderFormat } from '../../shared/article.ts'
import type { ReasonCode } from '../../shared/outcome.ts'
import type { BodyPictures } from '../embedded.ts'

/** What is known of a file besides its text. */
export interface Hint {
  /** Its name without folders; may be empty. */
  fileName: string
}

export type FormatResult =
  /** Without `pictures` the body shows none but those on the web. */
  | { ok: true; article: ParsedArticle; pictures?: BodyPictures }
  | { ok: false; reason: ReasonCode; detail?: string }

/** One kind of saved file. A new one is a new file here, its line in parser.ts, and its fixtures. */
export interface ReaderFormatModule {
  id: ReaderFormat
  /** Cheap, and strict: a file of any other kind must not be taken (docs/formats.md). */
  recognise(text: string, hint: Hint): boolean
  /** Only for text that was recognised. Line ends are as in the file. */
  parse(text: string, hint: Hint): FormatResult
}
