import { describe, expect, it } from 'vitest'
import type { SourceCoverage } from '../../../shared/list.ts'
import { axisIn, gapMonths, monthsShown } from './months.ts'

const source = (...months: [month: number, count: number][]): SourceCoverage => ({
  ...{ id: 1, domain: 'paper.example', name: '', count: 0 },
  months: months.map(([month]) => month),
  counts: months.map(([, count]) => count),
})
const start = 2_010 * 12

describe('the months that the coverage shows', () => {
  it('are those of all sources, from the first to the last', () => {
    expect(monthsShown([source([start, 1]), source(), source([start + 70, 3])])).toEqual({
      first: start,
      last: start + 70,
    })
    expect(monthsShown([source()])).toBeNull()
  })

  it('leave out a stray, which is counted beside them', () => {
    const many = source([start, 50], [start + 100, 50], [2_099 * 12, 1])
    const shown = monthsShown([many])
    expect(shown).toEqual({ first: start, last: start + 100 })
    expect(axisIn(many, shown ?? { first: 0, last: 0 })).toMatchObject({
      slots: 101,
      bars: [
        { slot: 0, count: 50 },
        { slot: 100, count: 50 },
      ],
      earlier: 0,
      later: 1,
    })
  })
})

it('gaps are months between the first and the last of a source', () => {
  expect(gapMonths(source([start, 1], [start + 1, 1], [start + 4, 1]))).toBe(2)
  expect(gapMonths(source())).toBe(0)
})
