/** Positions on an axis, both inclusive. */
export interface Stretch {
  first: number
  last: number
}

/**
 * What an axis shows, so that a few strays do not squash all the rest: the shortest stretch that holds all but a
 * hundredth of the things, or all but one where they are few. The whole, where that is less than twice as long.
 *
 * @param counts things by position, in order; not empty
 */
export function denseSpan(counts: readonly (readonly [position: number, count: number])[]): Stretch {
  const at = (index: number): number => counts[index]?.[0] ?? 0
  const of = (index: number): number => counts[index]?.[1] ?? 0
  const whole = { first: at(0), last: at(counts.length - 1) }
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const least = all - Math.max(1, Math.floor(all / 100))
  if (least < 2) return whole

  let best = whole
  let inside = 0
  let start = 0
  for (let end = 0; end < counts.length; end++) {
    inside += of(end)
    while (inside - of(start) >= least) inside -= of(start++)
    if (inside >= least && at(end) - at(start) < best.last - best.first)
      best = { first: at(start), last: at(end) }
  }
  const length = ({ first, last }: Stretch): number => last - first + 1
  return 2 * length(best) <= length(whole) ? best : whole
}
