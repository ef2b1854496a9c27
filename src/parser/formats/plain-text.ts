/** A text file without any markup: known by its name only (docs/formats.md). */
import { assemble } from '../assemble.ts'
import { BlockReader } from '../blocks.ts'
import { isHtmlFragment, plainTextToHtml } from '../body.ts'
import { fileTitle } from '../file-title.ts'
import { isAboutText, readLabelledLines } from '../labelled-lines.ts'
import { leadImage } from '../lead-image.ts'
import { readMarkup } from '../markup.ts'
import { oneLine } from '../text.ts'
import type { FormatResult, Hint, ReaderFormatModule } from './format.ts'
import { isWebPage } from './is-web-page.ts'

export const plainText: ReaderFormatModule = {
  id: 'plain-text',
  recognise: (text, { fileName }) => /\.(?:txt|text)$/i.test(fileName) && !isWebPage(text),
  parse,
}

function parse(text: string, { fileName }: Hint): FormatResult {
  const bodyHtml = isHtmlFragment(text) ? text : plainTextToHtml(text)
  const [blocks] = readMarkup(bodyHtml, () => [new BlockReader()] as const)
  const { runs, images } = blocks.end()
  if (runs.length === 0 && images.length === 0) return { ok: false, reason: 'no-content' }

  const { title, ...about } = readLabelledLines(text)
  const article = assemble({
    format: 'plain-text',
    title: title || firstLineTitle(runs.map((run) => run.text)) || fileTitle(fileName),
    ...about,
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

const longestTitle = 120

/** The first line that is not about the text, when it is short and does not end as a sentence does. */
function firstLineTitle(lines: readonly string[]): string {
  const line = lines.find((candidate) => !isAboutText(candidate)) ?? ''
  const isSentence = line.length > longestTitle || /[.。;；,，:：][”’」』"')）]*$/.test(line)
  // A line of dashes or stars says nothing
  return isSentence || lines.length === 1 || !/[\p{L}\p{N}]/u.test(line) ? '' : oneLine(line)
}
