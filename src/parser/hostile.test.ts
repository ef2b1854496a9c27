import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../shared/proof.test-support.ts'
import { largestFile } from '../shared/incoming.ts'
import { parse } from './parser.ts'

/** Every ending decides differently which reader formats are asked; the last two are nobody's. */
const endings = ['md', 'markdown', 'mdown', 'txt', 'text', 'html', 'htm', 'xhtml', 'zip', '']
/** Milliseconds of the processor's time: that of the clock would measure the machine's other work. */
const longestTime = 2_000

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function check(bytes: Uint8Array, ending: string): void {
  const start = process.cpuUsage()
  const result = parse(bytes, { fileName: `a.${ending}` })
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(longestTime)
  if (!result.ok) {
    expect(result.reason).not.toBe('parse-error')
    return
  }
  const { article } = result
  expect(article.blocks.every((block) => block.text !== '')).toBe(true)
  expect(article.excerpt.length).toBeLessThanOrEqual(200)
  expect(article.title).not.toMatch(/[\n\r]/)
  expect(article.title === '').toBe(article.missing.includes('title'))
  expect(article.published === null).toBe(article.missing.includes('published'))
  expect(article.tags.every((tag) => tag !== '')).toBe(true)
}

const checkAll = (bytes: Uint8Array): void => endings.forEach((ending) => check(bytes, ending))

const edit = fc.record({
  at: fc.nat(3_000),
  cut: fc.nat(20),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom(
        ...[
          '---\n',
          '+++\n',
          '\n\n',
          '"',
          "'",
          ': ',
          '[',
          ']',
          '{',
          '}',
          '&a ',
          '*a',
          '|\n',
          '>\n',
          '!!',
          '\t',
          '- ',
        ],
        ...[
          '{{<',
          '>}}',
          '{%',
          '<div>',
          '<!--',
          '# ',
          '```\n',
          '冰',
          '\ufeff',
          'Source: ',
          '[[',
          '<<: *a\n',
          '%',
        ],
      )
      .map(utf8),
  ),
})
type Edit = { at: number; cut: number; put: Uint8Array }

function mutated(original: Uint8Array, edits: Edit[]): Uint8Array {
  let bytes = original
  for (const { at, cut, put } of edits) {
    const from = at % (bytes.length + 1)
    bytes = new Uint8Array([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + cut)])
  }
  return bytes
}

describe('whatever the bytes, there is a result in time', () => {
  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), checkAll), fuzz(200))
  })

  test.each(['---\ntitle: a\n', '+++\ntitle = "a"\n'])('random text below %j', (head) => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(text, (rest) => checkAll(utf8(head + rest))),
      fuzz(100),
    )
  })

  const root = new URL('./fixtures/', import.meta.url)
  const fixtures = readdirSync(root).flatMap((format) =>
    readdirSync(new URL(`${format}/`, root), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.expected.json'))
      .map((entry) => `${format}/${entry.name}`),
  )
  test.each(fixtures)('%s, mutated', (name) => {
    const original = new Uint8Array(readFileSync(new URL(name, root)))
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...endings),
        (edits, ending) => check(mutated(original, edits), ending),
      ),
      fuzz(30),
    )
  })
})

describe('size and depth are no trouble', () => {
  const head = '---\ntitle: Ice\nurl: https://news.example.com/ice\n---\n'
  const many = (piece: string, count: number): string => piece.repeat(count)
  const deep = (open: string, close: string, depth: number): string =>
    many(open, depth) + 'deep down' + many(close, depth)
  test.each([
    ['a million entities', many('&amp;', 1_000_000)],
    ['200,000 attributes', `<p ${many('a=1 ', 200_000)}>x</p>`],
    [
      '200,000 attributes of different names',
      `<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}=1`).join(' ')}>x</p>`,
    ],
    ['100,000 nested elements', deep('<div>', '</div>', 100_000)],
    ['100,000 nested quotes', deep('> ', '', 100_000)],
    ['100,000 nested lists', deep('- ', '', 100_000)],
    ['100,000 brackets', deep('[', ']', 100_000)],
    ['500,000 stars', many('*', 500_000)],
    ['500,000 backticks', many('`', 500_000)],
    ['500,000 shortcodes never closed', many('{{<', 500_000)],
    ['100,000 shortcodes', many('{{<a>}}', 100_000)],
    ['200,000 headings', many('# a\n', 200_000)],
    ['500,000 blank lines', many('\n', 500_000)],
    ['a million spaces in one line', `a${many(' ', 1_000_000)}b`],
    ['5 MB in one line', many('冰', 1_700_000)],
    ['comments at the top', `${many('<!---->', 100_000)}x`],
  ])('%s in a body', (_, body) => {
    for (const ending of ['md', 'txt', 'html']) {
      check(utf8(head + body), ending)
      check(utf8(body), ending)
    }
  })

  test.each([
    ['nested lists', `a: ${deep('[', ']', 30_000)}`],
    ['nested lists never closed', `a: ${many('[', 60_000)}`],
    ['nested maps', `a: ${deep('{a: ', '}', 10_000)}`],
    ['nested blocks', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    [
      'aliases of aliases',
      Array.from({ length: 2_000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n'),
    ],
    ['many anchors', Array.from({ length: 3_000 }, (_, i) => `a${i}: &a${i} x`).join('\n')],
    ['many keys', many('a: b\n', 12_000)],
    ['a very long value', `a: ${many('x', 250_000)}`],
    ['a very long quoted value', `a: "${many('x ', 120_000)}"`],
    ['quotes', `a: ${many('"', 60_000)}`],
    ['colons', `a${many(':', 60_000)}`],
    ['colons and spaces', `a${many(': ', 30_000)}`],
    ['dashes', many('- ', 30_000)],
    ['tags', `tags: ${many('#a ', 20_000)}`],
    ['comma tags', `tags: "${many('a,', 30_000)}"`],
    ['an endless list of items', `tags:\n${many('- a\n', 15_000)}`],
    ['wiki links', `author: ${many('[[', 30_000)}`],
    ['a merge key', many('<<: {a: b}\n', 5_000)],
    ['a tag of YAML', `a: !!${many('x', 60_000)} b`],
    ['tabs', many('\ta: b\n', 10_000)],
  ])('%s in a header', (_, header) => {
    check(utf8(`---\ntitle: Ice\n${header}\n---\nThe harbour froze.`), 'md')
    check(utf8(`---\ntitle: Ice\n${header}`), 'md')
    check(utf8(`+++\ntitle = "Ice"\n${header.replace(/^(\w+): /gm, '$1 = ')}\n+++\nThe harbour froze.`), 'md')
  })

  test('a line of 100 MB is too large, and so is anything above the cap', () => {
    const bytes = new Uint8Array(100 * 1024 * 1024).fill(0x61)
    expect(parse(bytes, { fileName: 'a.txt' })).toMatchObject({ ok: false, reason: 'too-large' })
    expect(parse(bytes.subarray(0, largestFile + 1), { fileName: 'a.md' })).toMatchObject({
      reason: 'too-large',
    })
  })
})
