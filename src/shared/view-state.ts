/** How the window was left, so that it comes back the same: kept for each library, apart from it. */
import { z } from 'zod'
import { facetKinds, riskyPlaces, sortKeys } from './list.ts'
import { densities, themes } from './look.ts'
import { languageChoices } from './text/languages.ts'

const id = z.int().positive()
const pixels = z.number().min(0).max(100_000)

const facetChoice = z.strictObject({
  kind: z.enum(facetKinds),
  value: z.union([z.string().max(2_000), z.int()]),
  exclude: z.boolean(),
})

/** In the language of queries. */
export const search = z.string().max(2_000)

export const listFilter = z.strictObject({
  facets: z.array(facetChoice).max(10_000),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  search,
  trash: z.boolean(),
})

export const listQuery = z.strictObject({
  filter: listFilter,
  sort: z.strictObject({ by: z.enum(sortKeys), direction: z.enum(['ascending', 'descending']) }),
})

/** Everything optional: a state of an older version, or none, is as good. */
export const viewState = z.strictObject({
  query: listQuery.optional(),
  /** Row at the top of the list. */
  topRow: z.int().min(0).optional(),
  articleId: id.optional(),
  theme: z.enum(themes).optional(),
  density: z.enum(densities).optional(),
  language: z.enum(languageChoices).optional(),
  /** Facets of which only the title is shown. */
  folded: z.array(z.enum(facetKinds)).max(facetKinds.length).optional(),
  /** The warning about where the library lies was read and dismissed. */
  acceptedPlace: z.enum(riskyPlaces).optional(),
  panes: z.strictObject({ sidebar: pixels.optional(), list: pixels.optional() }).optional(),
})
export type ViewState = z.infer<typeof viewState>
