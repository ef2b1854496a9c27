import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Block } from '../article.ts'
import { searchDocument } from '../search-document.ts'
import { anyText, separateTerms } from '../terms.test-support.ts'
import { ftsExpression } from './fts.ts'
import { matches } from './matches.ts'
import { maxQueryDepth, maxQueryLength, parseQuery } from './parse.ts'
import type { Fact, Query } from './query.ts'
import { nearQuery, smallText, textQuery, wordyText } from './query.test-support.ts'

const database = new Database(':memory:')
afterAll(() => database.close())
database.exec(`CREATE VIRTUAL TABLE t USING fts5 (
  title, byline, body, topics, tags, content = '', contentless_delete = 1, tokenize = 'ascii')`)
const insert = database.prepare(
  'INSERT INTO t (rowid, title, byline, body, topics, tags) VALUES (?, ?, ?, ?, ?, ?)',
)
const remove = database.prepare('DELETE FROM t WHERE rowid = ?')
const search = database
  .prepare<[string], number>('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid')
  .pluck()

const parse = (input: string) => parseQuery(input, { today: '2026-11-23' })
const noFacts = (fact: Fact): boolean => {
  throw new Error(`asked for ${fact.field}`)
}

/** Which of the articles SQLite finds, and which the blocks' terms say. */
function found(
  articles: Block[][],
  input: string,
): { query: Query | null; byIndex: number[] | null; byBlocks: number[] } {
  const { root: query } = parse(input)
  if (query === null) return { query, byIndex: [], byBlocks: [] }
  const expression = ftsExpression(query)
  articles.forEach((blocks, i) => {
    const { title, byline, body, topics, tags } = searchDocument(blocks)
    insert.run(i, title, byline, body, topics, tags)
  })
  const byIndex = expression === null ? null : search.all(expression)
  articles.forEach((_, i) => remove.run(i))
  const byBlocks = articles.flatMap((blocks, i) =>
    matches(query, blocks, noFacts, { variants: true }) ? [i] : [],
  )
  return { query, byIndex, byBlocks }
}

/** Blocks are split by `|`; a block may begin with its kind and a colon. */
const article = (text: string): Block[] =>
  text.split('|').map((block) => {
    const [, kind, rest] = /^(title|byline|caption|topic|tag):(.*)$/s.exec(block) ?? []
    return { kind: (kind ?? 'body') as Block['kind'], text: rest ?? block }
  })

const finds = (text: string, input: string): boolean => {
  const { byIndex, byBlocks } = found([article(text)], input)
  expect(byIndex).toEqual(byBlocks)
  return byBlocks.length > 0
}

test.each([
  [
    'Chinese is found by any stretch of it, in either script',
    '德國之聲中文網報導',
    ['聲中文', '声中文网', '網'],
    ['中網'],
  ],
  ['a phrase does not cross punctuation', '他說中，國人', ['中，國', '中。国'], ['中國']],
  ['a phrase does not cross a space between CJK terms', '他說中 國人', ['中 國', '"中 國"'], ['中國']],
  [
    'a phrase does not cross a block',
    '他說中|the red|house|國人',
    ['house red', '中 国'],
    ['中國', '"red house"', 'house blue'],
  ],
  [
    'a bare word is a beginning, from two letters on',
    'Wahlergebnisse',
    ['wahl', 'WA'],
    ['w', 'ergebnisse', '"wahl"'],
  ],
  [
    'of a word of several terms only the last is a beginning',
    'COVID-19',
    ['covid-19'],
    ['covid-1', 'cov-19'],
  ],
  ['Latin marks do not count', 'Köln', ['Koln', '"KÖLN"'], ['kö-ln']],
  [
    'a part in quotes is a phrase of whole words',
    'red houses',
    ['"red houses"', '“red houses”'],
    ['"red house"', '"houses red"'],
  ],
  [
    'terms in a mixed word are whole',
    '談5G 網絡與iPhone手機APEC',
    ['5G網絡', 'iPhone手機', '"iPhone 手機"'],
    ['G網絡', '手機AP', 'x5G網絡'],
  ],
  [
    'punctuation at the ends does not count, within it does',
    '他說你好了',
    ['「你好」', '"，你好"'],
    ['他說“你好”了'],
  ],
  ['OR finds either', 'b', ['a OR b', 'a OR b OR c', 'x (a OR b) OR b'], ['a OR c', 'x (a OR b)']],
  [
    'minus finds what is without',
    'a b',
    ['a -c', 'a -(b c)', '-(-a) b', 'a -"b a"'],
    ['a -b', 'a -(b OR c)'],
  ],
  [
    'a field is looked for in its blocks only',
    'title:a|byline:b|c|caption:d|topic:e|tag:f',
    ['title:a author:b', 'body:(c d)', 'topic:e tag:f', 'title:(x OR a)', 'a -title:b'],
    ['title:b', 'body:a', 'topic:f', 'tag:e', 'body:e', 'a -title:a'],
  ],
  [
    'NEAR counts the terms between',
    'aa x1 x2 bb',
    ['NEAR(aa bb, 2)', 'NEAR(bb aa,2)', 'NEAR(aa x1, 0)', 'NEAR(aa bb)'],
    ['NEAR(aa bb, 1)', 'NEAR(aa bb cc)', 'title:NEAR(aa bb)'],
  ],
  ['NEAR counts boundaries, too', '中，國人', ['NEAR(中 人, 2)'], ['NEAR(中 人, 1)']],
  [
    'NEAR takes phrases and beginnings',
    'the red house of Wahlen',
    ['NEAR("red house" wahl, 1)', 'NEAR(wahl "the red", 2)'],
    ['NEAR("red house" wahl, 0)', 'NEAR("house red" wahl)'],
  ],
  ['NEAR counts from each to the last', 'a x b x c', ['NEAR(a b c, 3)', 'NEAR(c a, 3)'], ['NEAR(a b c, 2)']],
  [
    'phrases of a NEAR may overlap',
    'a b c',
    ['NEAR("a b" "b c", 0)', 'NEAR(a a, 0)'],
    ['NEAR("a b" "c a", 9)'],
  ],
] as [string, string, string[], string[]][])('%s', (_, text, hits, misses) => {
  for (const input of hits) expect([input, finds(text, input)]).toEqual([input, true])
  for (const input of misses) expect([input, finds(text, input)]).toEqual([input, false])
})

