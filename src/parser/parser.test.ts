import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../shared/proof.test-support.ts'
import { clipping } from './formats/clipping.ts'
import type { ParseResult } from './parser.ts'
import { parse } from './parser.ts'

const parseText = (text: string): ParseResult => parse(new TextEncoder().encode(text), { fileName: 'a.txt' })
const stamp = '<!--1551514000000-->'
const link = '[A harbour under ice](https://news.example.com/ice)'

describe('files of other kinds are no clippings', () => {
  test.each([
    ['prose', 'The harbour froze on a Tuesday.\n\nThen it thawed.'],
    ['a fragment of HTML', '<div><i>Ada<br>2019-03-02</i></div><p>Ice.</p>'],
    ['XML', `<?xml version="1.0"?>\n<rss></rss>`],
    ['front matter', '---\ntitle: Ice\nurl: https://news.example.com/ice\n---\n\n<p>Ice.</p>'],
    ['front matter below nothing', '\n------\ntitle: Ice\n------\n<p>Ice.</p>'],
    ['Markdown', '# Ice\n\nThe harbour froze.\n\n------\n\nThe end.'],
    ['Markdown with an underlined heading', 'Ice\n------\n\nThe harbour froze.'],
    ['Markdown that opens with a link', `${link}\n\nThe harbour froze.`],
    [
      'Markdown that opens with a badge',
      '[![build](https://ci.example/b.svg)](https://ci.example/)\n\nText.',
    ],
    ['Markdown with a linked heading', `${link}\n-----------------\n\nThe harbour froze.`],
    ['a link alone', link],
    ['an address alone', 'https://news.example.com/ice\n'],
    ['JSON', '[{"title": "Ice"}](0)\n'],
    ['source code', 'const ice = [a](b)\n------\n'],
    ['an e-mail signature', 'Ada\n--\n<ada@example.com>'],
    ['a short number in a comment', '<!-- 12 -->\n<p>Ice.</p>'],
  ])('%s', (_, text) => {
    expect(clipping.recognise(text, { fileName: 'a.txt' })).toBe(false)
  })
})

test.each([
  ['a web page', '<!doctype html><html><head><title>Ice</title></head><body><p>Ice.</p></body></html>'],
  ['a web page below a number in a comment', `${stamp}\n<!DOCTYPE html>\n<html><p>Ice.</p></html>`],
  ['a saved-from comment', '<!-- saved from url=(0026)https://news.example.com/ -->\n<p>Ice.</p>'],
  [
    'a page below an XML declaration',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html><p>Ice.</p></html>',
  ],
])('%s is a web page, whatever its name', (_, text) => {
  expect(parseText(text)).toMatchObject({ ok: true, article: { format: 'web-page', excerpt: 'Ice.' } })
})

test('a fragment of HTML is a web page by its name only', () => {
  const fragment = new TextEncoder().encode('<div><i>Ada<br>2019-03-02</i></div><p>Ice.</p>')
  for (const fileName of ['a.html', 'a.HTM', 'a.xhtml'])
    expect(parse(fragment, { fileName })).toMatchObject({ ok: true, article: { format: 'web-page' } })
  const feed = new TextEncoder().encode('<?xml version="1.0"?>\n<rss></rss>')
  expect(parse(feed, { fileName: 'a.html' })).toEqual({ ok: false, reason: 'no-reader-format' })
})

test.each([
  ['nothing', '', 'empty'],
  ['white space', ' \n\n', 'empty'],
  ['a stamp alone', stamp, 'no-content'],
  ['a stamp and a rule', `${stamp}\n------\n`, 'no-content'],
  [
    'an empty link and markup without text',
    `${stamp}\n[]()\n------\n\n<p> </p><script>x</script>`,
    'no-content',
  ],
  ['NUL', `${stamp}\n${link}\n------\n\n<p>\0</p>`, 'binary'],
])('%s fails with its reason', (_, text, reason) => {
  expect(parseText(text)).toMatchObject({ ok: false, reason })
})

test('an image alone is content', () => {
  expect(parseText(`${stamp}\n\n<img src="https://img.example.com/a.jpg">`)).toMatchObject({
    ok: true,
    article: {
      leadImage: { address: 'https://img.example.com/a.jpg' },
      missing: ['title', 'address', 'published', 'byline', 'body', 'rule'],
    },
  })
})

test('a body keeps its bytes, whatever markup it is', () => {
  const body = '<P CLASS=x>A &amp; B<bR>\r\n<unknown a="1" a=\'2\'>ice</P ></i>'
  expect(parseText(`${stamp}\r\n${link}\r\n------\r\n\r\n${body}`)).toMatchObject({
    article: { bodyHtml: body },
  })
})

test('a rule in the body is no header', () => {
  const result = parseText(`${stamp}\n${link}\n\nThe harbour froze.\n\n------\n\nThen it thawed.`)
  expect(result).toMatchObject({
    article: { title: 'A harbour under ice', missing: ['published', 'byline', 'rule'] },
  })
  expect(result.ok && result.article.excerpt).toBe('The harbour froze. Then it thawed.')
})

