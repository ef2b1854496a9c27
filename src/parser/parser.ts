/** The whole public face of the room: bytes of a saved file in, an article or a reason out. */
import type { ParsedArticle } from '../shared/article.ts'
import type { ReasonCode } from '../shared/outcome.ts'
import { decode } from './decode.ts'
import { noPictures, type BodyPictures } from './embedded.ts'
import { clipping } from './formats/clipping.ts'
import { frontMatter } from './formats/front-matter.ts'
import { markdownFile } from './formats/markdown-file.ts'
import { plainText } from './formats/plain-text.ts'
import type { Hint, ReaderFormatModule } from './formats/format.ts'
import { webPage } from './formats/web-page.ts'

export { place } from './address.ts'
export { embeddedPicture, type BodyPictures } from './embedded.ts'
export { pictureKind } from './picture.ts'
export type { Hint } from './formats/format.ts'

/** In the order in which they are asked: the strictest first. */
const formats: ReaderFormatModule[] = [clipping, frontMatter, webPage, markdownFile, plainText]

export type ParseResult =
  /** `encoding` as the Encoding Standard names it. */
  | { ok: true; article: ParsedArticle; pictures: BodyPictures; encoding: string }
  | { ok: false; reason: ReasonCode; detail?: string }

/** Never throws, whatever the bytes. */
export function parse(bytes: Uint8Array, hint: Hint): ParseResult {
  try {
    const decoded = decode(bytes)
    if (!decoded.ok) return decoded
    const format = formats.find((candidate) => candidate.recognise(decoded.text, hint))
    if (format === undefined) return { ok: false, reason: 'no-reader-format' }
    const result = format.parse(decoded.text, hint)
    return result.ok ? { pictures: noPictures, ...result, encoding: decoded.encoding } : result
  } catch (error) {
    // The last resort: a fault of ours or of a library, on input nobody thought of
    return { ok: false, reason: 'parse-error', detail: String(error) }
  }
}
