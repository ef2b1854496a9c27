import { isBlockElement } from './markup.ts'
import { markdownToHtml } from './markdown.ts'

const paragraphBorder = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*/

/**
 * Whether a text is a fragment of HTML rather than Markdown or plain text that has some in it: every paragraph
 * starts with a tag, and the first with one of a block.
 */
export function isHtmlFragment(text: string): boolean {
  const first = /^\s*<([a-z][a-z0-9]*)[\s/>]/i.exec(text.slice(0, 1000))?.[1]
  if (first === undefined || !isBlockElement(first.toLowerCase())) return false
  return text
    .trim()
    .split(paragraphBorder)
    .every((paragraph) => /^<[a-z/!]/i.test(paragraph) && !/^<[a-z][\w+.-]*:/i.test(paragraph))
}

/** A body in Markdown or HTML, whichever it is, as hostile HTML. `fileName` decides where it can. */
export function bodyToHtml(text: string, fileName: string): string {
  const isHtml = /\.x?html?$/i.test(fileName) || isHtmlFragment(text)
  return isHtml ? showShortcodes(text) : markdownToHtml(text)
}

/** Hugo's `{{<figure src="a">}}` would be read as an element, and be gone. */
const showShortcodes = (html: string): string =>
  html.replace(/\{\{<([^<>{}]{0,2000})>\}\}/g, '{{&lt;$1&gt;}}')

/** Plain text as HTML: a paragraph for each, every line break kept. */
export function plainTextToHtml(text: string): string {
  return text
    .trim()
    .split(paragraphBorder)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\r\n|\n|\r/g, '<br>\n')}</p>\n`)
    .join('')
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
