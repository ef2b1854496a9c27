/** A Markdown file without a header: known by its name only (docs/formats.md). */
import { assemble } from '../assemble.ts'
import { BlockReader } from '../blocks.ts'
import { bodyToHtml } from '../body.ts'
import { fileDay, fileTitle } from '../file-title.ts'
import { HeadingReader } from '../headings.ts'
import { readLabelledLines } from '../labelled-lines.ts'
import { leadImage } from '../lead-image.ts'
import { readMarkup } from '../markup.ts'
import type { FormatResult, Hint, ReaderFormatModule } from './format.ts'
import { isWebPage } from './is-web-page.ts'

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
  if (runs.length === 0 && images.length === 0) return { ok: false, reason: 'no-content' }

  const { title, ...about } = readLabelledLines(text)
  const article = assemble({
    format: 'markdown',
    title: title || headings.title() || fileTitle(fileName),
    ...about,
    published: about.published ?? fileDay(fileName),
    leadImage: leadImage(images, about.address),
    topics: [],
    tags: [],
    references: [],
    bodyHtml,
    runs,
    missing: [],
  })
  return { ok: true, article }
}
