import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedPieces } from './marked-pieces.ts'
import { plainLine } from './plain-line.ts'

const shown = (text: string, ...marks: [number, number][]): string =>
  markedPieces({ text, marks: marks.map(([start, end]) => ({ start, end })) })
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('')

test('a line is cut where marks begin and end', () => {
  expect(shown('red house', [0, 3])).toBe('[red] house')
  expect(shown('red house', [0, 3], [4, 9])).toBe('[red] [house]')
  expect(shown('red house')).toBe('red house')
})

test('controls and direction overrides are not shown', () => {
  expect(shown('a\u202eb\u0000c', [2, 3])).toBe('a[b] c')
})

test('what no row could show is cut, marks too', () => {
  expect(shown('a'.repeat(500), [399, 500])).toBe(`${'a'.repeat(399)}[a]…`)
  expect(shown('a'.repeat(500), [450, 500])).toBe(`${'a'.repeat(400)}…`)
})

test('joined, the pieces are the plain line', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(text, fc.nat(300), fc.nat(300), (line, a, b) => {
      const start = Math.min(a, b, line.length)
      const end = Math.min(Math.max(a, b), line.length)
      fc.pre(!/[\ud800-\udfff]/.test(line))
      const pieces = markedPieces({ text: line, marks: start < end ? [{ start, end }] : [] })
      const joined = pieces.map((piece) => piece.text).join('')
      // A run of controls that a mark divides is a space on both sides of it.
      expect(joined.replace(/ +/g, ' ').trim()).toBe(plainLine(line).replace(/ +/g, ' '))
    }),
  )
})
