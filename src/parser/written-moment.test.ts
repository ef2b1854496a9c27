import { expect, test } from 'vitest'
import { writtenMoment } from './written-moment.ts'

test.each([
  ['2020-2-3', '2020-02-03T00:00Z', false],
  ['2020年2月3日', '2020-02-03T00:00Z', false],
  ['2020年02月03日12:05', '2020-02-03T12:05Z', false],
  ['２０２０年２月３日', '2020-02-03T00:00Z', false],
  ['2020年2月3日（星期一）', '2020-02-03T00:00Z', false],
  ['2020年2月3日 星期一 15:30', '2020-02-03T15:30Z', false],
  ['2020年2月3日 下午3:45', '2020-02-03T15:45Z', false],
  ['2020年2月3日上午9点', '2020-02-03T09:00Z', false],
  ['2020年2月3日 下午15时45分', '2020-02-03T15:45Z', false],
  ['2020年2月3日 凌晨12:10', '2020-02-03T00:10Z', false],
  ['2020年2月3日 15时4分5秒', '2020-02-03T15:04:05Z', false],
  ['2020년 2월 3일', '2020-02-03T00:00Z', false],
  ['20200203', '2020-02-03T00:00Z', false],
  ['Feb 3, 2020 3:45 PM', '2020-02-03T15:45Z', false],
  ['February 3, 2020, 12:10 a.m.', '2020-02-03T00:10Z', false],
  ['3 Feb 2020 12:10 pm', '2020-02-03T12:10Z', false],
  ['Mon, 03 Feb 2020 12:00:00 +0800', '2020-02-03T04:00Z', true],
  ['2020-02-03 12:00:00 CST', '2020-02-03T12:00Z', false],
  ['2020-02-03 12:00:00 Asia/Shanghai', '2020-02-03T12:00Z', false],
  ['"2020-02-03 12:00"', '2020-02-03T12:00Z', false],
])('%s is read', (text, iso, zoned) => {
  expect(writtenMoment(text, 'header')).toEqual({ instant: Date.parse(iso), zoned, from: 'header' })
})

test.each([
  '',
  '02/03/2020',
  '2020-02',
  '昨天',
  '2020年2月30日',
  '20201340',
  '1580702400',
  '2020-02-03 25:00',
])('%j is none', (text) => {
  expect(writtenMoment(text, 'header')).toBeNull()
})
