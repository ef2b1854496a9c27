/** A Markdown file without a header: known by its name only (docs/formats.md). */
import { BlockReader } from '../blocks.ts'
import { bodyToHtml } from '../body.ts'
import { fileDay, fileTitle } from '../file-title.ts'
import { HeadingReader } from '../headings.ts'
import { readLabelledLines } from '../labelled-lines.ts'
import { readMarkup } from '../markup.ts'
import type { FormatResult, Hint, ReaderFormatModule } from './format.ts'
import { isWebPage } from './is-web-page.ts'
import { loneText } from './lone-text.ts'

export const markdownFile: ReaderFormatModule = {
  id: 'markdown',
  recognise: (text, { fileName }) =>
    /\.(?:md|markdown|mdown|mkdn?|mkdown)$/i.test(fileName) && !isWebPage(text),
  parse,
}

function parse(text: string, { fileName }: Hint): FormatResult {
  const bodyHtml = bodyToHtml(text, fileName)
  const [blocks, headings] = readMarkup(bodyHtml, () => [new BlockReader(), new HeadingReader()] as const)
  const { runs, images } = blocks.end()
  const { title, ...about } = readLabelledLines(text)
  return loneText({
    format: 'markdown',
    ...about,
    published: about.published ?? fileDay(fileName),
    title: title || headings.title() || fileTitle(fileName),
    bodyHtml,
    runs,
    images,
  })
}
