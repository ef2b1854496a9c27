import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../terms.test-support.ts'
import { parseQuery } from './parse.ts'
import { queryText } from './query-text.ts'
import { anyQueryText } from './query.test-support.ts'

const today = '2026-11-23'
const parse = (input: string) => parseQuery(input, { today })
const printed = (input: string): string => queryText(parse(input))

test.each([
  ['red  House', 'red house'],
  ['"Red house"  a', '"red house" "a"'],
  ['德國，5G網絡 covid-19', '"德國·5g 網絡" covid-19'],
  ['title:(a OR bc) -d', '(title:"a" OR title:bc) -"d"'],
  ['aa bb OR -(cc dd)', 'aa bb OR -(cc dd)'],
  ['NEAR(aa "b c",10) title:NEAR(a b,3)', 'NEAR(aa "b c") title:NEAR("a" "b", 3)'],
  ['on:2024 captured:2024-06-18', 'on:2024 captured:2024-06-18'],
  ['after:2020 before:2024', 'after:2020-01-01 on:..2023-12-31'],
  ['source:"New York" url:a.org/b(c) has:images', 'source:"New York" url:"a.org/b(c)" has:images'],
  ['variants:off aa OR bb', 'aa OR bb variants:off'],
  ['variants:off', 'variants:off'],
  ['(((', ''],
])('%s is printed as %s', (input, expected) => {
  expect(printed(input)).toBe(expected)
})

/** Without offsets, which another text does not share. */
const shape = (input: string): unknown => {
  const { root, variants } = parse(input)
  return JSON.parse(
    JSON.stringify({ root, variants }, (key, value: unknown) =>
      key === 'start' || key === 'end' ? undefined : value,
    ),
  )
}

test('what is printed is read as the same query, without problems', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, anyQueryText), (input) => {
      const text = printed(input)
      expect(shape(text)).toEqual(shape(input))
      expect(parse(text).problems).toEqual([])
      expect(printed(text)).toBe(text)
    }),
    { numRuns: 5_000 },
  )
})
