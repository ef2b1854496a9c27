import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Timeline, TimelineUnit } from '../../../shared/list.ts'
import { monthSpan, yearSpan } from '../filters/spans.ts'
import { axisOf, brushOf, countIn, daysOf, slotAt, slotNear, stopAfter, stopsOf, type Axis } from './axis.ts'

const axis = (unit: TimelineUnit, bars: Timeline['bars'], strays = { earlier: 0, later: 0 }): Axis => {
  const made = axisOf({ unit, bars, ...strays })
  if (made === null) throw new Error('an axis without bars')
  return made
}

const months = axis('month', [
  { ...monthSpan(2023, 11), count: 3 },
  { ...monthSpan(2024, 2), count: 5 },
])
const years = axis('year', [
  { ...yearSpan(1605), count: 1 },
  { ...yearSpan(1610), count: 2 },
])

describe('an axis', () => {
  it('has a slot for each month from the first bar to the last', () => {
    expect(months).toMatchObject({ slots: 4, bars: [{ slot: 0 }, { slot: 3 }] })
    expect(axisOf({ unit: 'day', bars: [], earlier: 0, later: 0 })).toBeNull()
  })

  it('knows the days of its slots, in either order', () => {
    expect(daysOf(months, 1, 1)).toEqual(monthSpan(2023, 12))
    expect(daysOf(months, 3, 1)).toEqual({ from: '2023-12-01', to: '2024-02-29' })
    expect(daysOf(years, 0, 5)).toEqual({ from: '1605-01-01', to: '1610-12-31' })
    const days = axis('day', [{ from: '2024-02-28', to: '2024-02-28', count: 1 }])
    expect(daysOf(days, 0, 0)).toEqual({ from: '2024-02-28', to: '2024-02-28' })
  })

  it('is open beyond its ends, and beyond the calendar that a filter knows', () => {
    expect(daysOf(months, -1, -1)).toEqual({ from: null, to: '2023-10-31' })
    expect(daysOf(months, 4, 4)).toEqual({ from: '2024-03-01', to: null })
    expect(daysOf(months, 3, -1)).toEqual({ from: null, to: '2024-02-29' })
    const far = axis('year', [
      { from: '-000005-01-01', to: '-000005-12-31', count: 1 },
      { from: '+012000-01-01', to: '+012000-12-31', count: 1 },
    ])
    expect(daysOf(far, 0, 0)).toEqual({ from: null, to: '0001-01-01' })
    expect(daysOf(far, far.slots - 1, far.slots - 1)).toEqual({ from: '9999-12-31', to: null })
    expect(daysOf(far, 2_005, 2_005)).toEqual(yearSpan(2000))
    expect(daysOf(far, 55, 55)).toEqual(yearSpan(50))
  })
})

describe('the brush', () => {
  it('is where its days are, within a month as far as they are', () => {
    expect(brushOf(months, { from: null, to: null })).toBeNull()
    expect(brushOf(months, monthSpan(2023, 12))).toEqual({ start: 1, end: 2 })
    expect(brushOf(months, { from: '2023-11-16', to: null })).toEqual({ start: 0.5, end: 4 })
    expect(brushOf(months, { from: null, to: '2023-11-15' })).toEqual({ start: 0, end: 0.5 })
  })

  it('ends with the axis, and is none beside it or turned round', () => {
    expect(brushOf(months, { from: '1999-01-01', to: '2030-01-01' })).toEqual({ start: 0, end: 4 })
    expect(brushOf(months, { from: '2030-01-01', to: null })).toBeNull()
    expect(brushOf(months, { from: null, to: '1999-01-01' })).toBeNull()
    expect(brushOf(months, { from: '2024-02-01', to: '2023-12-01' })).toBeNull()
  })

  it('stands on the slots whose days it is', () => {
    const unit = fc.constantFrom<TimelineUnit>('day', 'month', 'year')
    const bar = { from: '2020-01-01', to: '2020-01-01', count: 1 }
    fc.assert(
      fc.property(unit, fc.nat(99), fc.nat(99), (of, one, other) => {
        const some = { ...axis(of, [bar]), slots: 100 }
        const start = Math.min(one, other)
        const end = Math.max(one, other) + 1
        const brush = brushOf(some, daysOf(some, one, other))
        expect(brush).toEqual({ start, end })
      }),
    )
  })
})

describe('pressing on the axis', () => {
  it('means the nearest bar within reach', () => {
    expect(slotNear(months, 0.4, 0)).toBe(0)
    expect(slotNear(months, 1.2, 0.3)).toBe(0)
    expect(slotNear(months, 2.9, 0.3)).toBe(3)
    expect(slotNear(months, 2, 0.3)).toBeNull()
  })

  it('is held to its ends', () => {
    expect(slotAt(months, -7)).toBe(0)
    expect(slotAt(months, 99)).toBe(3)
    expect(slotAt(months, 2.9)).toBe(2)
  })
})

describe('stepping along the axis', () => {
  const strays = { ...months, earlier: 2, later: 1 }

  it('goes from bar to bar and to the strays at the ends, and no further', () => {
    expect(stopsOf(strays).map(({ slot }) => slot)).toEqual([-1, 0, 3, 4])
    expect(stopAfter(strays, 0, 1)).toBe(3)
    expect(stopAfter(strays, 3, 1)).toBe(4)
    expect(stopAfter(strays, 4, 1)).toBe(4)
    expect(stopAfter(strays, 3, -99)).toBe(-1)
  })

  it('finds the next bar from between two', () => {
    expect(stopAfter(months, 1, 1)).toBe(3)
    expect(stopAfter(months, 1, -1)).toBe(0)
  })

  it('counts what is between, with the strays where they are included', () => {
    expect(countIn(strays, 0, 3)).toBe(8)
    expect(countIn(strays, 4, 3)).toBe(6)
    expect(countIn(strays, -1, 4)).toBe(11)
    expect(countIn(strays, 1, 2)).toBe(0)
  })
})
