import type { FacetChoice, ListFilter } from '../../../shared/list.ts'

/**
 * The filter once sources have become another one: whoever had chosen one of them has chosen that one. The same
 * object when it named none of them.
 */
export function withMerged(filter: ListFilter, from: readonly number[], into: number): ListFilter {
  const isMerged = ({ kind, value }: FacetChoice): boolean =>
    kind === 'source' && from.includes(Number(value))
  const first = filter.facets.find(isMerged)
  if (first === undefined) return filter
  const kept = filter.facets.filter((choice) => !isMerged(choice))
  const has = kept.some(({ kind, value }) => kind === 'source' && value === into)
  return { ...filter, facets: has ? kept : [...kept, { ...first, value: into }] }
}
