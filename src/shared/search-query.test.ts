import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Block } from './article.ts'
import { searchDocument } from './search-document.ts'
import { searchQuery } from './search-query.ts'
import { anyText, separateTerms } from './terms.test-support.ts'

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

/** Which of the articles SQLite finds, and which the blocks' terms say. */
function found(articles: Block[][], input: string): { byIndex: number[]; byBlocks: number[] } {
  const query = searchQuery(input)
  if (query === null) return { byIndex: [], byBlocks: [] }
  articles.forEach((blocks, i) => {
    const { title, byline, body, topics, tags } = searchDocument(blocks)
    insert.run(i, title, byline, body, topics, tags)
  })
  const byIndex = search.all(query.fts)
  articles.forEach((_, i) => remove.run(i))
  return { byIndex, byBlocks: articles.flatMap((blocks, i) => (query.matches(blocks) ? [i] : [])) }
}

const finds = (text: string, input: string): boolean => {
  const { byIndex, byBlocks } = found(
    [text.split('|').map((block) => ({ kind: 'body', text: block }))],
    input,
  )
  expect(byIndex).toEqual(byBlocks)
  return byIndex.length > 0
}

test('Chinese is found by any stretch of it, in either script', () => {
  expect(finds('德國之聲中文網報導', '聲中文')).toBe(true)
  expect(finds('德國之聲中文網報導', '声中文网')).toBe(true)
  expect(finds('德國之聲中文網報導', '網')).toBe(true)
  expect(finds('德國之聲中文網報導', '中網')).toBe(false)
})

test('a phrase crosses neither punctuation, nor a space between CJK terms, nor a block', () => {
  expect(finds('他說中，國人', '中國')).toBe(false)
  expect(finds('他說中 國人', '中國')).toBe(false)
  expect(finds('他說中|國人', '中國')).toBe(false)
  expect(finds('the red|house', '"red house"')).toBe(false)
  expect(finds('他說中，國人', '中，國')).toBe(true)
})

test('words may stand apart, in different blocks', () => {
  expect(finds('the red|house', 'house red')).toBe(true)
  expect(finds('the red|house', 'house blue')).toBe(false)
})

test('a word without CJK characters is found by its beginning, from two letters on', () => {
  expect(finds('Wahlergebnisse', 'wahl')).toBe(true)
  expect(finds('Wahlergebnisse', 'w')).toBe(false)
  expect(finds('Wahlergebnisse', 'ergebnisse')).toBe(false)
  expect(finds('COVID-19', 'covid-1')).toBe(false)
  expect(finds('COVID-19', 'covid-19')).toBe(true)
  expect(finds('Köln', 'Koln')).toBe(true)
})

test('a part in quotes is a phrase of whole words', () => {
  expect(finds('red houses', '"red house"')).toBe(false)
  expect(finds('red houses', '"red houses"')).toBe(true)
  expect(finds('houses red', '"red houses"')).toBe(false)
  expect(finds('red houses', '“red houses”')).toBe(true)
})

test('terms inside a mixed word are whole', () => {
  expect(finds('談5G 網絡與iPhone手機', '5G網絡')).toBe(true)
  expect(finds('談5G 網絡與iPhone手機', 'iPhone手機')).toBe(true)
  expect(finds('談5G 網絡與iPhone手機', 'iPhone 手機')).toBe(true)
  expect(finds('談x5G網絡', '5G網絡')).toBe(false)
  expect(finds('中國APEC', '中國AP')).toBe(false)
})

test('punctuation at the ends of a word does not count, within it does', () => {
  expect(finds('他說你好了', '「你好」')).toBe(true)
  expect(finds('他說“你好”了', '他說“你好”了')).toBe(true)
  expect(finds('他說你好了', '他說“你好”了')).toBe(false)
})

test('a quote that is not closed, or stands within a word, is punctuation', () => {
  expect(searchQuery('"red hou')?.fts).toBe('"red" * AND "hou" *')
  expect(searchQuery('27" 5\'11"')?.fts).toBe('"27" * AND "5 11" *')
  expect(searchQuery('a"b c"d')?.fts).toBe('"a b" AND "c d"')
})

test('nothing to search for is no query', () => {
  for (const input of ['', ' ', '。，', '""', '"', '😀', '\u00ad', '* AND ( ^:']) {
    expect([input, searchQuery(input)?.fts]).toEqual([input, input.includes('AND') ? '"and" *' : undefined])
  }
})

test('the syntax of FTS5 is text', () => {
  expect(finds('a NOT b', 'NOT')).toBe(true)
  for (const input of [
    'title:x',
    'NEAR(a b)',
    'a OR b',
    '-a',
    'a*b',
    '^a',
    'x" OR "y',
    "x' --",
    '{a b}: c',
  ]) {
    expect(() => finds('something', input)).not.toThrow()
  }
})

test('the longest queries that the window sends are answered', () => {
  expect(finds('中'.repeat(3_000), '中'.repeat(2_000))).toBe(true)
  const words = Array.from({ length: 700 }, (_, i) => i.toString(36)).join(' ')
  expect(finds(words, words.slice(0, 2_000))).toBe(true)
  expect(finds(words, 'zzz '.repeat(500))).toBe(false)
  expect(finds('a'.repeat(40_000), 'a'.repeat(2_000))).toBe(true)
})

const kind = fc.constantFrom<Block['kind'][]>('title', 'byline', 'body', 'caption', 'topic', 'tag')
/** Few characters, so that random texts meet. */
const smallText = fc.string({ unit: fc.constantFrom(...'aabb1é中国國文あ한 　，.-"“”¶·'), maxLength: 14 })
const block = fc.record({
  kind,
  text: fc.oneof({ arbitrary: smallText, weight: 3 }, { arbitrary: anyText, weight: 1 }),
})
const articles = fc.array(fc.array(block, { maxLength: 5 }), { minLength: 1, maxLength: 6 })

/** A piece of one of the texts, perhaps in quotes. */
const pieceOf = (texts: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', ...texts),
      fc.nat({ max: 14 }),
      fc.nat({ max: 8 }),
      fc.constantFrom('', '"', '“'),
    )
    .map(([text, start, length, quote]) => quote + text.slice(start, start + length) + quote)

const articlesAndInput = articles.chain((all) => {
  const piece = pieceOf(all.flat().map(({ text }) => text))
  const pieces = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
  return fc.tuple(
    fc.constant(all),
    fc.oneof({ arbitrary: pieces, weight: 4 }, { arbitrary: smallText, weight: 1 }),
  )
})

test('the index finds exactly what the terms of the blocks say', () => {
  let hits = 0
  let misses = 0
  fc.assert(
    fc.property(articlesAndInput, ([all, input]) => {
      const { byIndex, byBlocks } = found(all, input)
      expect(byIndex).toEqual(byBlocks)
      hits += byIndex.length
      misses += all.length - byIndex.length
    }),
    { numRuns: 3_000 },
  )
  expect(hits).toBeGreaterThan(500)
  expect(misses).toBeGreaterThan(500)
})

test('what stands in a text is found, cut at the borders of terms', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
      const whole = separateTerms(text)
      fc.pre(whole.length > 0)
      const [first, last] = [one % whole.length, other % whole.length].sort((a, b) => a - b)
      const piece = text.slice(whole[first ?? 0]?.start, whole[last ?? 0]?.end)
      fc.pre(!/["“”„＂]/.test(piece))
      expect(searchQuery(`"${piece}"`)?.matches([{ kind: 'body', text }])).toBe(true)
      expect(searchQuery(piece)?.matches([{ kind: 'body', text }])).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})
