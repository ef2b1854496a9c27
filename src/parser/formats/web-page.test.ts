import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../../shared/proof.test-support.ts'
import { parse, type ParseResult } from '../parser.ts'
import { linkedArticles } from './web-page-linked-data.ts'
import { pageMoment } from './web-page-moment.ts'
import { pageTitle } from './web-page-title.ts'

const parsePage = (html: string): ParseResult =>
  parse(new TextEncoder().encode(html), { fileName: 'page.html' })
const textOf = (result: ParseResult): string =>
  result.ok ? result.article.blocks.map(({ text }) => text).join('\n') : ''

describe('a title loses the publication’s name, and nothing else', () => {
  test.each([
    [{ stated: ['Ice | Harbour Post'], site: 'Harbour Post' }, 'Ice'],
    [{ stated: ['Harbour Post: Ice'], site: 'Harbour Post' }, 'Ice'],
    [{ stated: ['Ice - and fire'], site: 'Harbour Post' }, 'Ice - and fire'],
    [{ stated: ['The Harbour Post'], site: 'Harbour Post' }, 'The Harbour Post'],
    [{ stated: ['', ' Ice '], title: 'Ice | Post' }, 'Ice'],
    [{ title: 'Ice – Harbour Post', heading: 'Ice' }, 'Ice'],
    [{ title: 'Harbour Post » Ice', heading: 'Ice' }, 'Ice'],
    [{ title: 'Ice - Harbour Post' }, 'Ice - Harbour Post'],
    [{ title: 'Iceland', heading: 'Ice' }, 'Iceland'],
    [{ heading: 'Ice' }, 'Ice'],
    [{ title: `${'-'.repeat(100_000)}x`, site: 'x' }, `${'-'.repeat(100_000)}x`],
  ])('%j', (titles, expected) => {
    expect(pageTitle({ stated: [], title: '', heading: '', site: '', ...titles })).toBe(expected)
  })
})

describe('times as pages write them', () => {
  test.each([
    ['2024-02-06T09:30:00+01:00', '2024-02-06T08:30Z', true],
    ['2024/2/6', '2024-02-06T00:00Z', false],
    ['20240206', '2024-02-06T00:00Z', false],
    ['Tue, 06 Feb 2024 08:30:00 GMT', '2024-02-06T08:30Z', true],
    ['6 Feb 2024', '2024-02-06T00:00Z', false],
    ['Tue Feb 06 2024 09:30:00 GMT+0100 (中欧标准时间)', '2024-02-06T08:30Z', true],
  ])('%s', (text, iso, zoned) => {
    expect(pageMoment(text, 'meta')).toEqual({ instant: Date.parse(iso), zoned, from: 'meta' })
  })
  test.each(['', 'yesterday', '06/02/2024', '2024-02-30', '31 Feb 2024', '1707208200', '0001-01-01'])(
    '%s is none',
    (text) => {
      expect(pageMoment(text, 'meta')).toBeNull()
    },
  )
})

describe('a time below the headline', () => {
  const publishedOf = (line: string): string | null => {
    const page = parsePage(`<title>冰</title><h1>冰</h1><div>${line}</div><p>港口在星期二结了冰。</p>`)
    const moment = page.ok ? page.article.published : null
    return moment === null ? null : new Date(moment.instant).toISOString().slice(0, 16)
  }
  test.each([
    ['2020年02月03日12:05&nbsp;来源：某报', '2020-02-03T12:05'],
    ['发布时间：2020-02-03 12:05:06', '2020-02-03T12:05'],
    ['2020/2/3 | 记者甲', '2020-02-03T00:00'],
  ])('%s is the publication’s', (line, expected) => {
    expect(publishedOf(line)).toBe(expected)
  })
  test.each([
    '2020年2月3日，港口结了冰',
    '2020年2月3日 港口结了冰。',
    '2020-02-03至2020-02-05',
    '冰：2020-02-03',
  ])('%s is of the text', (line) => {
    expect(publishedOf(line)).toBeNull()
  })
})

describe('linked data', () => {
  test.each([
    ['an article', '{"@type":"NewsArticle","headline":"Ice"}'],
    ['a list of things', '[{"@type":"WebSite","name":"Post"},{"@type":"Report","headline":"Ice"}]'],
    [
      'a graph',
      '{"@graph":[{"@type":"WebPage","mainEntity":{"@type":["Thing","BlogPosting"],"headline":"Ice"}}]}',
    ],
    ['line breaks and commas too many', '{"@type":"Article",\n"headline":"Ice\n",\n}'],
    ['a script that hides', '<!--\n{"@type":"Article","headline":"Ice"};\n-->'],
  ])('in %s is found', (_, script) => {
    expect(linkedArticles([script])).toMatchObject([{ headline: 'Ice' }])
  })
  test.each([
    '',
    '{',
    'null',
    '7',
    '[[[[[[[]]]]]]]',
    '{"@type":"Product","name":"Ice"}',
    '{"@type":{"a":1}}',
    '[null,{"@type":null}]',
  ])('%s has no article', (script) => {
    expect(linkedArticles([script])).toEqual([])
  })
  test('values of any type are no trouble', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('headline', 'author', 'keywords', 'image', 'url'),
        (value, key) => {
          const [article] = linkedArticles([JSON.stringify({ '@type': 'Article', [key]: value })])
          expect(typeof article?.headline).toBe('string')
        },
      ),
      fuzz(200),
    )
  })
})

