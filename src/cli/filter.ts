import type { ReadableLibrary } from '../archive/archive.ts'
import { everything, type FacetChoice, type ListFilter } from '../shared/list.ts'
import type { Day } from '../shared/moment.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'

export interface FilterOptions {
  /** A source's domain or name. */
  source: string | null
  from: Day | null
  to: Day | null
}

/** `not-found` when no source is called so, `invalid-request` when the days are the wrong way round. */
export function filterOf(library: ReadableLibrary, { source, from, to }: FilterOptions): Result<ListFilter> {
  const sources = source === null ? [] : sourcesCalled(library, source)
  if (source !== null && sources.length === 0) return fail('not-found', `No source is called ${source}.`)
  if (from !== null && to !== null && from > to) return fail('invalid-request', text.daysReversed)
  const facets = sources.map((value): FacetChoice => ({ kind: 'source', value, exclude: false }))
  return ok({ ...everything.filter, facets, from, to })
}

function sourcesCalled(library: ReadableLibrary, name: string): number[] {
  const wanted = name.toLowerCase()
  return library
    .sources()
    .filter((source) => source.domain === wanted || source.name.toLowerCase() === wanted)
    .map((source) => source.id)
}
