import { lazy } from '../../../shared/lazy.ts'
import type { Day, Moment } from '../../../shared/moment.ts'
import { text } from '../../../shared/text/text.ts'

const utc = 'UTC'
const dayParts = { day: 'numeric', month: 'short', year: 'numeric' } as const
const shortDay = lazy(() => new Intl.DateTimeFormat(text.locale, { ...dayParts, timeZone: utc }))
const longDay = lazy(
  () => new Intl.DateTimeFormat(text.locale, { ...dayParts, month: 'long', timeZone: utc }),
)

/** Milliseconds for midnight UTC of a plain four-digit day, or null: absurd years are shown as they stand. */
const midnight = (day: Day): number | null => {
  const instant = /^\d{4}-\d\d-\d\d$/.test(day) && !day.startsWith('0000') ? Date.parse(day) : NaN
  return Number.isNaN(instant) ? null : instant
}

/** `18 Jun 2024` in the order of the reader's language; a day outside the calendar is shown as it stands. */
export function formatDay(day: Day): string {
  const instant = midnight(day)
  return instant === null ? day : shortDay().format(instant)
}

export function formatLongDay(day: Day): string {
  const instant = midnight(day)
  return instant === null ? day : longDay().format(instant)
}

const monthOfYear = lazy(
  () => new Intl.DateTimeFormat(text.locale, { month: 'long', year: 'numeric', timeZone: utc }),
)
const monthName = lazy(() => new Intl.DateTimeFormat(text.locale, { month: 'short', timeZone: utc }))

const shortMonth = lazy(
  () => new Intl.DateTimeFormat(text.locale, { month: 'short', year: 'numeric', timeZone: utc }),
)
const dayOfYear = lazy(
  () => new Intl.DateTimeFormat(text.locale, { day: 'numeric', month: 'short', timeZone: utc }),
)

/** `Jun 2024`. @param month 1 to 12 */
export function formatShortMonth(year: number, month: number): string {
  return shortMonth().format(new Date(0).setUTCFullYear(year, month - 1, 1))
}

/** `Jun 18`. */
export function formatDayOfYear(day: Day): string {
  const instant = midnight(day)
  return instant === null ? day : dayOfYear().format(instant)
}

/** `June 2024`. @param month 1 to 12 */
export function formatMonth(year: number, month: number): string {
  return monthOfYear().format(new Date(0).setUTCFullYear(year, month - 1, 1))
}

/** `Jun`. @param month 1 to 12 */
export function formatMonthName(month: number): string {
  return monthName().format(Date.UTC(2000, month - 1))
}

/**
 * Day and time of a moment. A zoned one is told in the library's zone, one without a zone by its own clock.
 *
 * @param timeZone IANA name
 */
export function formatMoment(moment: Moment, timeZone: string): string {
  return formatInstant(moment.instant, moment.zoned ? timeZone : utc)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string, month: 'long' | 'short'): Intl.DateTimeFormat {
  const key = `${month} ${timeZone}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const format = new Intl.DateTimeFormat(text.locale, { ...dayParts, month, ...time, timeZone })
  formats.set(key, format)
  return format
}

/** @param instant milliseconds since the epoch; one that no calendar holds is said to be out of range */
export function formatInstant(instant: number, timeZone: string, month: 'long' | 'short' = 'long'): string {
  const year = new Date(instant).getUTCFullYear()
  if (Number.isNaN(year) || year < 1 || year > 9999) return text.timeOutOfRange
  return formatIn(timeZone, month).format(instant)
}

/** Where a time was read, and in which zone it is told: for a tooltip. */
export function momentNote(moment: Moment, timeZone: string): string {
  return `${text.provenance[moment.from]}. ${moment.zoned ? text.zone(timeZone) : text.noZone}`
}
