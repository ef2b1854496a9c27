import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../article.ts'
import { anyText } from '../terms.test-support.ts'
import { hitsIn } from './hits.ts'
import { matches } from './matches.ts'
import { parseQuery } from './parse.ts'
import { anyQueryText, smallText, textQuery, wordyText } from './query.test-support.ts'

const today = '2026-11-23'

/** The text with every hit in brackets. */
function marked(text: string, input: string, kind: Block['kind'] = 'body'): string {
  let shown = ''
  let end = 0
  for (const hit of hitsIn(kind, text, parseQuery(input, { today }))) {
    shown += `${text.slice(end, hit.start)}[${text.slice(hit.start, hit.end)}]`
    end = hit.end
  }
  return shown + text.slice(end)
}

test.each([
  ['德國之聲中文網，德国', '德国', '[德國]之聲中文網，[德国]'],
  ['中中中', '中', '[中][中][中]'],
  ['中中中', '中中', '[中中中]'],
  ['Wahlergebnisse der Wahl', 'wahl', '[Wahlergebnisse] der [Wahl]'],
  ['Wahlergebnisse der Wahl', '"wahl"', 'Wahlergebnisse der [Wahl]'],
  ['red house, blue house', 'house OR "red house"', '[red house], blue [house]'],
  ['他說「中，國」人', '中。國', '他說「[中，國]」人'],
  ['5G 網絡', '5G网络', '[5G 網絡]'],
  ['a b c', 'a -b -(-c)', '[a] b [c]'],
  ['a b', 'a title:b', '[a] b'],
  ['a x b x x b', 'NEAR(a b, 1)', '[a] x [b] x x b'],
  ['a x x b', 'NEAR(a b, 1)', 'a x x b'],
  ['a x x b', '-NEAR(a b, 9) x', 'a [x] [x] b'],
  ['b a b', 'NEAR(a b, 0)', '[b] [a] [b]'],
  ['e\u0301te\u0301 Do\u00adnau', 'été donau', '[e\u0301te\u0301] [Do\u00adnau]'],
  ['𠮷野家', '野', '𠮷[野]家'],
  ['頭髮 發 发', 'variants:off 發', '頭髮 [發] 发'],
  ['a', 'source:a has:images', 'a'],
  ['a', '', 'a'],
])('in %j the query %j is looked for at %j', (text, input, expected) => {
  expect(marked(text, input)).toBe(expected)
})

test('what is limited to a field is looked for in the blocks of it', () => {
  const kinds: Block['kind'][] = ['title', 'byline', 'body', 'caption', 'topic', 'tag']
  const where = (input: string): Block['kind'][] => kinds.filter((kind) => marked('a', input, kind) === '[a]')
  expect(where('a')).toEqual(kinds)
  expect(where('title:a')).toEqual(['title'])
  expect(where('author:a')).toEqual(['byline'])
  expect(where('body:a')).toEqual(['body', 'caption'])
  expect(where('topic:a OR tag:a')).toEqual(['topic', 'tag'])
})

test('hits lie within the text, in order and apart', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, smallText), anyQueryText, (text, input) => {
      let end = 0
      for (const hit of hitsIn('body', text, parseQuery(input, { today }))) {
        expect(hit.start).toBeGreaterThanOrEqual(end)
        expect(hit.end).toBeGreaterThan(hit.start)
        end = hit.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1_000 },
  )
})

test('a block that satisfies a query without negation has a hit, one without a hit does not satisfy it', () => {
  let found = 0
  fc.assert(
    fc.property(wordyText, textQuery, (text, input) => {
      const parsed = parseQuery(input, { today })
      fc.pre(parsed.root !== null && !input.includes('-'))
      if (!matches(parsed.root, [{ kind: 'body', text }], () => false, parsed)) return
      expect(hitsIn('body', text, parsed)).not.toEqual([])
      found++
    }),
    { numRuns: 1_000 },
  )
  expect(found).toBeGreaterThan(50)
})

test('a near pair is found in a long text without comparing all with all', () => {
  const text = 'aa bb '.repeat(50_000)
  const started = performance.now()
  expect(hitsIn('body', text, parseQuery('NEAR(aa bb, 1000000)', { today }))).toHaveLength(100_000)
  expect(performance.now() - started).toBeLessThan(2_000)
})
