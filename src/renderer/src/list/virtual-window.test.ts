import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  boxHeight,
  offsetShowing,
  positionAt,
  scrolled,
  tallestBox,
  visibleRows,
  type Geometry,
} from './virtual-window.ts'

const short: Geometry = { rows: 500, rowHeight: 96, viewport: 700 }
const million: Geometry = { rows: 1_000_000, rowHeight: 96, viewport: 700 }
const top = { scrollTop: 0, offset: 0 }

describe('a list that fits into one box', () => {
  it('scrolls pixel by pixel, however far', () => {
    expect(boxHeight(short)).toBe(48_000)
    expect(scrolled(top, 40, short)).toEqual({ scrollTop: 40, offset: 40 })
    expect(scrolled(top, 30_000, short)).toEqual({ scrollTop: 30_000, offset: 30_000 })
  })

  it('ends at its last row', () => {
    expect(visibleRows(positionAt(1e9, short).offset, short, 5)).toEqual({ start: 487, end: 500 })
  })

  it('has no rows when it is empty', () => {
    expect(visibleRows(0, { ...short, rows: 0 }, 5)).toEqual({ start: 0, end: 0 })
  })
})

describe('a list of a million rows', () => {
  it('never makes a box taller than single precision can place', () => {
    expect(boxHeight(million)).toBe(tallestBox)
  })

  it('moves one pixel for one pixel of the wheel', () => {
    const middle = positionAt(50_000_000, million)
    expect(scrolled(middle, middle.scrollTop + 120, million).offset).toBeCloseTo(middle.offset + 120)
  })

  it('jumps to its share of the list when the scroll bar is dragged', () => {
    const end = scrolled(top, tallestBox - million.viewport, million)
    expect(visibleRows(end.offset, million, 0).end).toBe(1_000_000)
    expect(scrolled(end, 0, million).offset).toBe(0)
  })

  it('reaches every row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: million.rows - 1 }), (row) => {
        const { offset, scrollTop } = positionAt(offsetShowing(row, 0, million), million)
        const { start, end } = visibleRows(offset, million, 0)
        expect(row).toBeGreaterThanOrEqual(start)
        expect(row).toBeLessThan(end)
        expect(scrollTop).toBeLessThanOrEqual(tallestBox - million.viewport)
      }),
    )
  })

  it('stays inside the list whatever is scrolled', () => {
    const way = fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: -9e6, max: 9e6 }))
    fc.assert(
      fc.property(fc.array(way), (ways) => {
        let at = top
        for (const by of ways) {
          at = scrolled(at, at.scrollTop + by, million)
          expect(at.offset).toBeGreaterThanOrEqual(0)
          expect(at.offset).toBeLessThanOrEqual(million.rows * million.rowHeight - million.viewport)
        }
      }),
    )
  })
})

describe('bringing a row into view', () => {
  it('leaves the list where it is when the row is visible', () => {
    expect(offsetShowing(3, 100, short)).toBe(100)
  })

  it('scrolls by as little as is needed', () => {
    expect(offsetShowing(0, 100, short)).toBe(0)
    expect(offsetShowing(20, 0, short)).toBe(21 * 96 - 700)
  })
})
