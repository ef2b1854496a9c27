import type { ReadableLibrary } from '../archive/archive.ts'
import { parse } from '../parser/parser.ts'
import type { ArticleView } from '../shared/list.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { picturesOf, type PicturesInside } from './body-pictures.ts'
import { text } from '../shared/text/text.ts'

/**
 * An article with its body: bodies are not stored, they are parsed from the original each time.
 * @param foundId the capture that a search found: shown where no other is asked for
 */
export function readArticle(
  library: ReadableLibrary,
  inside: PicturesInside,
  id: number,
  captureId: number | undefined,
  foundId: number | null = null,
): Result<ArticleView> {
  const usual = library.article(id, captureId)
  const isFoundCapture = usual.ok && foundId !== null && usual.value.captureId !== foundId
  const article = isFoundCapture ? library.article(id, foundId) : usual
  if (!article.ok) return article
  const shown = article.value.captureId
  const original = library.original(shown)
  if (!original.ok) return original
  const parsed = parse(original.value.bytes, { fileName: original.value.fileName })
  if (!parsed.ok) return fail('unexpected', text.failure.notUnderstood, parsed.reason)
  const pictures = [...inside.keep(shown, parsed.pictures.embedded), ...picturesOf(library, shown)]
  return ok({ ...article.value, isFoundCapture, bodyHtml: parsed.article.bodyHtml, pictures })
}
