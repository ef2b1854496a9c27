import { expect, test } from 'vitest'
import { epochMoment, epochSecondsMoment, isoMoment } from './moment.ts'

test.each([
  ['2024-06-18T04:45:28.576Z', '2024-06-18T04:45:28.576Z', true],
  ['2024-06-18t04:45:28z', '2024-06-18T04:45:28.000Z', true],
  ['2024-06-18T04:45:28.5Z', '2024-06-18T04:45:28.500Z', true],
  ['2024-06-18T04:45:28,576123456Z', '2024-06-18T04:45:28.576Z', true],
  ['2024-06-18T04:45Z', '2024-06-18T04:45:00.000Z', true],
  ['2024-06-18T04:45:28+08:00', '2024-06-17T20:45:28.000Z', true],
  ['2024-06-18T04:45:28+0800', '2024-06-17T20:45:28.000Z', true],
  ['2024-06-18T04:45:28-03', '2024-06-18T07:45:28.000Z', true],
  ['2024-06-18 04:45:28 +0530', '2024-06-17T23:15:28.000Z', true],
  ['2024-06-18 04:45:28', '2024-06-18T04:45:28.000Z', false],
  ['2024-06-18T04:45', '2024-06-18T04:45:00.000Z', false],
  ['2024-06-18', '2024-06-18T00:00:00.000Z', false],
  [' 2024-02-29\n', '2024-02-29T00:00:00.000Z', false],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z', true],
  ['1870-07-19', '1870-07-19T00:00:00.000Z', false],
])('%s is read', (text, instant, zoned) => {
  expect(isoMoment(text, 'body')).toEqual({ instant: Date.parse(instant), zoned, from: 'body' })
})

test.each([
  '',
  'yesterday',
  '18 June 2024',
  '06/18/2024',
  '2024',
  '2024-06',
  '2024-6-1',
  '20240618',
  '2024-06-18T04',
  '2024-06-18T4:45',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-06-31',
  '2024-06-18T24:00:00Z',
  '2024-06-18T04:60:00Z',
  '2024-06-18T04:45:61Z',
  '2024-06-18T04:45:28+15:00',
  '2024-06-18T04:45:28+01:75',
  '2024-06-18T04:45:28 CET',
  '2024-06-18Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '0099-01-01',
  '1601-01-01T00:00:00Z',
  '1970-01-01T00:00:00.000Z',
  '2100-01-01T00:00:00Z',
  '+050000-01-01T00:00:00Z',
  '-000044-03-15',
  '1718686024000',
])('%j is no moment', (text) => {
  expect(isoMoment(text, 'body')).toBeNull()
})

test('milliseconds since the epoch are read', () => {
  const instant = Date.parse('2024-06-18T04:47:04Z')
  expect(epochMoment('1718686024000', 'header')).toEqual({ instant, zoned: true, from: 'header' })
})

test.each([
  ['nothing', ''],
  ['zero', '0'],
  ['negative', '-1718686024000'],
  ['seconds', '1718686024'],
  ['microseconds', '1718686024000000'],
  ['the year 50000', '1515729974400000'],
  ['a fraction', '1718686024000.5'],
  ['hexadecimal', '0x19029c1d1c0'],
  ['a number no Number can hold', '9'.repeat(400)],
])('%s is not taken for milliseconds', (_, text) => {
  expect(epochMoment(text, 'header')).toBeNull()
})

test('seconds since the epoch are read, but not ten digits of day and hour', () => {
  const instant = Date.parse('2020-02-03T04:00:00Z')
  expect(epochSecondsMoment('1580702400', 'header')).toEqual({ instant, zoned: true, from: 'header' })
  expect(epochSecondsMoment('1580702400.25', 'header')?.instant).toBe(instant + 250)
  for (const none of ['2020020312', '99999', '5000000000', '1580702400000', '-1580702400', '0', '1e9', ''])
    expect(epochSecondsMoment(none, 'header')).toBeNull()
})
