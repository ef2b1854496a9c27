import { describe, expect, it } from 'vitest'
import { everything, type ListFilter, type SourceCount } from '../../../shared/list.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { text } from '../../../shared/text/text.ts'
import type { Api } from '../api.ts'
import { SourcesStore } from './sources.svelte.ts'

const harbour: SourceCount = { id: 1, domain: 'harbourpost.example', name: 'Harbour Post', count: 3 }

const storeOf = (answer: (filter: ListFilter) => Result<SourceCount[]>) =>
  new SourcesStore({
    ask: (_: string, { filter }: { filter: ListFilter }) => Promise.resolve(answer(filter)),
  } as unknown as Api)

const filter = { ...everything.filter, sources: [1, 9], search: 'nothing' }

describe('the sources beside the list', () => {
  it('are not known before they are answered', () => {
    const store = storeOf(() => ok([]))
    expect(store.counts).toBeNull()
    expect(store.nameOf(1)).toBe(text.loading)
  })

  it('are asked for again when their process was being restarted', async () => {
    const replies = [fail('process-gone', 'gone'), ok([harbour])]
    const store = storeOf(() => replies.shift() ?? ok([]))
    await store.refresh(everything.filter)
    expect(store.counts).toEqual([harbour])
  })

  it('name a chosen one of which nothing passes, and say so of one that has left', async () => {
    const store = storeOf(({ search }) => ok(search === '' ? [harbour] : []))
    await store.refresh(filter)
    expect(store.counts).toEqual([{ ...harbour, count: 0 }])
    expect(store.nameOf(1)).toBe('Harbour Post')
    expect(store.nameOf(9)).toBe(text.goneSource)
  })
})
