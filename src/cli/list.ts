import type { ReadableLibrary, StoredArticle } from '../archive/archive.ts'
import { everything, type ListQuery, type ListSort } from '../shared/list.ts'
import type { Day, Moment } from '../shared/moment.ts'
import { exitCodes } from './exit-codes.ts'
import { withLibrary } from './library.ts'
import { complain, isoTime, oneLine, print } from './output.ts'

export interface ListOptions {
  json: boolean
  /** A source's domain or name. */
  source: string | null
  from: Day | null
  to: Day | null
  sort: ListSort
  limit: number
}

export const list = (libraryFile: string, options: ListOptions): number =>
  withLibrary(libraryFile, (library) => {
    const sources = options.source === null ? [] : sourcesCalled(library, options.source)
    if (options.source !== null && sources.length === 0)
      return complain({ code: 'not-found', sentence: `No source is called ${options.source}.` })
    const query: ListQuery = {
      filter: { ...everything.filter, sources, from: options.from, to: options.to },
      sort: options.sort,
    }
    let left = options.limit
    for (const id of library.listIds(query)) {
      if (left-- <= 0) break
      const article = library.article(id)
      if (!article.ok) continue
      print(options.json ? JSON.stringify(asJson(article.value)) : asLine(article.value))
    }
    return exitCodes.allWell
  })

function sourcesCalled(library: ReadableLibrary, name: string): number[] {
  const wanted = name.toLowerCase()
  return library
    .sources(everything.filter)
    .filter((source) => source.domain === wanted || source.name.toLowerCase() === wanted)
    .map((source) => source.id)
}

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
    oneLine(article.title),
  ].join('  ')
