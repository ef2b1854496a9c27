/** Articles as `list` and `search` print them. */
import type { ReadableLibrary, StoredArticle } from '../archive/archive.ts'
import type { ListQuery } from '../shared/list.ts'
import type { Moment } from '../shared/moment.ts'
import { text } from '../shared/text/text.ts'
import { idsOf } from './library.ts'
import { isoTime, oneLine, print } from './output.ts'

export interface PrintOptions {
  /** One object a line. */
  json: boolean
  /** Infinity: all. */
  limit: number
}

export function printArticles(
  library: ReadableLibrary,
  query: ListQuery,
  { json, limit }: PrintOptions,
): void {
  const { search } = query.filter
  let left = limit
  for (const id of idsOf(library.list(query))) {
    if (left-- <= 0) break
    const article = library.article(id)
    if (!article.ok) continue
    if (!json) print(asLine(article.value))
    else {
      const capture = search === '' ? null : library.hit(search, id)
      print(JSON.stringify({ ...asJson(article.value), ...(capture !== null && { capture }) }))
    }
  }
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
    oneLine(article.title) || text.untitled,
  ].join('  ')
