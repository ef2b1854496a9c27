import { expect, test } from 'vitest'
import { isMarkdown, markdownToHtml } from './markdown.ts'

test.each([
  ['plain text', 'The harbour froze.\n\nThen it thawed.', true],
  ['Markdown with inline HTML', 'The <b>harbour</b><br>\n\n- froze', true],
  ['Markdown below an image', '<img src="a">\n\nThe harbour *froze*.', true],
  ['HTML', '<p>The harbour froze.</p>', false],
  ['HTML after bare text', 'The harbour <p class="x">froze.', false],
  ['HTML without paragraphs', '<div>The harbour</div>\n<div>froze.</div>', false],
  ['nothing', '', false],
])('%s', (_, body, expected) => {
  expect(isMarkdown(body)).toBe(expected)
})

test('line breaks stay', () => {
  expect(markdownToHtml('a\nb\r\nc\n\nd')).toBe('<p>a<br>\nb<br>\nc</p>\n<p>d</p>\n')
})

test.each([
  ['quotes', '>'.repeat(20_000) + 'END'],
  ['lists', Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(2 * i)}- END`).join('\n')],
])('absurdly nested %s lose no text', { timeout: 5_000 }, (_, text) => {
  const count = (s: string): number => s.split('END').length
  expect(count(markdownToHtml(text))).toBe(count(text))
})

test('an absurdly long paragraph is left as it is', () => {
  const text = `${'['.repeat(70_000)} *a*`
  expect(markdownToHtml(text)).toBe(`<p>${text}</p>\n`)
})
