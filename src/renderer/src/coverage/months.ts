/** The axis of months that all sources are drawn on, and what is said of each. */
import { denseSpan } from '../../../shared/dense-span.ts'
import type { SourceCoverage } from '../../../shared/list.ts'
import type { Axis } from '../timeline/axis.ts'

type Months = SourceCoverage['months']

/** Years that are shown whole, however few articles the first and the last of them have. */
const fewestMonths = 200

/** Months since the year 0, inclusive; null when no article has a day. */
export function monthsShown(sources: readonly SourceCoverage[]): { first: number; last: number } | null {
  const counts = new Map<number, number>()
  for (const { months } of sources)
    for (const { month, count } of months) counts.set(month, (counts.get(month) ?? 0) + count)
  const ordered = [...counts].sort((one, other) => one[0] - other[0])
  const [start, end] = [ordered[0], ordered.at(-1)]
  if (start === undefined || end === undefined) return null
  const whole = { first: start[0], last: end[0] }
  return whole.last - whole.first < fewestMonths ? whole : denseSpan(ordered)
}

/** The months of one source on that axis. */
export function axisIn(months: Months, { first, last }: { first: number; last: number }): Axis {
  const sum = (some: Months): number => some.reduce((all, { count }) => all + count, 0)
  return {
    unit: 'month',
    first,
    slots: last - first + 1,
    bars: months
      .filter(({ month }) => month >= first && month <= last)
      .map(({ month, count }) => ({ slot: month - first, count })),
    earlier: sum(months.filter(({ month }) => month < first)),
    later: sum(months.filter(({ month }) => month > last)),
  }
}

/** Months without articles between the first and the last that have any. */
export function gapMonths(months: Months): number {
  const [start, end] = [months[0], months.at(-1)]
  return start === undefined || end === undefined ? 0 : end.month - start.month + 1 - months.length
}
