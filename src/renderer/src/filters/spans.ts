/** Spans of inclusive days that one press chooses. */
import type { ListFilter } from '../../../shared/list.ts'
import type { Day } from '../../../shared/moment.ts'

export interface Span {
  from: Day
  to: Day
}

export const presets = ['today', 'week', 'month', 'year'] as const
export type Preset = (typeof presets)[number]

const dayLength = 86_400_000

const two = (value: number): string => String(value).padStart(2, '0')
const four = (value: number): string => String(value).padStart(4, '0')

const dayOf = (midnight: number): Day => new Date(midnight).toISOString().slice(0, 10)

/**
 * The calendar date in a time zone.
 *
 * @param instant milliseconds since the epoch
 * @param timeZone IANA name; UTC stands in for one that this system does not know
 */
export function dayIn(timeZone: string, instant: number): Day {
  // The Swedish way of writing a date is the international one.
  const format = (zone: string): Day => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(instant)
  try {
    return format(timeZone)
  } catch {
    return format('UTC')
  }
}

/** The last 7 and 30 days end with today and count it. */
export function presetSpan(preset: Preset, today: Day): Span {
  const daysAgo = (days: number): Day => dayOf(Date.parse(today) - days * dayLength)
  if (preset === 'today') return { from: today, to: today }
  if (preset === 'week') return { from: daysAgo(6), to: today }
  if (preset === 'month') return { from: daysAgo(29), to: today }
  return yearSpan(Number(today.slice(0, 4)))
}

export const yearSpan = (year: number): Span => ({ from: `${four(year)}-01-01`, to: `${four(year)}-12-31` })

/** @param month 1 to 12 */
export function monthSpan(year: number, month: number): Span {
  const end = new Date(0)
  // Not Date.UTC, which takes the years 0 to 99 for those of the last century.
  end.setUTCFullYear(year, month, 0)
  return {
    from: `${four(year)}-${two(month)}-01`,
    to: `${four(year)}-${two(month)}-${two(end.getUTCDate())}`,
  }
}

export const isSpan = ({ from, to }: Pick<ListFilter, 'from' | 'to'>, span: Span): boolean =>
  from === span.from && to === span.to

/** The year, or the month of it, that a span is exactly; null for any other. */
export function periodOf({ from, to }: Span): { year: number; month: number | null } | null {
  const year = Number(from.slice(0, 4))
  const month = Number(from.slice(5, 7))
  if (isSpan({ from, to }, yearSpan(year))) return { year, month: null }
  return isSpan({ from, to }, monthSpan(year, month)) ? { year, month } : null
}
