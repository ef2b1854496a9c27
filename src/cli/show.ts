import type { ParsedArticle } from '../shared/article.ts'
import { exitCodes } from './exit-codes.ts'
import { withLibrary } from './library.ts'
import { complain, isoTime, print, printBytes } from './output.ts'
import type { ShowFormat } from './show-formats.ts'

export const show = (libraryFile: string, id: number, format: ShowFormat): Promise<number> =>
  withLibrary(libraryFile, async (library) => {
    const article = library.article(id)
    if (!article.ok) return complain(article.problem)
    const original = library.original(article.value.captureId)
    if (!original.ok) return complain(original.problem)
    if (format === 'original') {
      printBytes(original.value.bytes)
      return exitCodes.allWell
    }
    const { parse } = await import('../parser/parser.ts')
    const parsed = parse(original.value.bytes, { fileName: original.value.fileName })
    if (!parsed.ok)
      return complain({
        code: 'unexpected',
        sentence: 'The original can no longer be understood.',
        detail: parsed.reason,
      })
    if (format === 'html') print(parsed.article.bodyHtml)
    else if (format === 'text') print(asText(parsed.article, article.value.source.name))
    else
      print(
        JSON.stringify(
          { ...article.value, text: bodyText(parsed.article), html: parsed.article.bodyHtml },
          null,
          2,
        ),
      )
    return exitCodes.allWell
  })

const bodyText = ({ blocks }: ParsedArticle): string =>
  blocks
    .filter(({ kind }) => kind === 'body' || kind === 'caption')
    .map(({ text }) => text)
    .join('\n\n')

/** Title and particulars, an empty line, then a paragraph a block. */
function asText(article: ParsedArticle, source: string): string {
  const particulars = [
    source,
    article.byline,
    article.published && isoTime(article.published.instant),
    article.address,
  ]
  return [article.title, ...particulars.filter(Boolean), '', bodyText(article)].join('\n')
}
