import type { StoredArticle } from '../archive/archive.ts'
import type { ListSort } from '../shared/list.ts'
import type { Moment } from '../shared/moment.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { filterOf, type FilterOptions } from './filter.ts'
import { idsOf, remarkOnStaleIndex, withLibrary } from './library.ts'
import { complain, isoTime, oneLine, print } from './output.ts'

export interface ListOptions extends FilterOptions {
  json: boolean
  sort: ListSort
  limit: number
}

export const list = (libraryFile: string, options: ListOptions): Promise<number> =>
  withLibrary(libraryFile, (library) => {
    const filter = filterOf(library, options)
    if (!filter.ok) return complain(filter.problem)
    remarkOnStaleIndex(library)
    let left = options.limit
    for (const id of idsOf(library.list({ filter: filter.value, sort: options.sort }))) {
      if (left-- <= 0) break
      const article = library.article(id)
      if (!article.ok) continue
      print(options.json ? JSON.stringify(asJson(article.value)) : asLine(article.value))
    }
    return exitCodes.allWell
  })

const time = (moment: Moment | null): string | null => {
  if (moment === null) return null
  const iso = isoTime(moment.instant)
  return moment.zoned ? iso : iso.slice(0, -1)
}

const asJson = (article: StoredArticle): object => ({
  id: article.id,
  title: article.title,
  url: article.address,
  source: article.source.name,
  published: time(article.published),
  captured: time(article.captured),
  path: article.path,
})

const asLine = (article: StoredArticle): string =>
  [
    String(article.id).padStart(6),
    article.day ?? '          ',
    oneLine(article.source.name),
    oneLine(article.title) || text.untitled,
  ].join('  ')