test('NEAR holds within one block, where the index gives candidates', () => {
  expect(found([article('a|b'), article('a b')], 'NEAR(a b)')).toMatchObject({
    byIndex: [0, 1],
    byBlocks: [1],
  })
})

test('variants off tells traditional and simplified apart, and nothing else', () => {
  const exactly = (text: string, input: string): boolean => {
    const { root, variants } = parse(`${input} variants:off`)
    return root !== null && matches(root, article(text), noFacts, { variants })
  }
  expect(exactly('頭髮', '髮')).toBe(true)
  expect(exactly('頭髮', '發')).toBe(false)
  expect(exactly('頭髮', '发')).toBe(false)
  expect(exactly('德國', '德国')).toBe(false)
  expect(exactly('德国', '德国')).toBe(true)
  expect(exactly('德國 ＡＢ', 'NEAR(德國 ab)')).toBe(true)
  expect(exactly('德国 ＡＢ', 'NEAR(德國 ab)')).toBe(false)
  expect(exactly('Köln', 'koln')).toBe(true)
})

test('facts are asked for, and only them', () => {
  const decide = (input: string, known: string): boolean => {
    const { root } = parse(input)
    const test = (fact: Fact): boolean => fact.field === 'source' && fact.text === known
    return root !== null && matches(root, article('a'), test, { variants: true })
  }
  expect(decide('a source:x', 'x')).toBe(true)
  expect(decide('a source:x', 'y')).toBe(false)
  expect(decide('b OR source:x', 'x')).toBe(true)
  expect(decide('a -source:x', 'x')).toBe(false)
})

test.each([
  ['a b', '"a" AND "b"'],
  ['aa OR b c', '"aa" * OR ("b" AND "c")'],
  ['title:a (b OR tag:c)', '{title} : "a" AND ("b" OR {tags} : "c")'],
  ['a -b -c', '("a") NOT ("b" OR "c")'],
  ['-(-a) b', '"a" AND "b"'],
  ['author:NEAR(aa "b c", 3)', '{byline} : NEAR("aa" * "b c", 3)'],
  ['a a a', '"a"'],
  ['-a', null],
  ['-a -b', null],
  ['a OR -b', null],
  ['a -(-b OR c)', null],
  ['source:x', null],
  ['a source:x', null],
  ['a -source:x', null],
])('%s is said to FTS5 as %s', (input, expected) => {
  const { root } = parse(input)
  expect(root && ftsExpression(root)).toBe(expected)
})

test('the syntax of FTS5 is text', () => {
  expect(finds('a NOT b', 'NOT')).toBe(true)
  for (const input of [
    '* AND ( ^:',
    'a*b',
    '^a',
    'x" OR "y',
    "x' --",
    '{a b}: c',
    '{title} : a',
    'a + b',
    'rank:x',
  ]) {
    expect(() => finds('something', input)).not.toThrow()
  }
})

