import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from './parse.ts'
import { anyQueryText } from './query.test-support.ts'
import { queryText } from './query-text.ts'
import { withVariants } from './variants.ts'

const parse = (input: string) => parseQuery(input, { today: '2026-11-23' })
const turned = (input: string, variants: 'one' | 'off') => withVariants(input, parse(input), variants)

test.each([
  ['', 'variants:off'],
  ['德國', '德國 variants:off'],
  ['德國 ', '德國 variants:off'],
  ['variants:on 德國', '德國 variants:off'],
])('told apart, %j is %j', (input, expected) => {
  expect(turned(input, 'off')).toBe(expected)
})

test.each([
  ['variants:off', ''],
  ['德國 variants:off', '德國'],
  ['variants:off 德國', '德國'],
  ['德國 VARIANTS：off  香港', '德國 香港'],
  ['德國 -variants:off', '德國'],
  ['"a variants:off b" variants:off', '"a variants:off b"'],
  ['a  b', 'a  b'],
])('taken as one, %j is %j', (input, expected) => {
  expect(turned(input, 'one')).toBe(expected)
})

test('turned there and back, a query without a switch means the same', () => {
  fc.assert(
    fc.property(anyQueryText, (input) => {
      fc.pre(parse(input).switches.length === 0 && parse(input).problems.length === 0)
      const off = turned(input, 'off')
      fc.pre(parse(off).problems.length === 0)
      expect(parse(off).variants).toBe(false)
      const back = turned(off, 'one')
      expect(queryText(parse(back))).toBe(queryText(parse(input)))
    }),
  )
})
