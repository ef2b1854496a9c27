/** The streaming reader beside a DOM of another make: on ordinary articles both must see the same words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { parse } from './parser.ts'

const samples = join(import.meta.dirname, '../../resources/samples')
const letters = (text: string): string => text.replace(/\s+/gu, '')

/** Its types are the browser's, which this side does not have. */
function textByLinkedom(html: string): string {
  const window = parseHTML(`<html><body>${html}</body></html>`) as unknown as {
    document: { body: { textContent: string } }
  }
  return window.document.body.textContent
}

test('the text of each sample article is what linkedom finds in its body', () => {
  const names = readdirSync(samples)
  expect(names.length).toBeGreaterThanOrEqual(40)
  for (const name of names) {
    const parsed = parse(readFileSync(join(samples, name)), { fileName: name })
    if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`)
    const { blocks, bodyHtml } = parsed.article
    const read = blocks.filter(({ kind }) => kind === 'body' || kind === 'caption').map(({ text }) => text)
    expect(letters(read.join('')), name).toBe(letters(textByLinkedom(bodyHtml)))
  }
})
