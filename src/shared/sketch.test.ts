import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchDocument } from './search-document.ts'
import { sketch as sketchOf, sketchSimilarity } from './sketch.ts'
import { anyText } from './terms.test-support.ts'

const harbour = [
  'The harbour council voted on Tuesday to keep the old swing bridge, eleven votes against four.',
  'Engineers had warned in spring that the pivot was worn and that a new crossing would be cheaper by 2031.',
  'Residents who walk to work across it had gathered six thousand signatures and a brass band.',
  'Mayor Ines Holm said repairs would begin after the herring season and close the bridge for nine weeks.',
  'Ferries will run every ten minutes until then, free of charge on weekdays before eight.',
]
const harbourLater = [
  'The harbour council voted on Tuesday night to keep the old swing bridge, eleven votes against four.',
  'Engineers had warned in spring that the pivot was worn and that a new crossing would be cheaper by 2031.',
  'Residents who walk to work across it had gathered seven thousand signatures.',
  'Mayor Ines Holm told reporters that repairs would begin in October and close the bridge for nine weeks.',
  'Ferries will run every ten minutes until then, free of charge on weekdays before eight.',
  'The opposition called the decision a costly sentiment.',
]
const anotherVote = [
  'The school council voted on Monday to close the old gymnasium, nine votes against six.',
  'Teachers had warned in autumn that the roof was leaking and that a new hall would be safer.',
  'Parents who bring their children there had gathered four hundred signatures.',
]
const rain =
  '本週三，南部山區降下今年第一場大雨，三座水庫的水位上升了兩公尺。農民說，稻田終於可以插秧，但低窪的村莊仍需抽水。'
const rainLater =
  '本週三，南部山區降下今年首場大雨，三座水庫的水位上升了兩公尺多。農民表示，稻田終於可以插秧，但低窪的村莊仍需抽水。'
const train =
  '新的夜班列車下月開始行駛，連接首都與東部海岸。票價比飛機便宜一半，臥鋪已經售完，鐵路公司考慮加開週末班次。'

const sketch = (text: string): Uint8Array => sketchOf(searchDocument([{ kind: 'body', text }]))
const similarity = (a: string, b: string): number => sketchSimilarity(sketch(a), sketch(b))

test('a sketch takes 128 bytes', () => {
  expect(sketch(rain)).toHaveLength(128)
  expect(sketch('')).toHaveLength(128)
})

test('an edited article keeps most of its shingles, another piece none', () => {
  expect(similarity(harbour.join('\n'), harbourLater.join('\n'))).toBeGreaterThan(0.45)
  expect(similarity(rain, rainLater)).toBeGreaterThan(0.45)
  expect(similarity(harbour.join('\n'), anotherVote.join('\n'))).toBeLessThan(0.1)
  expect(similarity(rain, train)).toBeLessThan(0.1)
})

test('script, case and punctuation do not count', () => {
  expect(similarity('國際網絡發展，與頭髮有關', '国际网络发展与头发有关。')).toBe(1)
  expect(similarity('A new DAY, a new dawn!', 'a new day – a new dawn')).toBe(1)
})

test('texts of fewer than four terms are compared as a whole', () => {
  expect(similarity('短文', '短文。')).toBe(1)
  expect(similarity('短文', '短句')).toBe(0)
})

test('an empty text shares nothing', () => {
  expect(similarity('', '')).toBe(0)
  expect(similarity('', rain)).toBe(0)
})

test('sketches of another length share nothing', () => {
  expect(sketchSimilarity(sketch(rain), sketch(rain).slice(1))).toBe(0)
  expect(sketchSimilarity(new Uint8Array(), new Uint8Array())).toBe(0)
})

test('similarity estimates the share of common shingles', () => {
  // 400 words each, of which the first 267 agree: 264 shingles of 530.
  const words = (from: number, count: number): string[] =>
    Array.from({ length: count }, (_, i) => `w${from + i}`)
  const one = words(0, 400).join(' ')
  const other = [...words(0, 267), ...words(1_000, 133)].join(' ')
  expect(Math.abs(similarity(one, other) - 0.498)).toBeLessThan(0.12)
})

test('similarity is symmetric, within 0 and 1, and 1 for a text with itself', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const value = similarity(a, b)
      expect(value).toBe(similarity(b, a))
      expect(value >= 0 && value <= 1).toBe(true)
      if (sketch(a).some((byte) => byte > 0)) expect(similarity(a, a)).toBe(1)
    }),
  )
})
