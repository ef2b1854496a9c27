/** A text file without any markup: known by its name only (docs/formats.md). */
import { BlockReader } from '../blocks.ts'
import { isHtmlFragment, plainTextToHtml } from '../body.ts'
import { fileTitle } from '../file-title.ts'
import { isAboutText, readLabelledLines } from '../labelled-lines.ts'
import { readMarkup } from '../markup.ts'
import { oneLine } from '../text.ts'
import type { FormatResult, Hint, ReaderFormatModule } from './format.ts'
import { isWebPage } from './is-web-page.ts'
import { loneText } from './lone-text.ts'

export const plainText: ReaderFormatModule = {
  id: 'plain-text',
  recognise: (text, { fileName }) => /\.(?:txt|text)$/i.test(fileName) && !isWebPage(text),
  parse,
}

function parse(text: string, { fileName }: Hint): FormatResult {
  const bodyHtml = isHtmlFragment(text) ? text : plainTextToHtml(text)
  const [blocks] = readMarkup(bodyHtml, () => [new BlockReader()] as const)
  const { runs, images } = blocks.end()
  const { title, ...about } = readLabelledLines(text)
  return loneText({
    format: 'plain-text',
    ...about,
    title: title || firstLineTitle(runs.map((run) => run.text)) || fileTitle(fileName),
    bodyHtml,
    runs,
    images,
  })
}

const longestTitle = 120

/** The first line that is not about the text, when it is short and does not end as a sentence does. */
function firstLineTitle(lines: readonly string[]): string {
  const line = lines.find((candidate) => !isAboutText(candidate)) ?? ''
  const isSentence = line.length > longestTitle || /[.。;；,，:：][”’」』"')）]*$/.test(line)
  // A line of dashes or stars says nothing
  return isSentence || lines.length === 1 || !/[\p{L}\p{N}]/u.test(line) ? '' : oneLine(line)
}