test('the first paragraph is no title', () => {
  const paragraph = 'The harbour froze on a Tuesday. '.repeat(20).trim()
  expect(parseText(`${stamp}\n${paragraph}\n\nThen it thawed.`)).toMatchObject({
    article: { title: '', blocks: [{ kind: 'body', text: paragraph }, { text: 'Then it thawed.' }] },
  })
})

test('a title of 100 kB and bidi controls stay as they are', () => {
  const title = `\u202egniltrats\u202c ${'ice '.repeat(25_000)}`.trim()
  expect(parseText(`${stamp}\n[${title}](https://news.example.com/ice)\n------\n`)).toMatchObject({
    article: { title },
  })
})

test('HTML in a title or byline is text', () => {
  const html = '<img src=x onerror=alert(1)>'
  const text = `${stamp}\n[${html}](https://news.example.com/ice)\n------\n\n<div><i>${html.replaceAll('<', '&lt;')}<br></i></div><p>Ice.`
  expect(parseText(text)).toMatchObject({ article: { title: html, byline: html } })
})

test.each([
  ['the body', (deep: string) => `${stamp}\n${link}\n------\n\n${deep}`],
  ['the byline', (deep: string) => `${stamp}\n${link}\n------\n\n<div><i>${deep}<br></i></div>`],
])('20,000 nested tags in %s keep their text', { timeout: 5_000 }, (_, make) => {
  const result = parseText(make(`${'<div>'.repeat(20_000)}deep down${'</div>'.repeat(20_000)}`))
  expect(result.ok && result.article.blocks.map((block) => block.text)).toContain('deep down')
})

describe('a long line of one thing is no trouble', () => {
  const long = 200_000
  const header = `${stamp}\n${link}\n------\n\n`
  test.each([
    ['spaces', ' '],
    ['new lines', '\n'],
    ['dashes', '-'],
    ['brackets', '['],
    ['links', ']('],
    ['quotes', ' "'],
    ['hashes', '#'],
    ['less-than signs', '<'],
    ['paragraphs', '<p '],
    ['bylines', '<div><i>'],
    ['end tags', '</p>'],
    ['comments', '<!--'],
    ['ampersands', '&'],
    ['percent signs', '%e4'],
    ['stars', '*a_'],
    ['ideographs', '冰。'],
  ])('%s', { timeout: 15_000 }, (_, piece) => {
    const run = piece.repeat(long)
    for (const text of [
      run,
      stamp + run,
      `${stamp}\n[${run}](https://news.example.com/${run})\n------\n`,
      `${header}${run}x`,
      `${header}<p title="${run}">${run}</p>x`,
    ]) {
      const start = performance.now()
      parseText(text)
      expect(performance.now() - start).toBeLessThan(10_000)
    }
  })
})

describe('whatever the bytes, there is a result', () => {
  const check = (bytes: Uint8Array): void => {
    const result = parse(bytes, { fileName: '' })
    if (!result.ok) {
      expect(result.reason).not.toBe('parse-error')
      return
    }
    const { article } = result
    expect(article.blocks.every((block) => block.text !== '')).toBe(true)
    expect(article.excerpt.length).toBeLessThanOrEqual(200)
    expect(article.title + article.excerpt).not.toContain('\n')
    expect(article.title === '').toBe(article.missing.includes('title'))
    expect(article.published === null).toBe(article.missing.includes('published'))
  }

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check), fuzz(500))
  })

  test('a header and random text', () => {
    const piece = fc.constantFrom(
      ...[
        stamp,
        link,
        '------',
        '\n',
        '\r\n',
        '<div>',
        '<i>',
        '<br>',
        '</i>',
        '</div>',
        '<img src="a">',
        '<small>',
        '<p>',
      ],
      ...[
        '</p>',
        '# ',
        '[',
        ']',
        '](',
        '(',
        ')',
        '<!--',
        '-->',
        '&',
        '2019-03-02T08:30:00Z',
        '<a rel="ArticleRef" href="',
      ],
      ...[
        '<span data-type="AUTO_TOPIC">',
        '"',
        '>',
        '<script>',
        '</script>',
        '* ',
        '> ',
        '`',
        '冰',
        '😀',
        '\u0301',
        ' ',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        check(new TextEncoder().encode(pieces.join('')))
        check(new TextEncoder().encode(`${stamp}\n${pieces.join('')}`))
      }),
      fuzz(500),
    )
  })

  const folder = new URL('./fixtures/clipping/', import.meta.url)
  const fixtures = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  test.each(fixtures)('%s, mutated', (name) => {
    const original = new Uint8Array(readFileSync(new URL(name, folder)))
    const edit = fc.record({
      at: fc.nat(original.length),
      cut: fc.nat(20),
      put: fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constant(new TextEncoder().encode('<div>'))),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        let bytes = original
        for (const { at, cut, put } of edits) {
          bytes = new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + cut)])
        }
        check(bytes)
      }),
      fuzz(40),
    )
  })
})
