import { expect, test } from 'vitest'
import { Pending } from './pending.ts'

const pending = (): Pending => new Pending(2_000, 15_000)

test('a path is due when nothing has happened to it for a while', () => {
  const paths = pending()
  expect(paths.due).toBe(null)
  paths.note('a', 1_000)
  paths.note('a', 2_500)
  expect(paths.due).toBe(4_500)
  expect(paths.take(4_499)).toEqual(new Set())
  expect(paths.take(4_500)).toEqual(new Set(['a']))
  expect(paths.due).toBe(null)
})

test('a burst is taken at its end, as one', () => {
  const paths = pending()
  for (let n = 0; n < 50; n++) paths.note(`${n}`, n * 100)
  expect(paths.due).toBe(4_900 + 2_000)
  expect(paths.take(6_900).size).toBe(50)
})

test('a burst without an end is taken in parts, without what is being written', () => {
  const paths = pending()
  let taken: Set<string> | null = null
  for (let now = 0; taken === null; now += 100) {
    if (paths.due !== null && paths.due <= now) taken = paths.take(now)
    paths.note(`${now}`, now)
    paths.note('log', now)
    expect(now).toBeLessThanOrEqual(15_000)
  }
  expect(taken.size).toBe(131)
  expect(taken.has('log')).toBe(false)
  expect(paths.due).toBe(15_000 + 2_000)
})

test('one file that is written for minutes holds nothing up and is waited for', () => {
  const paths = pending()
  for (let now = 0; now < 60_000; now += 500) {
    paths.note('slow', now)
    expect(paths.due).toBe(now + 2_000)
  }
  expect(paths.take(61_500)).toEqual(new Set(['slow']))
})
