import { describe, expect, it } from 'vitest'
import { dayIn, monthSpan, periodOf, presetSpan, yearSpan } from './spans.ts'

describe('today', () => {
  const lateEvening = Date.UTC(2026, 10, 22, 23, 30)

  it('is the day of the zone that days are counted in', () => {
    expect(dayIn('UTC', lateEvening)).toBe('2026-11-22')
    expect(dayIn('Asia/Taipei', lateEvening)).toBe('2026-11-23')
    expect(dayIn('America/New_York', lateEvening)).toBe('2026-11-22')
  })

  it('is that of UTC where the zone is not known', () => {
    expect(dayIn('Nowhere/Atlantis', lateEvening)).toBe('2026-11-22')
  })
})

describe('a preset', () => {
  it('of some days counts today among them', () => {
    expect(presetSpan('today', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-11-22' })
    expect(presetSpan('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(presetSpan('month', '2026-11-22')).toEqual({ from: '2026-10-24', to: '2026-11-22' })
  })

  it('reaches back over the end of a year and a leap day', () => {
    expect(presetSpan('week', '2027-01-02').from).toBe('2026-12-27')
    expect(presetSpan('month', '2024-03-10').from).toBe('2024-02-10')
  })

  it('for this year is the whole of it', () => {
    expect(presetSpan('year', '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })
})

describe('a month', () => {
  it('ends with its last day', () => {
    expect(monthSpan(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(monthSpan(2023, 2).to).toBe('2023-02-28')
    expect(monthSpan(2023, 12)).toEqual({ from: '2023-12-01', to: '2023-12-31' })
  })

  it('of the first century stays there', () => {
    expect(monthSpan(87, 4)).toEqual({ from: '0087-04-01', to: '0087-04-30' })
  })
})

describe('a span', () => {
  it('is known as the year or the month that it is', () => {
    expect(periodOf(yearSpan(2024))).toEqual({ year: 2024, month: null })
    expect(periodOf(monthSpan(2024, 2))).toEqual({ year: 2024, month: 2 })
    expect(periodOf({ from: '2024-02-01', to: '2024-03-31' })).toBeNull()
    expect(periodOf({ from: '2024-02-02', to: '2024-02-29' })).toBeNull()
  })
})
