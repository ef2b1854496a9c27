import type { Moment, Provenance } from '../../shared/moment.ts'
import { isoMoment } from '../moment.ts'
import { writtenMoment } from '../written-moment.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** ECMA-262, Date.prototype.toString: `Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)`. */
const scriptDate = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{4})\s+(\d\d:\d\d:\d\d)\s+GMT([+-]\d{4})\b/i

/** A time as pages write it for programs: as people write one, or as JavaScript does. Null as `writtenMoment`. */
export function pageMoment(text: string, from: Provenance): Moment | null {
  const trimmed = text.trim()
  const script = scriptDate.exec(trimmed)
  if (script === null)
    return isoMoment(trimmed.replace(compact, '$1-$2-$3'), from) ?? writtenMoment(trimmed, from)
  const [, monthName = '', day = '', year = '', time, zone = ''] = script
  const month = String(months.indexOf(monthName.toLowerCase()) + 1).padStart(2, '0')
  return isoMoment(`${year}-${month}-${day.padStart(2, '0')}T${time}${zone}`, from)
}

/** ISO 8601's basic format, before a time in the extended one. */
const compact = /^(\d{4})(\d\d)(\d\d)(?=T)/
