import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { lookAhead } from './look-ahead.ts'

// eslint-disable-next-line @typescript-eslint/require-await
async function* numbers(count: number, made: number[] = []): AsyncGenerator<number, void, undefined> {
  for (let next = 0; next < count; next++) {
    made.push(next)
    yield next
  }
}

const nothing = (): void => {}

describe('lookAhead', () => {
  it.each([0, 1, 3, 2_500])('gives all %i items in order', async (count) => {
    let seen = 0
    let ended = false
    const items: number[] = []
    for await (const item of lookAhead(
      numbers(count),
      700,
      () => seen++,
      () => (ended = true),
    ))
      items.push(item)
    expect(items).toEqual(Array.from({ length: count }, (_, index) => index))
    expect([seen, ended]).toEqual([count, true])
  })

  it('runs ahead, but no further than its limit', async () => {
    const made: number[] = []
    const ahead = lookAhead(numbers(100, made), 10, nothing, nothing)
    await ahead.next()
    await wait(5)
    expect(made.length).toBeGreaterThan(5)
    expect(made.length).toBeLessThanOrEqual(12)
    await ahead.return()
  })

  it('stops the source when its reader stops', async () => {
    const made: number[] = []
    const ahead = lookAhead(numbers(1_000_000, made), 10, nothing, nothing)
    await ahead.next()
    await ahead.return()
    const count = made.length
    await wait(5)
    expect(made.length).toBe(count)
  })

  it('passes on what the source throws', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* broken(): AsyncGenerator<number, void, undefined> {
      yield 1
      throw new Error('broken')
    }
    const ahead = lookAhead(broken(), 10, nothing, nothing)
    expect((await ahead.next()).value).toBe(1)
    await expect(ahead.next()).rejects.toThrow('broken')
  })

  it('serves several readers at once without losing or doubling an item', async () => {
    const ahead = lookAhead(numbers(1_000), 16, nothing, nothing)
    const items: number[] = []
    const reader = async (): Promise<void> => {
      for (let next = await ahead.next(); !next.done; next = await ahead.next()) items.push(next.value)
    }
    await Promise.all([reader(), reader(), reader()])
    expect(items.sort((a, b) => a - b)).toEqual(Array.from({ length: 1_000 }, (_, index) => index))
  })
})
