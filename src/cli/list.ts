import type { ListSort } from '../shared/list.ts'
import { printArticles, type PrintOptions } from './articles.ts'
import { exitCodes } from './exit-codes.ts'
import { filterOf, type FilterOptions } from './filter.ts'
import { remarkOnStaleIndex, withLibrary } from './library.ts'
import { complain } from './output.ts'

export interface ListOptions extends FilterOptions, PrintOptions {
  sort: ListSort
}

export const list = (libraryFile: string, options: ListOptions): Promise<number> =>
  withLibrary(libraryFile, (library) => {
    const filter = filterOf(library, options)
    if (!filter.ok) return complain(filter.problem)
    remarkOnStaleIndex(library)
    printArticles(library, { filter: filter.value, sort: options.sort }, options)
    return exitCodes.allWell
  })
