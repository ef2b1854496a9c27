import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode, encode } from './codec.ts'

test('whatever can be cloned comes back equal', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: false,
    key: fc.string().filter((key) => key !== '__proto__'),
  })
  fc.assert(
    fc.property(anything, (value) => {
      expect(decode(encode(value))).toEqual(value)
    }),
  )
})

test('an object whose own keys look like a mark comes back equal', () => {
  const value = { $: 'Date', v: 5, deep: [{ $: 'undefined' }] }
  expect(decode(encode(value))).toEqual(value)
})

test('an error keeps its name and message', () => {
  const back = decode(encode(new RangeError('too far'))) as Error
  expect([back instanceof Error, back.name, back.message]).toEqual([true, 'RangeError', 'too far'])
})

test('functions, symbols and promises are refused', () => {
  for (const value of [() => {}, Symbol('s'), Promise.resolve()])
    expect(() => encode({ value })).toThrow('could not be cloned')
})
