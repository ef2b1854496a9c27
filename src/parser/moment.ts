import type { Moment, Provenance } from '../shared/moment.ts'

/** The first newspaper is of 1605; a time that a program wrote for "none" (year 1, 1601) is before that. */
const firstYear = 1605
const endOfTime = Date.UTC(2100, 0, 1)
/** Nothing was captured before there were web pages: this also keeps out seconds read as milliseconds. */
const firstCapture = Date.UTC(1990, 0, 1)

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?([Zz]|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/

/**
 * A calendar date or date and time as in ISO 8601 and RFC 3339, with or without a zone. Null for any other
 * writing, for dates that do not exist, for the epoch itself (a program's way of saying "none"), and for years
 * outside 1605 to 2099.
 */
export function isoMoment(text: string, from: Provenance): Moment | null {
  const match = iso.exec(text.trim())
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  // Date.UTC would take the years 0 to 99 for 1900 to 1999, and carries a leap second into the next minute
  if (year < firstYear || hour > 23 || minute > 59 || second > 60) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null

  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const offset = zoneOffset(match[8])
  if (offset === null) return null
  const instant = Date.UTC(year, month - 1, day, hour, minute - offset, second, milliseconds)
  if (instant === 0 || instant >= endOfTime) return null
  return { instant, zoned: match[8] !== undefined, from }
}

/** Minutes east of Greenwich; null when no place on earth has that offset. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * Milliseconds since the epoch, in decimal digits. Null outside 1990 to 2099: negative numbers, seconds, microseconds
 * and year 50000 are not re-interpreted.
 */
export function epochMoment(text: string, from: Provenance): Moment | null {
  if (!/^\d{1,16}$/.test(text)) return null
  const instant = Number(text)
  return instant >= firstCapture && instant < endOfTime ? { instant, zoned: true, from } : null
}

/**
 * Seconds since the epoch, perhaps with a fraction: only for a field that can hold nothing but a time. Null outside 1990
 * to 2099, and for `2020020312`, which is as well ten digits of day and hour.
 */
export function epochSecondsMoment(text: string, from: Provenance): Moment | null {
  if (!/^\d{9,10}(?:\.\d{1,9})?$/.test(text) || dayAndHour.test(text)) return null
  return epochMoment(String(Math.trunc(Number(text) * 1_000)), from)
}

const dayAndHour = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])$/
