import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { RowSelection } from './row-selection.ts'

const million = 1_000_000

describe('a selection of rows', () => {
  it('is one range when everything is chosen, however much that is', () => {
    const all = RowSelection.all(million)
    expect(all.ranges).toEqual([{ start: 0, end: million }])
    expect(all.count).toBe(million)
    expect(all.isAll(million)).toBe(true)
  })

  it('without one row of a million is two ranges', () => {
    const most = RowSelection.all(million).toggle(500_000)
    expect(most.ranges).toEqual([
      { start: 0, end: 500_000 },
      { start: 500_001, end: million },
    ])
    expect(most.isAll(million)).toBe(false)
    expect(most.toggle(500_000).isAll(million)).toBe(true)
  })

  it('is drawn from its anchor, up or down, anew each time', () => {
    const down = RowSelection.one(10).extendTo(14)
    expect(down.ranges).toEqual([{ start: 10, end: 15 }])
    expect(down.extendTo(7).ranges).toEqual([{ start: 7, end: 11 }])
  })

  it('begins its next range where a row was last added', () => {
    const two = RowSelection.one(1).toggle(20).addTo(22)
    expect(two.ranges).toEqual([
      { start: 1, end: 2 },
      { start: 20, end: 23 },
    ])
  })

  it('joins ranges that touch', () => {
    expect(RowSelection.one(1).toggle(3).toggle(2).ranges).toEqual([{ start: 1, end: 4 }])
  })

  it('of an empty list is nothing', () => {
    expect(RowSelection.all(0).count).toBe(0)
    expect(RowSelection.all(0).isAll(0)).toBe(false)
  })

  it('holds what a set of rows would hold', () => {
    const step = fc.record({ verb: fc.constantFrom('toggle', 'extendTo', 'addTo'), row: fc.nat(40) } as const)
    fc.assert(
      fc.property(fc.nat(40), fc.array(step), (first, steps) => {
        let selection = RowSelection.one(first)
        let anchor = first
        let rows = new Set([first])
        for (const { verb, row } of steps) {
          selection = selection[verb](row)
          if (verb === 'toggle') {
            if (!rows.delete(row)) rows.add(row)
            anchor = row
            continue
          }
          if (verb === 'extendTo') rows = new Set()
          for (let at = Math.min(anchor, row); at <= Math.max(anchor, row); at++) rows.add(at)
        }
        expect(selection.count).toBe(rows.size)
        for (let at = 0; at <= 40; at++) expect(selection.has(at)).toBe(rows.has(at))
      }),
    )
  })
})
