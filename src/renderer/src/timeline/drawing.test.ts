import { describe, expect, it } from 'vitest'
import type { Axis } from './axis.ts'
import { barPath } from './bar-path.ts'
import { ticksOf } from './ticks.ts'

/** Left edge, height and width of each bar. */
const boxes = (path: string): { left: number; height: number; width: number }[] =>
  [...path.matchAll(/M([\d.]+) [\d.]+v-([\d.]+)h([\d.]+)v[\d.]+z/g)].map(([, left, height, width]) => ({
    ...{ left: Number(left), height: Number(height), width: Number(width) },
  }))

describe('the bars', () => {
  it('are as high as they count, and never too low to be seen', () => {
    const path = barPath(
      [
        { slot: 0, count: 1_000 },
        { slot: 1, count: 500 },
        { slot: 2, count: 1 },
      ],
      3,
      30,
      28,
    )
    expect(boxes(path).map(({ height }) => height)).toEqual([28, 14, 2])
  })

  it('are not all at full height where each counts one', () => {
    expect(boxes(barPath([{ slot: 0, count: 1 }], 1, 30, 28))[0]?.height).toBe(14)
  })

  it('stay in the axis, a pixel wide at least, without touching where there is room', () => {
    const bars = Array.from({ length: 200 }, (_, slot) => ({ slot, count: 1 }))
    for (const width of [100, 367, 900]) {
      const drawn = boxes(barPath(bars, 200, width, 28))
      expect(drawn).toHaveLength(200)
      for (const { left, width: bar } of drawn) {
        expect(bar).toBeGreaterThanOrEqual(1)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + bar).toBeLessThanOrEqual(width + 0.01)
      }
    }
    const [one, next] = boxes(barPath(bars, 200, 900, 28))
    expect((one?.left ?? 0) + (one?.width ?? 0)).toBeLessThan(next?.left ?? 0)
  })
})

const axis = (unit: Axis['unit'], first: number, slots: number): Axis => ({
  ...{ unit, first, slots, bars: [{ slot: 0, count: 1 }], earlier: 0, later: 0 },
})
const labels = (some: Axis, width: number): string[] => ticksOf(some, width).map(({ label }) => label)

describe('what is written below the axis', () => {
  it('are its ends, and round years between them', () => {
    expect(labels(axis('year', 1998, 30), 367)).toEqual(['1998', '2005', '2010', '2015', '2020', '2027'])
    expect(labels(axis('month', 2020 * 12 + 3, 40), 367)).toEqual(['Apr 2020', '2021', '2022', 'Jul 2023'])
  })

  it('are months, or days where they are few', () => {
    const day = Date.UTC(2024, 4, 20) / 86_400_000
    expect(labels(axis('day', day, 60), 367)).toEqual(['May 20, 2024', 'Jul', 'Jul 18, 2024'])
    expect(labels(axis('day', day, 3), 600)).toEqual(['May 20, 2024', 'May 21', 'May 22, 2024'])
  })

  it('is one label of one slot, and none without room', () => {
    expect(labels(axis('year', 2024, 1), 367)).toEqual(['2024'])
    expect(labels(axis('year', 2024, 9), 0)).toEqual([])
  })

  it('never overlap', () => {
    for (let slots = 2; slots < 200; slots += 7)
      for (const unit of ['day', 'month', 'year'] as const) {
        const width = 208
        const ends = ticksOf(axis(unit, unit === 'month' ? 24_000 : 1_900, slots), width).map(
          ({ place, label, anchor }) => {
            const size = label.length * 6
            const left = (place / slots) * width - { start: 0, middle: size / 2, end: size }[anchor]
            return [left, left + size] as const
          },
        )
        for (const [at, [left]] of ends.entries())
          if (at > 0) expect(left).toBeGreaterThanOrEqual(ends[at - 1]?.[1] ?? 0)
      }
  })
})