test('of several articles that a page describes, the one at its address counts', () => {
  const described = ['1', '2'].map(
    (n) => `{"@type":"Article","headline":"Number ${n}","url":"https://p.example/${n}"}`,
  )
  const html = `<html><head><link rel=canonical href="https://p.example/2"><script type="application/ld+json">[${described.join()}]</script></head><body><p>Ice.</p>`
  expect(parsePage(html)).toMatchObject({ article: { title: 'Number 2', address: 'https://p.example/2' } })
})

test('when the page says how long its article is, a much shorter one is not believed', () => {
  const part =
    '<div class="story"><p>A paragraph of the story, with commas, and more words than a menu would have.</p></div>'
  const hidden = `<div class="sidebar"><span>${'The other half of the story, which looks like no story at all. '.repeat(30)}</span></div>`
  const page = (bodyLength: number): string =>
    `<html><head><title>Ice</title><script type="application/ld+json">{"@type":"Article","articleBody":"${'x'.repeat(bodyLength)}"}</script></head><body>${part.repeat(20)}${hidden}`
  expect(textOf(parsePage(page(6_000)))).toContain('other half')
})

test('nesting too deep for a tree keeps its text and its metadata', { timeout: 10_000 }, () => {
  for (const depth of [150, 600, 20_000]) {
    const html = `<html><head><title>Ice</title></head><body>${'<div>'.repeat(depth)}deep down${'</div>'.repeat(depth)}`
    const result = parsePage(html)
    expect(result).toMatchObject({ ok: true, article: { title: 'Ice' } })
    expect(textOf(result)).toContain('deep down')
  }
})

test('five megabytes of pictures and fonts in one file take under two seconds', () => {
  const data = Buffer.alloc(500_000, 'x7').toString('base64')
  const picture =
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGM4YaMBQWgUABYzBRcpMZ1XAAAAAElFTkSuQmCC'
  const images = Array.from(
    { length: 8 },
    (_, n) => `<img src="data:image/png;base64,${picture}${data}${n}">`,
  )
  const html = `<!doctype html><title>Ice</title><style>@font-face{src:url(data:font/woff2;base64,${data})}</style><article>${images
    .map((image) => `<p>The harbour froze, and the ferries stopped for a week.</p>${image}`)
    .join('')}</article>`
  expect(html.length).toBeGreaterThan(5_000_000)
  parsePage(html)
  const started = performance.now()
  const result = parsePage(html)
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(result.ok && result.pictures.embedded).toHaveLength(8)
  expect(result.ok && result.article.bodyHtml.length).toBeLessThan(5_000)
})

describe('a long run of one thing is no trouble', () => {
  const pieces = [
    '<',
    '<p ',
    '<img ',
    '<img src="data:',
    '<!--',
    '<meta name=a content=b>',
    '<h1>',
    '<title>',
    '<style>--sf-img-1:url("data:image/',
    '&amp;',
    '<a href=x>y</a>',
    '<br>',
    '<td>',
    '<svg>',
    '<noscript><img>',
    '- ',
    '"',
    '<script type=application/ld+json>',
    ',',
    '冰，',
  ]
  test.each(pieces)('%s', { timeout: 30_000 }, (piece) => {
    const run = piece.repeat(100_000)
    for (const html of [
      `<html>${run}`,
      `<html><title>${run}</title><body>x`,
      `<html><script type="application/ld+json">${run}</script>x`,
    ]) {
      const started = performance.now()
      parsePage(html)
      expect(performance.now() - started).toBeLessThan(10_000)
    }
  })
})

describe('whatever becomes of a page, there is a result', () => {
  const folder = new URL('../fixtures/web-page/', import.meta.url)
  test.each(readdirSync(folder).filter((name) => name.endsWith('.html')))(
    '%s, mutated',
    { timeout: 30_000 },
    (name) => {
      const original = readFileSync(new URL(name, folder), 'utf8')
      const edit = fc.record({
        at: fc.nat(original.length),
        cut: fc.nat(30),
        put: fc.constantFrom(
          '',
          '<',
          '>',
          '"',
          '<div>',
          '</div>',
          '<p>',
          '<script>',
          '<!--',
          '<table>',
          '<svg>',
          '\u0000',
          '😀',
        ),
      })
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
          let html = original
          for (const { at, cut, put } of edits) html = html.slice(0, at) + put + html.slice(at + cut)
          const result = parsePage(html)
          if (!result.ok) expect(result.reason).not.toBe('parse-error')
        }),
        fuzz(30),
      )
    },
  )
})
