import { describe, expect, it } from 'vitest'
import {
  everything,
  type Facets,
  type FacetValues,
  type ListFilter,
  type SourceCount,
} from '../../../shared/list.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { text } from '../../../shared/text/text.ts'
import type { Api } from '../api.ts'
import { FacetsStore } from './facets.svelte.ts'

const harbour: SourceCount = { id: 1, domain: 'harbourpost.example', name: 'Harbour Post', count: 3 }

const noTimeline: Facets['timeline'] = { unit: 'day', bars: [], earlier: 0, later: 0, undated: 0 }
const none: FacetValues = { values: [], total: 0 }
const withSources = (sources: SourceCount[]): Facets => ({
  ...{ articles: 0, sources, years: [], timeline: noTimeline },
  ...{ topics: none, authors: none, languages: none, formats: none, imports: none },
})

/** @param answer which sources have articles under a filter */
const storeOf = (answer: (filter: ListFilter) => Result<SourceCount[]>) =>
  new FacetsStore(
    {
      ask: (name: string, { filter = everything.filter }: { filter?: ListFilter }) => {
        const sources = answer(filter)
        return Promise.resolve(sources.ok && name === 'facets' ? ok(withSources(sources.value)) : sources)
      },
    } as unknown as Api,
    () => 'UTC',
  )

const source = (value: number) => ({ kind: 'source' as const, value, exclude: false })
const filter = { ...everything.filter, facets: [source(1), source(9)], search: 'nothing' }

describe('the sources beside the list', () => {
  it('are not known before they are answered', () => {
    const store = storeOf(() => ok([]))
    expect(store.sources).toBeNull()
    expect(store.nameOf(source(1))).toBe(text.loading)
  })

  it('are asked for again when their process was being restarted', async () => {
    const replies = [fail('process-gone', 'gone'), ok([harbour])]
    const store = storeOf(() => replies.shift() ?? ok([]))
    await store.refresh(everything.filter)
    expect(store.sources).toEqual([harbour])
  })

  it('name a chosen one of which nothing passes, and say so of one that has left', async () => {
    const store = storeOf(({ search }) => ok(search === '' ? [harbour] : []))
    await store.refresh(filter)
    expect(store.sources).toEqual([{ ...harbour, count: 0 }])
    expect(store.nameOf(source(1))).toBe('Harbour Post')
    expect(store.nameOf(source(9))).toBe(text.goneSource)
  })
})
