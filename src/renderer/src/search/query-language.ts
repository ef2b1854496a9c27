/** What the search field needs of the query language: loaded after the first list. */
import { parseQuery } from '../../../shared/query/parse.ts'
import type { ParsedQuery } from '../../../shared/query/query.ts'
import { withVariants } from '../../../shared/query/variants.ts'

/** Only for its problems and switches, none of which depend on the day. */
export const read = (search: string): ParsedQuery => parseQuery(search, { today: '2000-01-01' })

export function turnVariants(search: string): string {
  const parsed = read(search)
  return withVariants(search, parsed, parsed.variants ? 'off' : 'one')
}
