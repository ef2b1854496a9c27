import { blocksOf } from '../importer/blocks.ts'
import type { ReadableLibrary } from '../archive/archive.ts'
import type { Facets, FacetValues, ListFilter } from '../shared/list.ts'
import { parseQuery } from '../shared/query/parse.ts'
import { text } from '../shared/text/text.ts'
import { printArticles } from './articles.ts'
import { exitCodes } from './exit-codes.ts'
import { filterOf } from './filter.ts'
import { idsOf, remarkOnStaleIndex, withLibrary } from './library.ts'
import type { ListOptions } from './list.ts'
import { complain, oneLine, print, remark } from './output.ts'
import { pointedAt } from './pointed-at.ts'

export interface SearchOptions extends ListOptions {
  query: string
  /** What is printed of the result: its articles, how many they are, or what it could be narrowed by. */
  show: 'articles' | 'count' | 'facets'
}

/** Values of each kind that are printed where no limit is given. */
const mostShown = 20
const mostInJson = 10_000

/** What cannot be used of the query is told, and the rest is looked for; wrong use where nothing is left of it. */
export function search(libraryFile: string, options: SearchOptions): Promise<number> {
  const { query, json, show, limit } = options
  const { root, problems } = parseQuery(query, { today: new Date().toISOString().slice(0, 10) })
  for (const { code, ...stretch } of problems) {
    remark(text.queryProblem[code])
    process.stderr.write(pointedAt(query, stretch))
  }
  if (root === null && problems.length > 0) return Promise.resolve(exitCodes.wrongUse)

  return withLibrary(
    libraryFile,
    (library) => {
      const given = filterOf(library, options)
      if (!given.ok) return complain(given.problem)
      remarkOnStaleIndex(library)
      const filter = { ...given.value, search: query }
      if (show === 'articles') printArticles(library, { filter, sort: options.sort }, options)
      else if (show === 'count') {
        const count = countOf(library, filter)
        print(json ? JSON.stringify({ count }) : String(count))
      } else {
        const most = Number.isFinite(limit) ? limit : json ? mostInJson : mostShown
        const facets = facetsOf(library, filter, most)
        if (json) print(JSON.stringify(facets))
        else printFacets(facets, most)
      }
      return exitCodes.allWell
    },
    { blocksOf },
  )
}

function countOf(library: ReadableLibrary, filter: ListFilter): number {
  let count = 0
  const ids = idsOf(library.list({ filter, sort: { by: 'published', direction: 'descending' } }))
  while (!ids.next().done) count++
  return count
}

function facetsOf(library: ReadableLibrary, filter: ListFilter, most: number): Facets {
  const counting = library.facets(filter, most)
  for (;;) {
    const step = counting.next()
    if (step.done) return step.value
  }
}

function printFacets(facets: Facets, most: number): void {
  const printGroup = (name: string, values: { name: string; count: number }[], total: number): void => {
    if (values.length === 0) return
    print('')
    print(total > values.length ? `${name} (${values.length} of ${total})` : name)
    for (const value of values) print(`${String(value.count).padStart(8)}   ${oneLine(value.name) || '–'}`)
  }
  const printValues = (name: string, { values, total }: FacetValues): void => printGroup(name, values, total)
  print(`Articles   ${facets.articles}`)
  printGroup('Sources', facets.sources.slice(0, most), facets.sources.length)
  printGroup(
    'Years',
    facets.years.slice(0, most).map(({ year, count }) => ({ name: String(year), count })),
    facets.years.length,
  )
  printValues('Topics', facets.topics)
  printValues('Authors', facets.authors)
  printValues('Languages', facets.languages)
  printValues('Formats', facets.formats)
  printValues('Imports', facets.imports)
}
