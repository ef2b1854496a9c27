/**
 * An article as it is read: masthead, body, colophon, made of elements of the frame's document. Metadata is as
 * hostile as the body: it is only ever set as text, each piece isolated in its direction.
 */
import type { ArticleView } from '../../../shared/list.ts'
import type { Moment } from '../../../shared/moment.ts'
import { text } from '../../../shared/text/text.ts'
import { formatDay, formatInstant, formatMoment, momentNote } from '../format/days.ts'
import { plainLine, plainNote, readableAddress } from '../format/plain-line.ts'
import { dress } from './dress.ts'
import { make } from './elements.ts'
import { sanitise } from './sanitise.ts'

/** Characters; a title may be as long as a file. */
const longestTitle = 1_000
/** Characters; longer titles are set smaller. */
const longTitle = 120
const mostTopics = 200
/** Of a body with more blocks, only those in sight are laid out. */
const manyBlocks = 100

/** @param timeZone IANA name of the zone that the library counts days in */
export function articlePage(document: Document, article: ArticleView, timeZone: string): HTMLElement {
  const { fragment, plain } = sanitise(article.bodyHtml)
  const body = make(document, 'div', { class: 'body' }, document.adoptNode(fragment))
  dress(body)
  if (body.childElementCount > manyBlocks) body.classList.add('long')
  return make(
    document,
    'article',
    { lang: article.lang },
    masthead(document, article, timeZone, [
      ...(article.newestIsShorter ? [text.newestIsShorter] : []),
      ...(article.sameAddress ? [text.sameAddress] : []),
      ...(plain ? [text.plainTextShown] : []),
      ...(body.childNodes.length === 0 ? [text.noBody] : []),
    ]),
    body,
    colophon(document, article, timeZone),
  )
}

function masthead(document: Document, article: ArticleView, timeZone: string, notes: string[]): HTMLElement {
  const { source, captures, address } = article
  const title = plainLine(article.title, longestTitle) || text.untitled
  const byline = plainLine(article.byline)
  const shell = { lang: text.locale }
  return make(
    document,
    'header',
    { class: 'masthead' },
    make(
      document,
      'p',
      { class: 'kicker', ...shell },
      make(document, 'bdi', { class: 'source' }, plainLine(source.name) || text.unknownSource),
      ' ',
      dateline(document, article, timeZone),
      ' ',
      captures.length > 1
        ? make(document, 'span', { class: 'mark' }, text.captureMark(captures.length))
        : null,
    ),
    make(document, 'h1', { dir: 'auto', class: title.length > longTitle ? 'long' : '' }, title),
    byline === '' ? null : make(document, 'p', { class: 'byline', dir: 'auto' }, byline),
    address === null
      ? null
      : make(
          document,
          'p',
          { class: 'address', ...shell, title: `${text.address}: ${plainNote(address, 2_000)}` },
          make(document, 'bdi', {}, readableAddress(address)),
        ),
    ...notes.map((note) => make(document, 'p', { class: 'note', ...shell }, note)),
  )
}

/** The published time, else the day that stands in for it. */
function dateline(document: Document, article: ArticleView, timeZone: string): HTMLElement {
  const { published, day } = article
  if (published !== null) {
    const title = `${text.published} ${momentNote(published, timeZone)}`
    return make(document, 'time', { title }, formatMoment(published, timeZone))
  }
  return make(document, 'span', {}, day === null ? text.noDate : text.capturedOn(formatDay(day)))
}

function colophon(document: Document, article: ArticleView, timeZone: string): HTMLElement {
  const moment = (at: Moment | null): Node[] =>
    at === null
      ? [document.createTextNode(text.unknownTime)]
      : [
          make(document, 'span', { title: momentNote(at, timeZone) }, formatMoment(at, timeZone)),
          make(document, 'span', { class: 'origin' }, ` ${text.provenance[at.from]}`),
        ]
  const entry = (term: string, ...told: (Node | string)[]): Node[] => [
    make(document, 'dt', {}, term),
    make(document, 'dd', {}, ...told),
  ]
  const topics = article.topics
    .slice(0, mostTopics)
    .map((topic) =>
      make(document, 'li', {}, make(document, 'bdi', { lang: article.lang }, plainLine(topic.name))),
    )
  return make(
    document,
    'dl',
    { class: 'colophon', lang: text.locale },
    ...(topics.length === 0 ? [] : entry(text.topics, make(document, 'ul', {}, ...topics))),
    ...entry(text.published, ...moment(article.published)),
    ...entry(text.captured, ...moment(article.captured)),
    ...entry(text.imported, formatInstant(article.imported, timeZone)),
    ...entry(text.length, text.words(article.words)),
  )
}
