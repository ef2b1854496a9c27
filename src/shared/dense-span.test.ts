import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denseSpan } from './dense-span.ts'

describe('the stretch of an axis that is shown', () => {
  it('leaves out one stray of a few things, at either end', () => {
    expect(
      denseSpan([
        [10, 1],
        [12, 1],
        [9_000, 1],
      ]),
    ).toEqual({ first: 10, last: 12 })
    expect(
      denseSpan([
        [-700, 1],
        [10, 3],
        [12, 2],
      ]),
    ).toEqual({ first: 10, last: 12 })
  })

  it('is the whole where that is less than twice as long, ten times of few things', () => {
    expect(
      denseSpan([
        [0, 1],
        [20, 60],
        [21, 60],
      ]),
    ).toEqual({ first: 20, last: 21 })
    expect(
      denseSpan([
        [0, 1],
        [1, 60],
        [2, 60],
      ]),
    ).toEqual({ first: 0, last: 2 })
    expect(
      denseSpan([
        [0, 1],
        [10, 1],
        [70, 1],
      ]),
    ).toEqual({ first: 0, last: 70 })
  })

  it('is the whole of two things: neither is the stray', () => {
    expect(
      denseSpan([
        [0, 1],
        [9_000, 1],
      ]),
    ).toEqual({ first: 0, last: 9_000 })
  })

  it('keeps the ends of many things, which are no strays', () => {
    const years = Array.from({ length: 200 }, (_, month): [number, number] => [24_000 + month, 8])
    expect(denseSpan([...years, [25_200, 1]])).toEqual({ first: 24_000, last: 24_199 })
  })

  it('leaves out no more than a hundredth, or one', () => {
    const counts = fc.uniqueArray(
      fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 1, max: 300 })),
      {
        selector: ([position]) => position,
        minLength: 1,
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(counts, (unordered) => {
        const ordered = unordered.sort((one, other) => one[0] - other[0])
        const { first, last } = denseSpan(ordered)
        const sum = (some: typeof ordered): number => some.reduce((total, [, count]) => total + count, 0)
        const all = sum(ordered)
        const outside = sum(ordered.filter(([position]) => position < first || position > last))
        expect(outside).toBeLessThanOrEqual(Math.max(1, Math.floor(all / 100)))
        expect(ordered.map(([position]) => position)).toEqual(expect.arrayContaining([first, last]))
      }),
    )
  })
})
