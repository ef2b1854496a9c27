/** The values of a facet, as people read them. */
import type { FacetChoice, FacetKind, Facets, FacetValue, FacetValues } from '../../../shared/list.ts'
import { lazy } from '../../../shared/lazy.ts'
import { text } from '../../../shared/text/text.ts'
import { formatInstant } from '../format/days.ts'

const languageNames = lazy(
  () => new Intl.DisplayNames(text.locale, { type: 'language', languageDisplay: 'standard' }),
)

/** @param tag BCP 47, as a file gave it; what is no tag is shown as it stands */
function languageName(tag: string): string {
  if (tag === '') return text.facets.noLanguage
  try {
    return languageNames().of(tag) ?? tag
  } catch {
    return tag
  }
}

function importName(id: FacetChoice['value'], began: string, timeZone: string): string {
  const instant = Date.parse(began)
  return Number.isNaN(instant) ? text.facets.goneImport(id) : formatInstant(instant, timeZone, 'short')
}

/** @param timeZone IANA name */
export function valueName(
  kind: FacetKind,
  { value, name }: Pick<FacetValue, 'value' | 'name'>,
  timeZone: string,
): string {
  switch (kind) {
    case 'language':
      return languageName(name)
    case 'format':
      return text.facets.format(name)
    case 'import':
      return importName(value, name, timeZone)
    case 'source':
      return name || text.unknownSource
    case 'topic':
    case 'author':
      return name || text.facets.noName
  }
}

const fields = {
  topic: 'topics',
  author: 'authors',
  language: 'languages',
  format: 'formats',
  import: 'imports',
} as const satisfies Record<Exclude<FacetKind, 'source'>, keyof Facets>

export const valuesOf = (facets: Facets, kind: keyof typeof fields): FacetValues => facets[fields[kind]]

/** The kinds besides sources, in the order they are shown. */
export const otherKinds = Object.keys(fields) as (keyof typeof fields)[]
