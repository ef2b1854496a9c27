import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atMostEvery } from './throttle.ts'

describe('throttled work', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('starts at once, and once more for any number of calls in between', async () => {
    const work = vi.fn(() => Promise.resolve())
    const ask = atMostEvery(400, work)
    for (let call = 0; call < 50; call++) ask()
    expect(work).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(400)
    expect(work).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('never runs twice at a time, however long it takes', async () => {
    let running = 0
    let most = 0
    const ask = atMostEvery(10, async () => {
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 500))
      running--
    })
    for (let tick = 0; tick < 100; tick++) {
      ask()
      await vi.advanceTimersByTimeAsync(20)
    }
    expect(most).toBe(1)
  })
})
