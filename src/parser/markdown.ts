import MarkdownIt from 'markdown-it'

/** Deeper nested lists and quotes would be dropped without a word; markdown-it recurses, so not endless. */
const deepestNesting = 1000

/** markdown-it's time grows with the square of brackets in a paragraph: 0.3 s at this length, 4 s at 200,000. */
const longestParagraph = 65_536

const longestShortcode = 2000

/** Every line break stays: files keep verse, tables of names and Chinese paragraphs in single lines. */
const markdown = new MarkdownIt({ html: true, breaks: true, maxNesting: deepestNesting })

const htmlBlock = /<(?:p|table|ul|ol|blockquote|article|section|h[1-6])(?:[\s/][^<>]*)?>/i

/** Hugo's `{{<figure src="a">}}` is text for the reader, not the element that its middle looks like. */
markdown.inline.ruler.before('html_inline', 'shortcode', (state, silent) => {
  if (!state.src.startsWith('{{<', state.pos)) return false
  const end = state.src.slice(state.pos, state.pos + longestShortcode).indexOf('>}}')
  if (end === -1) return false
  if (!silent) state.push('text', '', 0).content = state.src.slice(state.pos, state.pos + end + 3)
  state.pos += end + 3
  return true
})

/** Whether a body is Markdown (or plain text, which reads as such): no HTML block, and a line that is not a tag. */
export function isMarkdown(body: string): boolean {
  return !htmlBlock.test(body) && /^[ \t]*[^<\s]/m.test(body)
}

/** Hostile HTML, like any body: HTML in Markdown passes. Plain paragraphs where nesting or length is absurd. */
export function markdownToHtml(text: string): string {
  const paragraphs = text.split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*/)
  if (paragraphs.some((paragraph) => paragraph.length > longestParagraph)) return plain(paragraphs)
  const tokens = markdown.parse(text, {})
  if (tokens.some((token) => token.level >= deepestNesting - 2)) return plain(paragraphs)
  return markdown.renderer.render(tokens, markdown.options, {})
}

const plain = (paragraphs: string[]): string =>
  paragraphs.map((paragraph) => `<p>${markdown.utils.escapeHtml(paragraph)}</p>\n`).join('')
