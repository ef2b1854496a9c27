import { describe, expect, it } from 'vitest'
import { everything } from '../../../shared/list.ts'
import { withMerged } from './merged.ts'

const chosen = (...sources: number[]) => ({
  ...everything.filter,
  search: 'tea',
  facets: sources.map((value) => ({ kind: 'source' as const, value, exclude: false })),
})

describe('a filter, once sources are merged', () => {
  it('names the source they have become, once', () => {
    expect(withMerged(chosen(3), [3], 7)).toEqual(chosen(7))
    expect(withMerged(chosen(1, 3, 4), [3, 4], 7)).toEqual(chosen(1, 7))
    expect(withMerged(chosen(7, 3), [3], 7)).toEqual(chosen(7))
  })

  it('is the same one when it named none of them', () => {
    for (const filter of [chosen(), chosen(1, 7)]) expect(withMerged(filter, [3, 4], 7)).toBe(filter)
  })
})
