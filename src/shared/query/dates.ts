/** The dates of the query language: `2024`, `2024-06`, `2024-06-18`, `7d`, `3m`, `1y`, and `2024..2025-06`. */
import type { Day } from '../moment.ts'

/** Inclusive; null: open to this side. */
export interface Span {
  from: Day | null
  to: Day | null
}

interface Period {
  from: Day
  to: Day
}

const calendar = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
const recent = /^(\d{1,5})([dmy])$/i
const dayLength = 86_400_000

/** Null when it is no date, or a span that ends before it begins. `7d`: the last seven days, today among them. */
export function readSpan(value: string, today: Day): Span | null {
  const [first = '', last, ...more] = value.normalize('NFKC').trim().split('..')
  if (last === undefined) return readPeriod(first, today)
  if (more.length > 0 || first + last === '') return null
  const from = first === '' ? null : readPeriod(first, today)
  const to = last === '' ? null : readPeriod(last, today)
  if ((from === null) !== (first === '') || (to === null) !== (last === '')) return null
  if (from !== null && to !== null && from.from > to.to) return null
  return { from: from?.from ?? null, to: to?.to ?? null }
}

/** Null when the year would have more than four figures or be negative: such days do not sort as text. */
export function dayBefore(day: Day): Day | null {
  return textOf(Date.parse(day) - dayLength)
}

function readPeriod(value: string, today: Day): Period | null {
  const ago = recent.exec(value)
  if (ago) return lastOf(Number(ago[1]), ago[2] ?? '', today)
  const date = calendar.exec(value)
  if (date === null) return null
  const [year = 0, month = 1, day = 1] = date.slice(1).map((part) => (part ? Number(part) : undefined))
  const from = dayOf(year, month, day)
  if (from === null) return null
  if (date[3] !== undefined) return { from, to: from }
  const lastMonth = date[2] === undefined ? 12 : month
  return { from, to: dayOf(year, lastMonth, daysIn(year, lastMonth)) ?? from }
}

/** `3m`: from the day after the same day three months ago. */
function lastOf(count: number, unit: string, today: Day): Period | null {
  if (count === 0) return null
  let from: number
  if (/d/i.test(unit)) from = Date.parse(today) - (count - 1) * dayLength
  else {
    const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
    const months = year * 12 + month - 1 - count * (/y/i.test(unit) ? 12 : 1)
    const [thatYear, thatMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
    // The 31st of a month that has none is its last day.
    from = instantOf(thatYear, thatMonth, Math.min(day, daysIn(thatYear, thatMonth))) + dayLength
  }
  const first = textOf(from)
  return first === null ? null : { from: first, to: today }
}

/** Null when the calendar has no such day. */
function dayOf(year: number, month: number, day: number): Day | null {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return isDay ? textOf(instantOf(year, month, day)) : null
}

const daysIn = (year: number, month: number): number => new Date(instantOf(year, month + 1, 0)).getUTCDate()

/** `Date.UTC` would take the years 0 to 99 for 1900 to 1999. */
const instantOf = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, day)

function textOf(instant: number): Day | null {
  const text = new Date(instant).toISOString()
  return /^\d/.test(text) ? text.slice(0, 10) : null
}
