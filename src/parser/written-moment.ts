import type { Moment, Provenance } from '../shared/moment.ts'
import { epochMoment, isoMoment } from './moment.ts'

/**
 * A date, or date and time, as people and their tools write one: ISO 8601 also with single digits and `/` or `.`,
 * RFC 5322 (`Tue, 18 Jun 2024 04:45:28 +0000`), English with the month's name, Chinese and Japanese `2024年6月18日`,
 * also in characters (`二〇二四年六月十八日`), with a weekday and `下午3时45分`, Korean `2024년 6월 18일`, `20240618`, milliseconds since the epoch. Nothing may
 * stand beside it but quotes and brackets.
 *
 * Null for anything else, above all for `06/07/2024`, which is June in one country and July in another. A zone
 * counts only as an offset, `Z`, `GMT` or `UTC`: names like CST mean several places, so the time is then read as
 * one without a zone.
 */
export function writtenMoment(text: string, from: Provenance): Moment | null {
  const plain = withPlainTime(text.slice(0, 100).normalize('NFKC'))
    .replace(/^[\s"'[({<]+|[\s"'\])}>]+$/g, '')
    .replace(/\s+/g, ' ')
  return epochMoment(plain, from) ?? isoMoment(asIso(plain) ?? plain, from)
}

const numerals = '〇一二三四五六七八九'
const chineseDate = new RegExp(
  String.raw`^([\s"'[({<]*)([${numerals}零○]{4}) ?年 ?(十[一二]?|[${numerals.slice(1)}]) ?月 ?` +
    String.raw`(三十一?|卅一?|(?:二十|廿|十)[${numerals.slice(1)}]?|[${numerals.slice(1)}]) ?(?=[日号號])`,
)

/** `二〇二〇年三月五日` as `2020年3月5日`. The moon's days (`初五`) and the Republic's years are other calendars. */
const inDigits = (text: string): string =>
  text.replace(
    chineseDate,
    (_, before: string, year: string, month: string, day: string) =>
      `${before}${[...year].map((one) => Math.max(0, numerals.indexOf(one))).join('')}年${upTo99(month)}月${upTo99(day)}`,
  )

/** `五`, `十`, `十二`, `廿`, `三十一` */
function upTo99(written: string): number {
  const [, tens = '', ones = ''] = /^(.?十|廿|卅)?(.)?$/.exec(written) ?? []
  const ten = { '': 0, 十: 1, 廿: 2, 卅: 3 }[tens] ?? numerals.indexOf(tens[0] ?? '')
  return ten * 10 + Math.max(0, numerals.indexOf(ones || '〇'))
}

/** Chinese time of day as `PM 3:45`, without the weekday before it. */
const withPlainTime = (text: string): string =>
  inDigits(text)
    .replace(/ ?\(?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\)?/, ' ')
    .replace(/(?:凌晨|清晨|早上|早晨|上午)(?= ?\d)/, ' AM ')
    .replace(/(?:中午|下午|傍晚|晚上|晚间|晚間)(?= ?\d)/, ' PM ')
    .replace(
      /(\d{1,2}) ?[时時点點](?: ?(\d{1,2}) ?分(?: ?(\d{1,2}) ?秒)?)?$/,
      (_, hour: string, minute?: string, second?: string) => `${hour}:${two(minute)}:${two(second)}`,
    )

const time = String.raw`(?:(?:[T ]|, ?| at | - )?(?:(?<half>[AaPp])[Mm] )?(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d(?:[.,]\d{1,9})?))?(?: ?(?<half2>[AaPp])\.?[Mm]\.?)?)?`
const zone = String.raw`(?: ?(?<zone>[+-]\d{1,2}(?::?\d\d)?|[A-Za-z]{1,5}|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_/]+))?`
const weekday = String.raw`(?:[A-Za-z]{3,9}\.?,? )?`
const monthName = String.raw`(?<name>[A-Za-z]{3,9})\.?`

const patterns = [
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`,
  String.raw`(?<year>\d{4})(?:(?:-|\/|\.)(?<month>\d{1,2})(?:-|\/|\.)|[年년] ?(?<month2>\d{1,2})[月월] ?)(?<day>\d{1,2})[日일号號]?`,
  String.raw`${weekday}(?<day>\d{1,2})(?:st|nd|rd|th)?[ -]${monthName}[ -],? ?(?<year>\d{4})`,
  String.raw`${weekday}${monthName} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})`,
].map((date) => new RegExp(`^${date}${time}${zone}$`, 'u'))

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const fullNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i

function asIso(text: string): string | null {
  for (const pattern of patterns) {
    const parts = pattern.exec(text)?.groups
    if (parts === undefined) continue
    const month = parts.month ?? parts.month2 ?? monthNumber(parts.name ?? '')
    if (month === null) return null
    const day = `${parts.year}-${two(month)}-${two(parts.day)}`
    if (parts.hour === undefined) return parts.zone === undefined ? day : null
    const hour = hourOfDay(Number(parts.hour), parts.half ?? parts.half2)
    return `${day}T${two(String(hour))}:${parts.minute}:${parts.second ?? '00'}${offset(parts.zone)}`
  }
  return null
}

/** Halves of the day have 1 to 12; a larger hour, as in `下午15:45`, says it all itself. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour
  return (hour % 12) + (/p/i.test(half) ? 12 : 0)
}

function monthNumber(name: string): string | null {
  return fullNames.test(name) ? String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1) : null
}

function offset(name: string | undefined): string {
  if (name === undefined) return ''
  if (/^(?:Z|UTC?|GMT)$/i.test(name)) return 'Z'
  const digits = /^([+-])(\d{1,2})(?::?(\d\d))?$/.exec(name)
  return digits === null ? '' : `${digits[1]}${two(digits[2])}:${digits[3] ?? '00'}`
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')
