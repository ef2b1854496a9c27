import { Parser } from 'htmlparser2'
import type { Attributes } from '../markup.ts'
import { deepest } from '../markup.ts'
import { oneLine } from '../text.ts'

/** What a page says of itself, as written: nothing is believed yet. */
export interface PageHead {
  /** `<title>`. */
  title: string
  /** The first `<h1>`. */
  heading: string
  /** Contents of meta tags by name, property, or itemprop, in lower case; each in the order of the file. */
  metas: Map<string, string[]>
  /** `<link rel=canonical>`. */
  canonical: string
  /** `<base href>`. */
  base: string
  /** Texts of `<script type="application/ld+json">`. */
  linkedData: string[]
  /** `datetime` of `<time>` elements that are marked as the publication's, then of the others. */
  times: { published: string[]; other: string[] }
  /** Comments above the first element, and those that programs leave that save pages. */
  comments: string[]
  /** Custom properties of style sheets that hold an image, by name: SingleFile keeps an image used twice there. */
  styles: Map<string, string>
}

const longestText = 4_000
const mostComments = 50
const mostTimes = 50

/** Walks a page once without a tree. Stops where elements are nested absurdly: a page says who it is before that. */
export function readHead(html: string): PageHead {
  const head: PageHead = {
    title: '',
    heading: '',
    metas: new Map(),
    canonical: '',
    base: '',
    linkedData: [],
    times: { published: [], other: [] },
    comments: [],
    styles: new Map(),
  }
  let depth = 0
  /** SVG has titles of its own. */
  let drawing = 0
  let collecting: { name: string; text: string; done: (text: string) => void } | null = null
  const collect = (name: string, done: (text: string) => void): void => {
    collecting ??= { name, text: '', done }
  }
  const parser = new Parser({
    oncomment(comment) {
      if (head.comments.length < mostComments && comment.length < longestText) head.comments.push(comment)
    },
    onopentag(name, attributes) {
      if (++depth > deepest) return parser.pause()
      if (name === 'svg') drawing = depth
      if (drawing > 0) return
      see(head, name, attributes)
      if (name === 'time' && !attributes.datetime)
        collect(name, (text) => seeTime(head, { ...attributes, datetime: oneLine(text).slice(0, 100) }))
      if (name === 'title' && head.title === '') collect(name, (text) => (head.title ||= oneLine(text)))
      if (name === 'h1' && head.heading === '') collect(name, (text) => (head.heading ||= oneLine(text)))
      if (name === 'style') collect(name, (text) => seeStyle(head, text))
      if (name === 'script' && /^\s*application\/ld\+json\b/i.test(attributes.type ?? ''))
        collect(name, (text) => head.linkedData.push(text))
    },
    ontext(text) {
      if (collecting !== null) collecting.text += text
    },
    onclosetag(name) {
      if (collecting?.name === name) {
        collecting.done(collecting.text)
        collecting = null
      }
      if (drawing === depth) drawing = 0
      depth--
    },
  })
  parser.end(html)
  return head
}

function see(head: PageHead, name: string, attributes: Attributes): void {
  if (name === 'meta') {
    const keys = [attributes.name, attributes.property, attributes.itemprop]
    for (const key of new Set(keys)) if (key) seeMeta(head, key, attributes.content)
  } else if (name === 'link') {
    if (/(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? ''))
      head.canonical ||= attributes.href?.trim() ?? ''
  } else if (name === 'base') head.base ||= attributes.href?.trim() ?? ''
  else if (name === 'time') seeTime(head, attributes)
  else if (attributes.itemprop === 'datePublished' && attributes.content)
    seeMeta(head, 'datepublished', attributes.content)
}

function seeMeta({ metas }: PageHead, key: string, content = ''): void {
  const text = oneLine(content)
  if (text === '' || text.length > longestText) return
  const name = key.trim().toLowerCase()
  const known = metas.get(name)
  if (known === undefined) metas.set(name, [text])
  else if (known.length < 100) known.push(text)
}

function seeTime({ times }: PageHead, { datetime, pubdate, itemprop, ...more }: Attributes): void {
  if (!datetime) return
  const isMarked =
    pubdate !== undefined ||
    itemprop === 'datePublished' ||
    /(?:^|[\s_-])(?:publish\w*|dt-published|entry-date|pubdate)(?:$|[\s_-])/i.test(more.class ?? '')
  const list = isMarked ? times.published : times.other
  if (list.length < mostTimes) list.push(datetime)
}

/** `--sf-img-3: url("data:…")`. Read by hand: a sheet may be megabytes on one line. */
function seeStyle({ styles }: PageHead, css: string): void {
  const start = /(--sf-img-\d{1,6})\s*:\s*url\(\s*(["']?)data:image\//gi
  for (let match = start.exec(css); match !== null; match = start.exec(css)) {
    const [whole, name = '', quote = ''] = match
    const from = match.index + whole.length - 'data:image/'.length
    const end = css.indexOf(quote === '' ? ')' : quote, from)
    if (end === -1) return
    styles.set(name.toLowerCase(), css.slice(from, end))
    start.lastIndex = end
  }
}
