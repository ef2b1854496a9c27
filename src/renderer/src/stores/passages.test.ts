import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FoundText } from '../../../shared/list.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { PassagesStore } from './passages.svelte.ts'

const foundIn = (id: number, search: string): FoundText => ({
  id,
  captureId: id,
  title: { text: search, marks: [] },
  passage: null,
})

type Request = { search: string; ids: number[] }
function storeOf(
  answer = ({ search, ids }: Request): Result<FoundText[]> => ok(ids.map((id) => foundIn(id, search))),
) {
  const ask = vi.fn((_: string, request: Request) => Promise.resolve(answer(request)))
  return { ask, store: new PassagesStore({ ask } as unknown as Api) }
}
const asked = (ask: ReturnType<typeof storeOf>['ask']): number[][] => ask.mock.calls.map(([, { ids }]) => ids)

describe('the passages of the list', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const settle = () => vi.advanceTimersByTimeAsync(500)

  it('are asked for once for each list, and only of the rows in sight', async () => {
    const { ask, store } = storeOf()
    store.look(1, 'a', [1, 2])
    await settle()
    store.look(1, 'a', [2, 3])
    await settle()
    expect(asked(ask)).toEqual([[1, 2], [3]])
    expect(store.of(1)?.title.text).toBe('a')
    store.look(2, 'a', [2, 3])
    // What is known stays until it is known anew.
    expect(store.of(2)?.title.text).toBe('a')
    await settle()
    expect(asked(ask)).toEqual([[1, 2], [3], [2, 3]])
  })

  it('are not asked for rows that were scrolled past', async () => {
    const { ask, store } = storeOf()
    for (let row = 0; row < 1_000; row += 10) store.look(1, 'a', [row, row + 1])
    await settle()
    expect(asked(ask)).toEqual([
      [0, 1],
      [990, 991],
    ])
  })

  it('of another search are forgotten, and an answer that comes late is dropped', async () => {
    const { store } = storeOf()
    store.look(1, 'a', [1])
    store.look(2, 'b', [1])
    expect(store.of(1)).toBeUndefined()
    await settle()
    expect(store.of(1)?.title.text).toBe('b')
    store.look(3, '', [1])
    expect(store.of(1)).toBeUndefined()
  })

  it('are not there without a search, nor where it failed', async () => {
    const { ask, store } = storeOf(() => fail('superseded', ''))
    store.look(1, ' ', [1])
    await settle()
    expect(ask).not.toHaveBeenCalled()
    store.look(2, 'a', [1])
    await settle()
    expect(store.of(1)).toBeUndefined()
  })
})
