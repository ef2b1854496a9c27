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
import { partAttribute } from './page-blocks.ts'
import { sanitise } from './sanitise.ts'

/** Characters; a title may be as long as a file, and the reader says when it is not shown to its end. */
const longestTitle = 20_000
/** Characters; longer titles are set smaller. */
const longTitle = 120
/** Characters; longer titles are set like text, and scroll in a box of their own when they would fill the page. */
const vastTitle = 400
const mostTopics = 200
const mostCaptures = 200
/** Of a body with more blocks, only those in sight are laid out. */
const manyBlocks = 100
/** Where the id of another capture stands that a button opens. */
export const captureAttribute = 'data-capture'
/** Beyond this, keeping the unseen ones aside costs more than it saves. */
const tooManyBlocks = 5_000

/** @param timeZone IANA name of the zone that the library counts days in */
export function articlePage(document: Document, article: ArticleView, timeZone: string): HTMLElement {
  const { fragment, plain } = sanitise(article.bodyHtml)
  const body = make(document, 'div', { class: 'body', [partAttribute]: 'body' }, document.adoptNode(fragment))
  dress(body, article)
  if (body.childElementCount > manyBlocks && body.childElementCount < tooManyBlocks)
    body.classList.add('long')
  return make(
    document,
    'article',
    { lang: article.lang },
    masthead(document, article, timeZone, [
      ...(article.isFoundCapture ? [text.foundCaptureShown] : []),
      ...(article.newestIsShorter && !article.isFoundCapture ? [text.newestIsShorter] : []),
      ...(article.sameAddress ? [text.sameAddress] : []),
      ...(plain ? [text.plainTextShown] : []),
      ...(body.childNodes.length === 0 ? [text.noBody] : []),
      ...(article.title.length > longestTitle ? [text.titleCut] : []),
    ]),
    body,
    colophon(document, article, timeZone),
  )
}

function masthead(document: Document, article: ArticleView, timeZone: string, notes: string[]): HTMLElement {
  const { source, captures, address, published, day } = article
  const title = plainLine(article.title, longestTitle)
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
      published === null
        ? make(document, 'span', {}, day === null ? text.noDate : text.capturedOn(formatDay(day)))
        : null,
      captures.length > 1
        ? make(document, 'span', { class: 'mark' }, text.captureMark(captures.length))
        : null,
    ),
    heading(document, title),
    byline === ''
      ? null
      : make(document, 'p', { class: 'byline', dir: 'auto', [partAttribute]: 'byline' }, byline),
    address === null
      ? null
      : make(
          document,
          'p',
          { class: 'address', ...shell, title: `${text.address}: ${plainNote(address, 2_000)}` },
          make(document, 'bdi', {}, readableAddress(address)),
        ),
    times(document, article, timeZone),
    ...notes.map((note) => make(document, 'p', { class: 'note', ...shell }, note)),
  )
}

function heading(document: Document, title: string): HTMLElement {
  if (title === '') return make(document, 'h1', {}, text.untitled)
  const part = { dir: 'auto', [partAttribute]: 'title' }
  if (title.length <= vastTitle)
    return make(document, 'h1', { ...part, class: title.length > longTitle ? 'long' : '' }, title)
  // Keys scroll what can have the focus.
  return make(document, 'h1', { ...part, class: 'vast-title', tabindex: '0' }, title)
}

/** The three times at a glance; where each was read is told on hover, to those who listen, and in the colophon. */
function times(document: Document, article: ArticleView, timeZone: string): HTMLElement {
  const told = (term: string, title: string, time: string): HTMLElement =>
    make(
      document,
      'span',
      { title },
      `${term} `,
      make(document, 'time', {}, time),
      title === '' ? null : make(document, 'span', { class: 'spoken' }, `, ${title}`),
    )
  const moment = (term: string, at: Moment | null): HTMLElement =>
    at === null
      ? told(term, '', text.unknownTime)
      : told(term, momentNote(at, timeZone), formatMoment(at, timeZone))
  return make(
    document,
    'p',
    { class: 'times', lang: text.locale },
    moment(text.published, article.published),
    ' ',
    moment(text.captured, article.captured),
    ' ',
    told(
      text.imported,
      `${text.importedNote} ${text.zone(timeZone)}`,
      formatInstant(article.imported, timeZone),
    ),
  )
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
      make(
        document,
        'li',
        {},
        make(document, 'bdi', { lang: article.lang, [partAttribute]: 'topic' }, plainLine(topic.name)),
      ),
    )
  return make(
    document,
    'dl',
    { class: 'colophon', lang: text.locale },
    ...(topics.length === 0 ? [] : entry(text.topics, make(document, 'ul', {}, ...topics))),
    ...entry(text.published, ...moment(article.published)),
    ...entry(text.captured, ...moment(article.captured)),
    ...entry(
      text.imported,
      make(document, 'span', { title: text.zone(timeZone) }, formatInstant(article.imported, timeZone)),
    ),
    ...(article.captures.length > 1
      ? entry(text.captures, make(document, 'ol', {}, ...captures(document, article, timeZone)))
      : []),
    ...entry(text.length, text.words(article.words)),
  )
}

/** The captures of the article, newest first; those that are not shown can be opened. */
function captures(document: Document, article: ArticleView, timeZone: string): HTMLElement[] {
  return article.captures.slice(0, mostCaptures).map((capture) => {
    const at = capture.captured
    const told = at === null ? formatInstant(capture.imported, timeZone) : formatMoment(at, timeZone)
    const isShown = capture.id === article.captureId
    return make(
      document,
      'li',
      isShown ? { 'aria-current': 'true' } : {},
      isShown
        ? make(document, 'span', {}, told)
        : make(document, 'button', { type: 'button', [captureAttribute]: String(capture.id) }, told),
      make(
        document,
        'span',
        { class: 'origin' },
        ` ${text.words(capture.words)}${isShown ? `, ${text.captureShown}` : ''}`,
      ),
    )
  })
}
