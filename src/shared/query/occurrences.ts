/** Where phrases stand among the terms of one block. */
import type { NearQuery, Phrase } from './query.ts'

export interface Variants {
  /** False: the terms are those of `terms(text, { variants: false })`. */
  variants: boolean
}

/** The indices of the terms at which the phrase begins, in order. */
export function occurrences(terms: readonly string[], phrase: Phrase, { variants }: Variants): number[] {
  const wanted = variants ? phrase.terms : phrase.exactTerms
  const last = wanted.length - 1
  const ending = wanted[last] ?? ''
  const found: number[] = []
  search: for (let start = 0; start + last < terms.length; start++) {
    for (let i = 0; i < last; i++) if (terms[start + i] !== wanted[i]) continue search
    const term = terms[start + last] ?? ''
    if (phrase.prefix ? term.startsWith(ending) : term === ending) found.push(start)
  }
  return found
}

/**
 * Of each phrase those occurrences that stand near one of every other. As FTS5 counts: at most `distance` terms,
 * boundaries among them, lie between the beginning of the last phrase and the end of each other; they may overlap.
 */
export function nearOccurrences(
  terms: readonly string[],
  { phrases, distance }: Pick<NearQuery, 'phrases' | 'distance'>,
  variants: Variants,
): number[][] {
  const places = phrases.map((phrase) => ({
    starts: occurrences(terms, phrase, variants),
    reach: phrase.terms.length + distance,
    /** Of `starts`, those before are too far before the last phrase. */
    first: 0,
    /** Those before have been looked at, and begin no later than the last phrase. */
    next: 0,
    near: [] as number[],
  }))
  if (places.some(({ starts }) => starts.length === 0)) return phrases.map(() => [])
  const lasts = [...new Set(places.flatMap(({ starts }) => starts))].sort((a, b) => a - b)
  for (const last of lasts) {
    for (const place of places) {
      while ((place.starts[place.first] ?? Infinity) < last - place.reach) place.first++
      while ((place.starts[place.next] ?? Infinity) <= last) place.next++
    }
    if (places.some(({ first, next }) => first >= next)) continue
    for (const { starts, first, next, near } of places) {
      const known = near.at(-1) ?? -1
      let from = next
      while (from > first && (starts[from - 1] ?? 0) > known) from--
      for (const start of starts.slice(from, next)) near.push(start)
    }
  }
  return places.map(({ near }) => near)
}
