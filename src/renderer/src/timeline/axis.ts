/**
 * The axis of a histogram over time. It is cut into slots, one for each day, month or year from the first bar to the
 * last, also where there are no articles; a place on it is a number of slots from its start.
 */
import type { ListFilter, Timeline, TimelineUnit } from '../../../shared/list.ts'
import type { Day } from '../../../shared/moment.ts'

const dayLength = 86_400_000

export interface Bar {
  slot: number
  count: number
}

export interface Axis {
  unit: TimelineUnit
  /** Number of the first slot: days since 1970-01-01, months since the year 0, or the year. */
  first: number
  slots: number
  /** In order. */
  bars: Bar[]
  /** Articles before the first slot and after the last, which stand for slots of their own: -1 and `slots`. */
  earlier: number
  later: number
}

/** Days that the list is narrowed to; null where it is open. */
export type OpenSpan = Pick<ListFilter, 'from' | 'to'>

/** The number of the slot that holds a day. Years may have a sign and six digits (ECMA-262, expanded years). */
function numberOf(day: Day, unit: TimelineUnit): number {
  const midnight = Date.parse(day)
  if (unit === 'day') return Math.floor(midnight / dayLength)
  const date = new Date(midnight)
  return unit === 'year' ? date.getUTCFullYear() : 12 * date.getUTCFullYear() + date.getUTCMonth()
}

/** Null without bars. */
export function axisOf({ unit, bars, earlier, later }: Omit<Timeline, 'undated'>): Axis | null {
  const [start, end] = [bars[0], bars.at(-1)]
  if (start === undefined || end === undefined) return null
  const first = numberOf(start.from, unit)
  return {
    unit,
    first,
    slots: numberOf(end.from, unit) - first + 1,
    bars: bars.map(({ from, count }) => ({ slot: numberOf(from, unit) - first, count })),
    earlier,
    later,
  }
}

/** Midnights, milliseconds since the epoch, of a slot and of the one after it. */
function midnights(
  { unit, first }: Pick<Axis, 'unit' | 'first'>,
  slot: number,
): [from: number, next: number] {
  const number = first + slot
  if (unit === 'day') return [number * dayLength, (number + 1) * dayLength]
  // Not Date.UTC, which takes the years 0 to 99 for those of the last century.
  const start = (months: number): number => new Date(0).setUTCFullYear(0, months, 1)
  return unit === 'month'
    ? [start(number), start(number + 1)]
    : [start(12 * number), start(12 * (number + 1))]
}

/** The days a filter can name; beyond them it is open. */
const calendar = { first: Date.parse('0001-01-01'), last: Date.parse('9999-12-31') }
const dayAt = (midnight: number): Day => new Date(midnight).toISOString().slice(0, 10)
const fromDay = (midnight: number): Day | null =>
  midnight < calendar.first ? null : dayAt(Math.min(midnight, calendar.last))
const toDay = (midnight: number): Day | null =>
  midnight > calendar.last ? null : dayAt(Math.max(midnight, calendar.first))

/** The days of the slots from one to another, both included, in either order. */
export function daysOf(axis: Axis, one: number, other: number): OpenSpan {
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  return {
    from: first < 0 ? null : fromDay(midnights(axis, first)[0]),
    to: last >= axis.slots ? null : toDay(midnights(axis, last)[1] - dayLength),
  }
}

/** Where a day begins: within its slot as far as it is within the month or year. */
function placeOf(midnight: number, axis: Axis): number {
  const slot = numberOf(new Date(midnight).toISOString(), axis.unit) - axis.first
  const [from, next] = midnights(axis, slot)
  return slot + (midnight - from) / (next - from)
}

const clamped = (place: number, axis: Axis): number => Math.min(Math.max(place, 0), axis.slots)

/** Where the days chosen lie on the axis, as far as they are on it; null when none are chosen, or none of them is. */
export function brushOf(axis: Axis, { from, to }: OpenSpan): { start: number; end: number } | null {
  if ((from === null && to === null) || (from !== null && to !== null && from > to)) return null
  const start = from === null ? 0 : clamped(placeOf(Date.parse(from), axis), axis)
  const end = to === null ? axis.slots : clamped(placeOf(Date.parse(to) + dayLength, axis), axis)
  return end > start ? { start, end } : null
}

/**
 * The slot that is meant by pressing at a place: that of a bar no further away than `reach`, which a bar of a pixel or
 * two needs, or null where nothing is near.
 */
export function slotNear(axis: Axis, place: number, reach: number): number | null {
  let best: { slot: number; distance: number } | null = null
  for (const { slot } of axis.bars) {
    const distance = Math.max(slot - place, place - (slot + 1), 0)
    if (distance <= reach && (best === null || distance < best.distance)) best = { slot, distance }
  }
  return best?.slot ?? null
}

/** The slot at a place, the nearest one where it is beside the axis. */
export const slotAt = (axis: Axis, place: number): number =>
  Math.floor(Math.min(Math.max(place, 0), axis.slots - 1))

/** Articles in the slots from one to another, both included, in either order. */
export function countIn(axis: Axis, one: number, other: number): number {
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  return stopsOf(axis).reduce((sum, { slot, count }) => sum + (slot >= first && slot <= last ? count : 0), 0)
}

/** Where a step by a key leads: what has articles, the strays at the ends included. */
export const stopsOf = ({ bars, slots, earlier, later }: Axis): Bar[] => [
  ...(earlier > 0 ? [{ slot: -1, count: earlier }] : []),
  ...bars,
  ...(later > 0 ? [{ slot: slots, count: later }] : []),
]

/**
 * The slot so many stops further on, the last one at most.
 * @param from itself a stop or between two: then the next one in that direction is one step away
 */
export function stopAfter(axis: Axis, from: number, by: number): number {
  const stops = stopsOf(axis)
  const at =
    by > 0 ? stops.findLastIndex(({ slot }) => slot <= from) : stops.findIndex(({ slot }) => slot >= from)
  const start = at < 0 ? (by > 0 ? -1 : stops.length) : at
  return stops[Math.min(Math.max(start + by, 0), stops.length - 1)]?.slot ?? 0
}
