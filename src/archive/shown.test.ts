import { expect, test } from 'vitest'
import { dayCounter } from './days.ts'
import { listFacts, newestFirst, shownCapture, type CaptureFacts } from './shown.ts'
import { at } from './testing/captures.ts'

const make = (id: number, given: Partial<CaptureFacts> = {}): CaptureFacts => ({
  id,
  title: `Title ${id}`,
  published: null,
  captured: null,
  fileTime: null,
  imported: 1_000,
  textLength: 1_000,
  ...given,
})
const dayOf = dayCounter('UTC')
const order = (...captures: CaptureFacts[]): number[] => newestFirst(captures).map(({ id }) => id)

test('captures are ordered by when they were taken, else by the file, else by the import', () => {
  const captured = make(1, { captured: at('2024-01-02T00:00Z'), fileTime: Date.parse('2029-01-01') })
  const filed = make(2, { fileTime: Date.parse('2024-01-03') })
  const imported = make(3, { imported: Date.parse('2024-01-01') })
  expect(order(captured, filed, imported)).toEqual([2, 1, 3])
  expect(order(make(1), make(2), make(3))).toEqual([3, 2, 1])
})

test('the newest is shown, unless its text is under half the longest one', () => {
  const shown = (...lengths: number[]): number | undefined =>
    shownCapture(newestFirst(lengths.map((textLength, i) => make(i, { textLength, imported: i }))))?.id
  expect(shown(1_000, 500)).toBe(1)
  expect(shown(1_000, 499)).toBe(0)
  expect(shown(1_000, 1_200, 100)).toBe(1)
  expect(shown(1_000, 1_000, 100)).toBe(1)
  expect(shown(0)).toBe(0)
  expect(shown()).toBe(undefined)
})

test('the published time is the shown one, else the newest that is stated', () => {
  const old = make(1, { imported: 1, published: at('2020-01-01T00:00Z') })
  const middle = make(2, { imported: 2, published: at('2021-01-01T00:00Z') })
  expect(listFacts([old, middle], dayOf).time).toBe(Date.parse('2021-01-01'))
  const lost = make(3, { imported: 3, captured: at('2024-01-01T00:00Z') })
  expect(listFacts([old, middle, lost], dayOf)).toMatchObject({
    shownCaptureId: 3,
    time: Date.parse('2021-01-01'),
    dayFrom: 'published',
    captured: Date.parse('2024-01-01'),
  })
})

test('the day is from the captured time when no published one is known, and else there is none', () => {
  expect(listFacts([make(1, { captured: at('2024-01-01T12:00Z') })], dayOf)).toMatchObject({
    day: 19_723,
    dayFrom: 'captured',
    time: Date.parse('2024-01-01T12:00Z'),
  })
  expect(listFacts([make(1, { fileTime: 5 })], dayOf)).toMatchObject({ day: null, dayFrom: null, time: null })
})
