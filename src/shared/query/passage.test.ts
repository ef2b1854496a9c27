import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../article.ts'
import { anyText } from '../terms.test-support.ts'
import { hitsIn } from './hits.ts'
import { matches } from './matches.ts'
import { parseQuery } from './parse.ts'
import { bestPassage, type Passage } from './passage.ts'
import { anyQueryText, smallText, textQuery, wordyText } from './query.test-support.ts'

const today = '2026-11-23'
const parse = (input: string) => parseQuery(input, { today })
const body = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'body', text }))

/** With its hits in brackets, and … where the block goes on. */
function shown(passage: Passage | null): string {
  if (passage === null) return ''
  let line = passage.goesOn.before ? '…' : ''
  let end = 0
  for (const mark of passage.marks) {
    line += `${passage.text.slice(end, mark.start)}[${passage.text.slice(mark.start, mark.end)}]`
    end = mark.end
  }
  return line + passage.text.slice(end) + (passage.goesOn.after ? '…' : '')
}

const passage = (input: string, ...texts: string[]): string =>
  shown(bestPassage(body(...texts), parse(input)))

test.each([
  ['a short block is shown whole', 'wheat', ['Bags of wheat.'], 'Bags of [wheat].'],
  ['either script is marked', '灯塔', ['黃昏時的燈塔'], '黃昏時的[燈塔]'],
  ['the block with more of the words wins', 'red house', ['A red door.', 'A red house.'], 'A [red] [house].'],
  ['more words count before more hits', 'red house', ['red red red', 'house, red'], '[house], [red]'],
  ['of equals the first is shown', 'red', ['red one', 'red two'], '[red] one'],
  ['no hit, no passage', 'green', ['red'], ''],
  ['what is negated is not marked', 'red -house', ['A red house'], 'A [red] house'],
  ['what is near is marked together', 'NEAR(a b, 1)', ['a x x b', 'a x b'], '[a] x [b]'],
])('%s', (_, input, texts, expected) => {
  expect(passage(input, ...texts)).toBe(expected)
})

test('the body comes before the byline, whatever stands there', () => {
  const blocks: Block[] = [
    { kind: 'byline', text: 'red house' },
    { kind: 'topic', text: 'red house red' },
    { kind: 'caption', text: 'a house' },
  ]
  expect(shown(bestPassage(blocks, parse('red house')))).toBe('a [house]')
})

test('a copyright line is shown when nothing else has a hit', () => {
  expect(passage('red house', '© The Red House', 'a house')).toBe('a [house]')
  expect(passage('red', '© The Red House', 'a house')).toBe('© The [Red] House')
})

test('a passage does not begin with the end of what stands before', () => {
  const filler = 'lorem ipsum dolor sit amet '.repeat(9)
  expect(passage('tendril', `${filler}abcdefghijklmnopqrst, by July a tendril`)).toBe('…by July a [tendril]')
})

test('a long block is cut between words, shortly before the first of the densest hits', () => {
  const filler = 'lorem ipsum dolor sit amet '.repeat(30)
  const line = passage('wheat bags', `wheat ${filler}with bags of wheat ${filler}`)
  expect(line).toMatch(/^…[a-z ]{10,30}with \[bags\] of \[wheat\] lorem/)
  expect(line).toMatch(/ (?:lorem|ipsum|dolor|sit|amet)…$/)
  expect(line.length).toBeLessThan(220)
})

test('a Chinese block is cut so that the hit stands at its beginning', () => {
  const filler = '雨停以後，採茶的人才上山。'.repeat(30)
  const line = passage('灯塔', `${filler}黃昏時的燈塔很亮。${filler}`)
  expect(line.indexOf('[燈塔]')).toBeLessThanOrEqual(15)
  expect(line.length).toBeGreaterThan(180)
})

test('a word without end is cut all the same', () => {
  const line = bestPassage(body(`x ${'👩‍👩‍👧'.repeat(100)} ${'e\u0301'.repeat(2_000)}`), parse('éé'))
  expect(line?.text.length).toBeLessThan(260)
  expect(line?.marks.length).toBe(1)
})

const text = fc.oneof(smallText, wordyText, anyText, fc.string({ unit: 'grapheme', maxLength: 600 }))
const block = fc.record({ kind: fc.constantFrom<Block['kind']>('title', 'body', 'topic'), text })
const long = fc
  .tuple(fc.array(block, { maxLength: 4 }), fc.nat({ max: 60 }))
  .map(([blocks, times]) => blocks.map((one) => ({ ...one, text: one.text.repeat(1 + (times % 7) * 10) })))

test('marks lie inside the passage, in order, and the passage is a stretch of a block', () => {
  fc.assert(
    fc.property(long, fc.oneof(anyQueryText, textQuery, text), (blocks, input) => {
      const found = bestPassage(blocks, parse(input))
      if (found === null) return
      expect(blocks.some((one) => one.text.includes(found.text))).toBe(true)
      expect(found.text.length).toBeLessThanOrEqual(260)
      expect(found.marks.length).toBeGreaterThan(0)
      let end = 0
      for (const mark of found.marks) {
        expect(mark.start).toBeGreaterThanOrEqual(end)
        expect(mark.end).toBeGreaterThan(mark.start)
        end = mark.end
      }
      expect(end).toBeLessThanOrEqual(found.text.length)
    }),
  )
})

test('there is a passage whenever a block has a hit, and so whenever text was found without a negation', () => {
  fc.assert(
    fc.property(long, fc.oneof(textQuery, text), (blocks, input) => {
      const parsed = parse(input)
      const hasHit = blocks.some((one) => hitsIn(one.kind, one.text, parsed).length > 0)
      expect(bestPassage(blocks, parsed) !== null).toBe(hasHit)
      const isFound =
        parsed.root?.kind === 'text' &&
        matches(parsed.root, blocks, () => false, { variants: parsed.variants })
      if (isFound) expect(hasHit).toBe(true)
    }),
  )
})

test('a hundred thousand hits take no longer than reading them', () => {
  const begun = performance.now()
  expect(bestPassage(body('a b '.repeat(100_000)), parse('a b OR "a b"'))).not.toBeNull()
  expect(performance.now() - begun).toBeLessThan(3_000)
})
