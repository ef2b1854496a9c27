/** What narrows the list, one thing at a time: for the chips above it, and for saying which of them to relax. */
import {
  everything,
  facetKinds,
  toggled,
  withoutKind,
  type FacetChoice,
  type ListFilter,
} from '../../../shared/list.ts'
import type { Day } from '../../../shared/moment.ts'
import { text } from '../../../shared/text/text.ts'
import { formatDay, formatMonth } from '../format/days.ts'
import { plainLine } from '../format/plain-line.ts'
import { periodOf } from './spans.ts'

export interface Chip {
  key: string
  label: string
  /** The filter when this one is taken away. */
  without: ListFilter
}

/** Of a title or a name, what a chip can show. */
const longest = 60

/** `Jun 18, 2024 – Jul 1, 2024`, or the year or month that it is. */
export function spanLabel(from: Day | null, to: Day | null): string {
  if (from === null) return to === null ? '' : text.chips.until(formatDay(to))
  if (to === null) return text.chips.since(formatDay(from))
  const period = periodOf({ from, to })
  if (period !== null)
    return period.month === null ? String(period.year) : formatMonth(period.year, period.month)
  return from === to ? formatDay(from) : text.chips.span(formatDay(from), formatDay(to))
}

const daysChip = (filter: ListFilter): Chip[] =>
  filter.from === null && filter.to === null
    ? []
    : [
        {
          key: 'days',
          label: spanLabel(filter.from, filter.to),
          without: { ...filter, from: null, to: null },
        },
      ]

const searchChip = (filter: ListFilter): Chip[] =>
  filter.search.trim() === ''
    ? []
    : [
        {
          key: 'search',
          label: text.chips.search(plainLine(filter.search, longest)),
          without: { ...filter, search: '' },
        },
      ]

const trashChip = (filter: ListFilter): Chip[] =>
  filter.trash ? [{ key: 'trash', label: text.trash.name, without: { ...filter, trash: false } }] : []

type NameOf = (choice: Pick<FacetChoice, 'kind' | 'value'>) => string

const allButTheFacets = (filter: ListFilter): Chip[] => [
  ...trashChip(filter),
  ...searchChip(filter),
  ...daysChip(filter),
]

/** @param nameOf a value as people read it */
export function chipsOf(filter: ListFilter, nameOf: NameOf): Chip[] {
  const facets = filter.facets.map((choice) => {
    const plain = plainLine(nameOf(choice), longest)
    // Alone it would be taken for a day of the articles.
    const name = choice.kind === 'import' ? text.chips.one('import', plain) : plain
    return {
      key: `${choice.kind}-${choice.value}`,
      label: choice.exclude ? text.chips.without(name) : name,
      without: toggled(filter, choice),
    }
  })
  return [...allButTheFacets(filter), ...facets]
}

/**
 * What to try when nothing passes. Values of one kind are taken away together: an article passes with any of them, so
 * an empty list stays empty without one of several.
 */
export function relaxations(filter: ListFilter, nameOf: NameOf): Chip[] {
  const facets = facetKinds.flatMap((kind): Chip[] => {
    const [only, second] = filter.facets.filter((choice) => choice.kind === kind)
    if (only === undefined) return []
    const label =
      second === undefined
        ? text.chips.one(kind, plainLine(nameOf(only), longest))
        : text.chips.several(kind, filter.facets.filter((choice) => choice.kind === kind).length)
    return [{ key: kind, label, without: withoutKind(filter, kind) }]
  })
  return [...allButTheFacets(filter), ...facets]
}

export const isNarrowed = (filter: ListFilter): boolean => chipsOf(filter, () => '').length > 0

/** The trash with nothing else narrowing it. */
export const wholeTrash: ListFilter = { ...everything.filter, trash: true }
