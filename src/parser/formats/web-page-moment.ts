import type { Moment, Provenance } from '../../shared/moment.ts'
import { isoMoment } from '../moment.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** RFC 5322, 3.3, as in HTTP and feeds: `Tue, 05 Mar 2024 10:00:00 GMT`. */
const mailDate =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})(?:\s+(\d\d:\d\d(?::\d\d)?)(?:\s*(gmt|utc?|z|[+-]\d{4}))?)?$/i
/** ECMA-262, Date.prototype.toString: `Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)`. */
const scriptDate = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{4})\s+(\d\d:\d\d:\d\d)\s+GMT([+-]\d{4})\b/i

/**
 * A time as pages write it for programs: ISO 8601, also with slashes or without separators (`2024/03/05`, `20240305`),
 * and the two English forms of mail and of JavaScript. Null for anything else, as `isoMoment`.
 */
export function pageMoment(text: string, from: Provenance): Moment | null {
  const trimmed = text.trim()
  const plain = trimmed
    .replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/, (_, year: string, month: string, day: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    )
    .replace(/^(\d{4})(\d\d)(\d\d)(?=$|T)/, '$1-$2-$3')
  const iso = isoMoment(plain, from)
  if (iso !== null) return iso
  const mail = mailDate.exec(trimmed)
  if (mail !== null) {
    const [, day = '', month = '', year = '', time, zone = ''] = mail
    return written(year, month, day, time, /^[a-z]/i.test(zone) ? 'Z' : zone, from)
  }
  const script = scriptDate.exec(trimmed)
  if (script === null) return null
  const [, month = '', day = '', year = '', time, zone = ''] = script
  return written(year, month, day, time, zone, from)
}

function written(
  year: string,
  monthName: string,
  day: string,
  time: string | undefined,
  zone: string,
  from: Provenance,
): Moment | null {
  const month = String(months.indexOf(monthName.toLowerCase()) + 1).padStart(2, '0')
  const date = `${year}-${month}-${day.padStart(2, '0')}`
  return isoMoment(time === undefined ? date : `${date}T${time}${zone}`, from)
}
