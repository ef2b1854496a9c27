import { describe, expect, it } from 'vitest'
import { formatDay, formatInstant, formatMoment, momentNote } from './days.ts'

describe('a day', () => {
  it("is told in the reader's language", () => {
    expect(formatDay('2024-06-18')).toBe('Jun 18, 2024')
  })

  it('is the same day wherever the computer stands', () => {
    expect(formatDay('2024-01-01')).toBe('Jan 1, 2024')
    expect(formatDay('2024-12-31')).toBe('Dec 31, 2024')
  })

  it.each(['+050000-01-01', '-000044-03-15', '0000-01-01', '2024-13-45', 'yesterday'])(
    'that no calendar holds is shown as it stands: %s',
    (day) => expect(formatDay(day)).toBe(day),
  )
})

describe('a moment', () => {
  const instant = Date.UTC(2024, 5, 18, 22, 45)

  it('with a zone is told in the zone of the library', () => {
    expect(formatMoment({ instant, zoned: true, from: 'body' }, 'Asia/Taipei')).toBe('June 19, 2024 at 06:45')
  })

  it('without a zone keeps its own clock', () => {
    expect(formatMoment({ instant, zoned: false, from: 'body' }, 'Asia/Taipei')).toBe(
      'June 18, 2024 at 22:45',
    )
  })

  it.each([9e15, -9e15, Date.UTC(50_000, 0), Date.UTC(-44, 2), Infinity])(
    'out of range says so: %d',
    (absurd) => {
      expect(formatInstant(absurd, 'UTC')).toBe('a date out of range')
    },
  )

  it('names where it was read', () => {
    expect(momentNote({ instant, zoned: true, from: 'header' }, 'Europe/Berlin')).toContain('Europe/Berlin')
    expect(momentNote({ instant, zoned: false, from: 'body' }, 'Europe/Berlin')).not.toContain(
      'Europe/Berlin',
    )
  })
})
