import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayCounter, dayNumber, dayText, isTimeZone, isUsable } from './days.ts'

const day = (zone: string, iso: string, zoned = true): string =>
  dayText(dayCounter(zone)({ instant: Date.parse(iso), zoned, from: 'header' }))

test('a day is the date on the wall in the zone of the library', () => {
  expect(day('UTC', '2024-06-18T16:30:00Z')).toBe('2024-06-18')
  expect(day('Asia/Hong_Kong', '2024-06-18T15:59:59Z')).toBe('2024-06-18')
  expect(day('Asia/Hong_Kong', '2024-06-18T16:00:00Z')).toBe('2024-06-19')
  expect(day('America/New_York', '2024-06-18T03:59:59Z')).toBe('2024-06-17')
  expect(day('Asia/Kathmandu', '2024-06-18T18:15:00Z')).toBe('2024-06-19')
  expect(day('Pacific/Kiritimati', '2024-06-18T10:00:00Z')).toBe('2024-06-19')
})

test('daylight saving time moves the end of the day', () => {
  expect(day('Europe/Berlin', '2024-03-30T22:59:59Z')).toBe('2024-03-30')
  expect(day('Europe/Berlin', '2024-03-30T23:00:00Z')).toBe('2024-03-31')
  expect(day('Europe/Berlin', '2024-03-31T21:59:59Z')).toBe('2024-03-31')
  expect(day('Europe/Berlin', '2024-03-31T22:00:00Z')).toBe('2024-04-01')
})

test('a moment without a zone keeps its own date in every zone', () => {
  for (const zone of ['UTC', 'Asia/Hong_Kong', 'America/New_York'])
    expect(day(zone, '2024-06-18T23:59:00Z', false)).toBe('2024-06-18')
})

test('a local time before there were zones is counted to the second', () => {
  // Hong Kong kept local mean time, 7:36:42 ahead, until 1904.
  expect(day('Asia/Hong_Kong', '1900-01-01T16:23:17Z')).toBe('1900-01-01')
  expect(day('Asia/Hong_Kong', '1900-01-01T16:23:18Z')).toBe('1900-01-02')
})

test('the day agrees with what the calendar of the system shows', () => {
  const zones = [
    'UTC',
    'Asia/Hong_Kong',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Monrovia',
  ]
  const range = { min: Date.parse('0100-01-01'), max: Date.parse('9999-12-30') }
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer(range), (timeZone, instant) => {
      const format = new Intl.DateTimeFormat('en', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      })
      const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
      const shown = `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']}`
      expect(dayText(dayCounter(timeZone)({ instant, zoned: true, from: 'header' }))).toBe(shown)
    }),
    { numRuns: 300 },
  )
})

test('every instant that is usable has a day that can be written and read', () => {
  const furthest = 8.64e15 - 2 * 86_400_000
  const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Niue']
  fc.assert(
    fc.property(fc.integer({ min: -furthest, max: furthest }), fc.constantFrom(...zones), (instant, zone) => {
      const number = dayCounter(zone)({ instant, zoned: true, from: 'header' })
      expect(dayNumber(dayText(number))).toBe(number)
    }),
  )
  for (const end of [furthest, -furthest]) {
    expect(isUsable(end)).toBe(true)
    for (const zone of zones)
      expect(dayText(dayCounter(zone)({ instant: end, zoned: true, from: 'header' }))).toMatch(
        /^[+-]27\d{4}-/,
      )
  }
  for (const instant of [NaN, Infinity, 8.64e15, 1.5]) expect(isUsable(instant)).toBe(false)
})

test('a name is a time zone only if the system knows it', () => {
  expect(isTimeZone('Asia/Hong_Kong')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
  expect(isTimeZone('')).toBe(false)
})
