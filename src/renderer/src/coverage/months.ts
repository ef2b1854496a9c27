/** The axis of months that all sources are drawn on, and what is said of each. */
import { denseSpan, type Stretch } from '../../../shared/dense-span.ts'
import type { SourceCoverage } from '../../../shared/list.ts'
import type { Axis } from '../timeline/axis.ts'

type Months = Pick<SourceCoverage, 'months' | 'counts'>

/** Years that are shown whole, however few articles the first and the last of them have. */
const fewestMonths = 200

/** Months since the year 0, inclusive; null when no article has a day. */
export function monthsShown(sources: readonly SourceCoverage[]): Stretch | null {
  const counts = new Map<number, number>()
  for (const source of sources)
    source.months.forEach((month, at) =>
      counts.set(month, (counts.get(month) ?? 0) + (source.counts[at] ?? 0)),
    )
  const ordered = [...counts].sort((one, other) => one[0] - other[0])
  const [start, end] = [ordered[0], ordered.at(-1)]
  if (start === undefined || end === undefined) return null
  const whole = { first: start[0], last: end[0] }
  return whole.last - whole.first < fewestMonths ? whole : denseSpan(ordered)
}

/** The months of one source on that axis. */
export function axisIn({ months, counts }: Months, { first, last }: Stretch): Axis {
  const axis: Axis = { unit: 'month', first, slots: last - first + 1, bars: [], earlier: 0, later: 0 }
  months.forEach((month, at) => {
    const count = counts[at] ?? 0
    if (month < first) axis.earlier += count
    else if (month > last) axis.later += count
    else axis.bars.push({ slot: month - first, count })
  })
  return axis
}

/** Months without articles between the first and the last that have any. */
export function gapMonths({ months }: Pick<Months, 'months'>): number {
  const [start, end] = [months[0], months.at(-1)]
  return start === undefined || end === undefined ? 0 : end - start + 1 - months.length
}
