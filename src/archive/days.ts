/** Days are counted from 1970-01-01, so that SQLite compares and groups them as numbers. */
import type { Day, Moment } from '../shared/moment.ts'

const dayLength = 86_400_000

/** A date of JavaScript reaches this far from 1970, less two days so that a zone never passes the end. */
const furthest = 8.64e15 - 2 * dayLength

/** An instant that has no calendar date can neither be sorted nor shown: it counts as not given. */
export const isUsable = (instant: number): boolean =>
  Number.isSafeInteger(instant) && Math.abs(instant) <= furthest

/** `YYYY-MM-DD`; years outside 0 to 9999 have a sign and six digits (ECMA-262, expanded years). */
export const dayText = (day: number): Day => new Date(day * dayLength).toISOString().split('T')[0] ?? ''

export const dayNumber = (day: Day): number => Math.floor(Date.parse(day) / dayLength)

/** Month 1 to 12; years before 1 are 0 and negative. */
export function monthOf(day: number): { year: number; month: number } {
  const date = new Date(day * dayLength)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 }
}

export type DayOf = (moment: Moment) => number

/** The day of a moment in this zone; a moment without a zone keeps its own date. Throws RangeError on no such zone. */
export function dayCounter(timeZone: string): DayOf {
  const offsets = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return ({ instant, zoned }) => Math.floor((instant + (zoned ? offsetAt(offsets, instant) : 0)) / dayLength)
}

/** The instant a day begins in this zone. Where clocks jump over midnight: some minutes off at most. */
export function startOfDay(day: number, timeZone: string): number {
  const offsets = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const midnight = day * dayLength
  // The offset at the day's beginning, not at midnight UTC: twice, for a change may lie between the two.
  const near = midnight - offsetAt(offsets, midnight)
  return midnight - offsetAt(offsets, near)
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Milliseconds that the zone was ahead of UTC. Old local times have seconds: `GMT+07:36:42`. */
function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes, seconds] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? []
  if (sign === undefined) return 0
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1000
  return sign === '-' ? -size : size
}
