/** Positions on an axis, both inclusive. */
export interface Stretch {
  first: number
  last: number
}

/** What lies no further from the rest than this share of its length belongs to it. */
const near = 0.1

/**
 * What an axis shows, so that a few strays do not squash all the rest: the shortest stretch that holds all but a
 * hundredth of the things, and what is near it; the whole, where that is less than twice as long. Of less than a hundred
 * things one may be left out, when the whole is ten times as long: one of few is a stray only if it is far away.
 *
 * @param counts things by position, in order; not empty
 */
export function denseSpan(counts: readonly (readonly [position: number, count: number])[]): Stretch {
  const at = (index: number): number => counts[index]?.[0] ?? NaN
  const of = (index: number): number => counts[index]?.[1] ?? 0
  const whole = { first: at(0), last: at(counts.length - 1) }
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const isFew = all < 100
  const least = all - (isFew ? 1 : Math.floor(all / 100))
  if (least < 2) return whole

  let first = 0
  let last = counts.length - 1
  let inside = 0
  let start = 0
  for (let end = 0; end < counts.length; end++) {
    inside += of(end)
    while (inside - of(start) >= least) inside -= of(start++)
    if (inside >= least && at(end) - at(start) < at(last) - at(first)) [first, last] = [start, end]
  }

  const reach = (): number => Math.max(1, near * (at(last) - at(first)))
  // Beyond the ends stands NaN, which is near nothing.
  for (;;) {
    if (at(first) - at(first - 1) <= reach()) first--
    else if (at(last + 1) - at(last) <= reach()) last++
    else break
  }
  const length = (from: number, to: number): number => to - from + 1
  return (isFew ? 10 : 2) * length(at(first), at(last)) <= length(whole.first, whole.last)
    ? { first: at(first), last: at(last) }
    : whole
}