test('the longest and the deepest queries are answered', () => {
  const half = maxQueryLength / 2
  expect(finds('中'.repeat(3_000), '中'.repeat(2_000))).toBe(true)
  const words = Array.from({ length: 2_500 }, (_, i) => i.toString(36)).join(' ')
  expect(finds(words, words.slice(0, maxQueryLength))).toBe(true)
  expect(finds(words, words.replaceAll(' ', ' OR '))).toBe(true)
  expect(finds(words, `zzz ${words.replaceAll(' ', ' -')}`)).toBe(false)
  expect(finds(words, `NEAR(${words.slice(0, half)}, 9999)`)).toBe(true)
  expect(finds(words, 'zzz '.repeat(500))).toBe(false)
  expect(finds('a'.repeat(40_000), 'a'.repeat(half))).toBe(true)
  for (const opening of ['1 (', '2 OR (', '1 -(zz ', 'title:(1 OR ', '1 -(zz OR title:(1 b ']) {
    const levels = Math.floor(maxQueryDepth / opening.replaceAll(/[^(]/g, '').length)
    const input = `${opening.repeat(levels)}1${')'.repeat(maxQueryDepth)}`
    expect(() => finds(words, input)).not.toThrow()
    expect(ftsExpression(parse(input).root as Query)).not.toBe(null)
  }
})

const kind = fc.constantFrom<Block['kind'][]>('title', 'byline', 'body', 'body', 'caption', 'topic', 'tag')
const block = fc.record({
  kind,
  text: fc.oneof(
    { arbitrary: smallText, weight: 2 },
    { arbitrary: wordyText, weight: 2 },
    { arbitrary: anyText, weight: 1 },
  ),
})
const articles = fc.array(fc.array(block, { maxLength: 5 }), { minLength: 1, maxLength: 6 })

/** A piece of one of the texts, perhaps in quotes. */
const pieceOf = (texts: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', ...texts),
      fc.nat({ max: 14 }),
      fc.nat({ max: 8 }),
      fc.constantFrom('', '"', '“', '-'),
    )
    .map(([text, start, length, quote]) => quote + text.slice(start, start + length) + quote.replace('-', ''))

const articlesAndInput = articles.chain((all) => {
  const piece = pieceOf(all.flat().map(({ text }) => text))
  const pieces = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
  return fc.tuple(
    fc.constant(all),
    fc.oneof(
      { arbitrary: pieces, weight: 3 },
      { arbitrary: textQuery, weight: 3 },
      { arbitrary: smallText, weight: 1 },
    ),
  )
})

const hasNear = (query: Query): boolean => {
  if (query.kind === 'and' || query.kind === 'or') return query.of.some(hasNear)
  return query.kind === 'not' ? hasNear(query.of) : query.kind === 'near'
}

test('the index finds exactly what the terms of the blocks say', () => {
  let hits = 0
  let misses = 0
  fc.assert(
    fc.property(articlesAndInput, ([all, input]) => {
      const { query, byIndex, byBlocks } = found(all, input)
      if (query === null || byIndex === null || hasNear(query)) return
      expect(byIndex).toEqual(byBlocks)
      hits += byIndex.length
      misses += all.length - byIndex.length
    }),
    { numRuns: 5_000 },
  )
  expect(hits).toBeGreaterThan(500)
  expect(misses).toBeGreaterThan(500)
})

test('of NEAR the index gives all that the blocks say, and in one block exactly that', () => {
  let hits = 0
  const oneBlock = fc.array(
    wordyText.map((text): Block[] => [{ kind: 'body', text }]),
    { minLength: 6, maxLength: 9 },
  )
  fc.assert(
    fc.property(oneBlock, articles, nearQuery, (single, several, input) => {
      const alone = found(single, input)
      expect(alone.byIndex).toEqual(alone.byBlocks)
      const among = found(several, input)
      expect(among.byIndex).toEqual(expect.arrayContaining(among.byBlocks))
      hits += alone.byBlocks.length
    }),
    { numRuns: 1_500 },
  )
  expect(hits).toBeGreaterThan(100)
})

test('what stands in a text is found, cut at the borders of terms, with variants and without', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), fc.boolean(), (text, one, other, variants) => {
      const whole = separateTerms(text)
      fc.pre(whole.length > 0)
      const [first, last] = [one % whole.length, other % whole.length].sort((a, b) => a - b)
      const piece = text.slice(whole[first ?? 0]?.start, whole[last ?? 0]?.end)
      fc.pre(!/["“”„＂]/.test(piece))
      const { root } = parse(`"${piece}"`)
      expect(root && matches(root, [{ kind: 'body', text }], noFacts, { variants })).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('with variants told apart no more is found, when nothing is negated', () => {
  fc.assert(
    fc.property(articles, textQuery, (all, input) => {
      const { root } = parse(input)
      fc.pre(root !== null && !input.includes('-'))
      for (const blocks of all)
        if (matches(root, blocks, noFacts, { variants: false }))
          expect(matches(root, blocks, noFacts, { variants: true })).toBe(true)
    }),
  )
})
