import type { ListFilter } from '../../../shared/list.ts'

/**
 * The filter once sources have become another one: whoever had chosen one of them has chosen that one. The same
 * object when it named none of them.
 */
export function withMerged(filter: ListFilter, from: readonly number[], into: number): ListFilter {
  const kept = filter.sources.filter((id) => !from.includes(id))
  if (kept.length === filter.sources.length) return filter
  return { ...filter, sources: kept.includes(into) ? kept : [...kept, into] }
}
