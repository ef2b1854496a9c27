import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { everything } from '../../../shared/list.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

const gone = fail('process-gone', 'gone')
const request = { filter: everything.filter, most: 5 }

/** Answers one after another, the last again and again. */
function answering(...replies: Result<unknown>[]) {
  const ask = vi.fn(() => Promise.resolve(replies.length > 1 ? replies.shift() : replies[0]))
  return { ask, api: { ask } as unknown as Pick<Api, 'ask'> }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function settled<T>(reply: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync()
  return await reply
}

describe('a question to a process that is being restarted', () => {
  it('is asked again until it is answered', async () => {
    const { ask, api } = answering(gone, gone, ok([]))
    expect(await settled(askWhileRestarting(api, 'facets', request))).toEqual(ok([]))
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('ends as the problem when the process stays away', async () => {
    const { ask, api } = answering(gone)
    expect(await settled(askWhileRestarting(api, 'facets', request))).toEqual(gone)
    expect(ask).toHaveBeenCalledTimes(4)
  })

  it('is not asked again when it went wrong otherwise', async () => {
    const damaged = fail('library-damaged', 'damaged')
    const { ask, api } = answering(damaged, ok([]))
    expect(await settled(askWhileRestarting(api, 'facets', request))).toEqual(damaged)
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('is not asked again once a newer one was asked', async () => {
    const { ask, api } = answering(gone)
    let isWanted = true
    const reply = askWhileRestarting(api, 'facets', request, () => isWanted)
    await vi.advanceTimersByTimeAsync(10)
    isWanted = false
    expect(await settled(reply)).toEqual(gone)
    expect(ask).toHaveBeenCalledTimes(1)
  })
})
