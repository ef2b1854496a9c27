import type { RowRange } from '../../../shared/list.ts'

const between = (one: number, other: number): RowRange => ({
  start: Math.min(one, other),
  end: Math.max(one, other) + 1,
})

/** The ranges and one more, in order, those that touch joined. */
function joined(ranges: readonly RowRange[], more: RowRange): RowRange[] {
  let { start, end } = more
  const before: RowRange[] = []
  const after: RowRange[] = []
  for (const range of ranges) {
    if (range.end < start) before.push(range)
    else if (range.start > end) after.push(range)
    else {
      start = Math.min(start, range.start)
      end = Math.max(end, range.end)
    }
  }
  return [...before, { start, end }, ...after]
}

/** Rows chosen out of a list of any length, as ranges: a million chosen rows are one of them. Never changed. */
export class RowSelection {
  /** In order, none touching another. */
  readonly ranges: readonly RowRange[]
  /** Where the next range begins that is drawn with Shift. */
  readonly anchor: number
  readonly count: number

  private constructor(ranges: readonly RowRange[], anchor: number) {
    this.ranges = ranges
    this.anchor = anchor
    this.count = ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  }

  static one(index: number): RowSelection {
    return new RowSelection([between(index, index)], index)
  }

  static all(size: number): RowSelection {
    return new RowSelection(size > 0 ? [{ start: 0, end: size }] : [], 0)
  }

  /** What is left of a selection in another list; null when nothing is. */
  static carried(ranges: readonly RowRange[], anchor: number): RowSelection | null {
    const [first] = ranges
    return first === undefined ? null : new RowSelection(ranges, anchor >= 0 ? anchor : first.start)
  }

  has(index: number): boolean {
    let low = 0
    let high = this.ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ranges[middle] as RowRange).end <= index) low = middle + 1
      else high = middle
    }
    const range = this.ranges[low]
    return range !== undefined && range.start <= index
  }

  isAll(size: number): boolean {
    return size > 0 && this.count >= size
  }

  /** Adds a row, or takes it out. The next range begins there. */
  toggle(index: number): RowSelection {
    if (!this.has(index)) return new RowSelection(joined(this.ranges, between(index, index)), index)
    const ranges = this.ranges.flatMap((range) => {
      if (index < range.start || index >= range.end) return [range]
      const left = { start: range.start, end: index }
      const right = { start: index + 1, end: range.end }
      return [left, right].filter(({ start, end }) => start < end)
    })
    return new RowSelection(ranges, index)
  }

  /** From the anchor to a row, in place of everything else. */
  extendTo(index: number): RowSelection {
    return new RowSelection([between(this.anchor, index)], this.anchor)
  }

  /** From the anchor to a row, besides everything else. */
  addTo(index: number): RowSelection {
    return new RowSelection(joined(this.ranges, between(this.anchor, index)), this.anchor)
  }
}
