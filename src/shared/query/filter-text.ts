/** What narrows a list, as text of the query language: to be copied, kept, and given to `pressmark search`. */
import type { FacetChoice, FacetKind, ListFilter } from '../list.ts'
import type { Day } from '../moment.ts'
import { terms } from '../terms.ts'
import { parseQuery } from './parse.ts'
import { queryText, spanText, valueText } from './query-text.ts'

export interface FilterText {
  text: string
  /** What no query can say: an import, a source or language without a name, the trash. */
  left: (FacetKind | 'trash')[]
}

export interface FilterTextOptions {
  /** The domain of a source, or its name where it has no domain; null when it is not known. */
  sourceName: (id: number) => string | null
  today: Day
}

/**
 * The text finds what the filter does. More than that: for topics and authors, as the filter goes by whole names of the
 * shown capture, the query by words in any; and for a language without its script (docs/search.md, "As text").
 */
export function filterText(filter: ListFilter, options: FilterTextOptions): FilterText {
  const left = new Set<FacetKind | 'trash'>(filter.trash ? ['trash'] : [])
  const parts: string[] = []
  for (const kind of new Set(filter.facets.map((choice) => choice.kind))) {
    const said = (exclude: boolean): string[] =>
      filter.facets
        .filter((choice) => choice.kind === kind && choice.exclude === exclude)
        .flatMap((choice) => {
          const text = choiceText(choice, options)
          if (text === null) left.add(kind)
          return text === null ? [] : [text]
        })
    const wanted = filter.facets.filter((choice) => choice.kind === kind && !choice.exclude)
    const some = said(false)
    // Of several wanted, those that can be said would be too few: then none is.
    if (some.length > 0 && some.length === wanted.length)
      parts.push(some.length === 1 ? (some[0] ?? '') : `(${some.join(' OR ')})`)
    for (const text of said(true)) parts.push(`-${text}`)
  }
  const days = daysText(filter)
  if (days !== null) parts.push(days)
  const search = filter.search.trim()
  if (search === '') return { text: parts.join(' '), left: [...left] }
  return {
    text: parts.length === 0 ? search : [within(search, options.today), ...parts].join(' ').trim(),
    left: [...left],
  }
}

/** A search that can stand beside other conditions. */
function within(search: string, today: Day): string {
  const parsed = parseQuery(search, { today })
  // What is left open, a quote or a bracket, would take in what follows.
  const text = parsed.problems.length === 0 ? search : queryText(parsed)
  return parsed.root?.kind === 'or' ? `(${text})` : text
}

function choiceText({ kind, value }: FacetChoice, { sourceName }: FilterTextOptions): string | null {
  if (kind === 'import') return null
  const name = kind === 'source' ? sourceName(Number(value)) : String(value)
  if (name === null) return null
  const plain = name.replace(/["“”„＂]/g, ' ').trim()
  if (plain === '') return null
  switch (kind) {
    case 'source':
      return `source:${valueText(plain)}`
    case 'language':
      return `lang:${valueText(plain)}`
    case 'format':
      return `format:${valueText(plain)}`
    case 'author':
      return terms(plain).length === 0 ? null : `author:"${plain}"`
    case 'topic':
      return terms(plain).length === 0 ? null : `(topic:"${plain}" OR tag:"${plain}")`
  }
}

function daysText({ from, to }: ListFilter): string | null {
  if (to === null) return from === null ? null : `after:${from}`
  // The wrong way round: a span would be no date, these two find nothing, as the filter does.
  if (from !== null && from > to) return `after:${from} on:..${to}`
  return `on:${spanText({ from, to })}`
}
