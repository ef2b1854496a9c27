/**
 * A page's body written anew with what reading needs: no scripts, styles, drawings and forms, and `data:` addresses taken
 * out. A page saved whole is mostly those; a tree of what is left is small. The result is as hostile as the page.
 */
import { Parser } from 'htmlparser2'
import { isDataAddress, type EmbeddedPictures } from '../embedded.ts'
import type { Attributes } from '../markup.ts'
import { deepest } from '../markup.ts'
import { isCompanionAddress } from '../companions.ts'
import { endTag, isVoid, startTag, writtenText } from './web-page-write.ts'

export interface LeanBody {
  html: string
  elements: number
  /** Pieces of text: a tree has a node for each. */
  texts: number
  /** Levels of nesting. */
  depth: number
}

export interface LeanOptions {
  /** What relative links are taken against. */
  base: string | null
  /** Images that stand in custom properties of style sheets. */
  styles: ReadonlyMap<string, string>
  embedded: EmbeddedPictures
}

const droppedElements = new Set(
  (
    'applet area audio base button canvas datalist embed frame frameset head iframe input link map meta noembed ' +
    'noframes object optgroup option param script select source style svg template textarea title track video'
  ).split(' '),
)

/** Structure of the whole page: their content stays. */
const transparentElements = new Set(['html', 'body', 'picture', 'noscript'])

/** Elements nested deeper than `deepest` end the walk: then the whole text behind `<body>` is given as it stands. */
export function leanBody(html: string, options: LeanOptions): LeanBody {
  const writer = new LeanWriter(options)
  let depth = 0
  let most = 0
  let hiddenFrom = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      most = Math.max(most, ++depth)
      if (depth > deepest) parser.pause()
      else if (hiddenFrom === 0 && isDropped(name, attributes)) hiddenFrom = depth
      if (hiddenFrom === 0) writer.open(name, attributes)
    },
    ontext(text) {
      if (hiddenFrom === 0) writer.text(text)
    },
    onclosetag(name) {
      if (hiddenFrom === 0) writer.close(name)
      else if (hiddenFrom === depth) hiddenFrom = 0
      depth--
    },
  })
  parser.end(html)
  if (most <= deepest)
    return { html: writer.html, elements: writer.elements, texts: writer.texts, depth: most }
  return { html: behindHead(html), elements: Infinity, texts: Infinity, depth: most }
}

function isDropped(name: string, attributes: Attributes): boolean {
  // SingleFile's mark for what the page did not show
  return droppedElements.has(name) || /(?:^|\s)sf-hidden(?:\s|$)/.test(attributes.class ?? '')
}

function behindHead(html: string): string {
  const body = /<body\b[^<>]*>/i.exec(html)
  return body === null ? html : html.slice(body.index + body[0].length)
}

const keptAttributes = (
  'class id role rel dir lang hidden itemprop itemtype title alt cite datetime colspan rowspan scope start reversed value ' +
  'aria-hidden aria-modal data-type data-id'
).split(' ')

/** The whole article, in pages of WeChat's: hidden until a script has run. */
const shownByScript = 'js_content'

/** And AMP's. */
const isImage = (name: string): boolean => name === 'img' || name === 'amp-img'

class LeanWriter {
  elements = 0
  texts = 0
  readonly #options: LeanOptions
  readonly #parts: string[] = []
  #inNoscript = 0
  /** The last image had no address, so that the one for browsers without scripts stands for it. */
  #imageIsMissing = false

  constructor(options: LeanOptions) {
    this.#options = options
  }

  get html(): string {
    return this.#parts.join('')
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'noscript') this.#inNoscript++
    if (transparentElements.has(name)) return
    if (isImage(name)) return this.#image(attributes)
    if (this.#inNoscript > 0) return
    this.elements++
    const kept: Attributes = {}
    for (const key of keptAttributes) if (attributes[key] !== undefined) kept[key] = attributes[key]
    const display = /(?:^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden)/i.exec(
      attributes.style ?? '',
    )?.[1]
    if (display !== undefined && attributes.id !== shownByScript) kept.style = display
    if (attributes.href !== undefined) kept.href = this.#link(attributes.href)
    this.#parts.push(startTag(name, kept))
  }

  text(text: string): void {
    if (this.#inNoscript > 0) return
    const written = writtenText(text)
    // The parser begins a new piece at each reference.
    this.texts += written.split('&').length
    this.#parts.push(written)
  }

  close(name: string): void {
    if (name === 'noscript') this.#inNoscript--
    else if (this.#inNoscript === 0 && !transparentElements.has(name) && !isVoid(name) && !isImage(name))
      this.#parts.push(endTag(name))
  }

  #image(attributes: Attributes): void {
    if (this.#inNoscript > 0 && !this.#imageIsMissing) return
    const address = this.#source(attributes)
    this.#imageIsMissing = address === ''
    if (address === '' && !attributes.alt) return
    this.elements++
    const kept: Attributes = { src: address }
    for (const key of ['alt', 'title', 'class', 'id', 'hidden', 'itemprop'])
      if (attributes[key] !== undefined) kept[key] = attributes[key]
    for (const side of ['width', 'height'])
      if (/^\d+$/.test(attributes[side] ?? '')) kept[side] = attributes[side] ?? ''
    this.#parts.push(startTag('img', kept))
  }

  /** The image's address: pages that load late keep the real one elsewhere, behind a tiny picture or none. */
  #source(attributes: Attributes): string {
    const { embedded, styles } = this.#options
    const property = /var\(\s*(--sf-img-\d{1,6})\s*\)/i.exec(attributes.style ?? '')?.[1]
    const shared = property === undefined ? undefined : styles.get(property.toLowerCase())
    if (shared !== undefined) return embedded.nameOf(shared)
    const source = attributes.src?.trim() ?? ''
    if (source !== '' && !isPlaceholder(source)) {
      if (isDataAddress(source)) return embedded.nameOf(source)
      return isCompanionAddress(source) ? source : this.#absolute(source)
    }
    const late =
      attributes['data-src'] ??
      attributes['data-original'] ??
      attributes['data-lazy-src'] ??
      firstOfSet(attributes['data-srcset'] ?? attributes.srcset ?? '')
    if (late.trim() !== '' && !isDataAddress(late)) return this.#absolute(late.trim())
    return source === '' ? '' : embedded.nameOf(source)
  }

  #link(address: string): string {
    const trimmed = address.trim()
    if (isDataAddress(trimmed)) return ''
    return trimmed.startsWith('#') ? trimmed : this.#absolute(trimmed)
  }

  #absolute(address: string): string {
    const { base } = this.#options
    if (base === null || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address
    return URL.parse(address, base)?.href ?? address
  }
}

/** Characters; a transparent dot takes fewer, a picture that shows anything more. */
const shortestPicture = 200

const isPlaceholder = (source: string): boolean =>
  isDataAddress(source) && (source.length < shortestPicture || /^data:image\/svg/i.test(source))

const firstOfSet = (set: string): string => /^\s*(\S+)/.exec(set)?.[1]?.replace(/,$/, '') ?? ''
