/** Finds the article among everything else of a page, by Mozilla's Readability on a tree of linkedom's. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { BlockReader, type Run } from '../blocks.ts'
import { readMarkup } from '../markup.ts'
import { oneLine } from '../text.ts'
import type { PageFacts } from './web-page-facts.ts'
import type { LeanBody } from './web-page-lean.ts'
import { endTag, isVoid, startTag, writtenText } from './web-page-write.ts'

export interface MainText {
  bodyHtml: string
  /** A line that Readability took out of the text for the byline; empty when the page states one. */
  byline: string
}

/** linkedom's time grows with the square of the nesting. */
const deepestTree = 120
/** Readability walks the tree many times, and in one that is all one list that takes the square of its length. */
const mostElements = 10_000
/** It spreads the children of an element as arguments, which overflow. */
const mostTexts = 30_000
/** Characters of text below which Readability tries again with less strict rules: a brief in Chinese has 200. */
const shortestArticle = 200
/** Of the page's prose, what Readability must have found: the rest is comments, other articles, menus. */
const leastShare = 1 / 3
/** Of the length that the page states for its article. */
const leastOfStated = 1 / 2

/**
 * The article's part of the body, or all of it where Readability finds nothing, or too little to be believed: a reader
 * can pass over a menu, but not read what is not there.
 */
export function mainText(
  lean: LeanBody,
  facts: Pick<PageFacts, 'title' | 'byline' | 'textLength'>,
): MainText {
  const whole = { bodyHtml: lean.html.trim(), byline: '' }
  if (lean.depth > deepestTree || lean.elements > mostElements || lean.texts > mostTexts) return whole
  const found = readable(lean.html, facts)
  if (found === null) return whole
  const page = runsOf(lean.html)
  const article = runsOf(found.bodyHtml)
  const isEnough =
    prose(article) >= prose(page) * leastShare && lengthOf(article) >= facts.textLength * leastOfStated
  return isEnough && article.length > 0 ? found : whole
}

function runsOf(html: string): Run[] {
  const [blocks] = readMarkup(html, () => [new BlockReader()] as const)
  return blocks.end().runs
}

const lengthOf = (runs: Run[]): number => runs.reduce((sum, run) => sum + run.text.length, 0)

/** Characters in runs that are long enough to be sentences; where there are none, in all. */
function prose(runs: Run[]): number {
  const sentences = runs.filter(
    ({ text }) => text.length >= 80 || (text.length >= 25 && /[。！？；，]/.test(text)),
  )
  return lengthOf(sentences.length > 0 ? sentences : runs)
}

function readable(html: string, { title, byline }: Pick<PageFacts, 'title' | 'byline'>): MainText | null {
  // What the page states is told to Readability: it then leaves title and byline in the text alone
  const known = title.length <= longestTitle ? title : ''
  const head = `<title>${writtenText(known)}</title>${startTag('meta', { name: 'author', content: byline })}`
  // linkedom's types are the browser's, which this side does not have
  const { document } = parseHTML(
    `<!doctype html><html><head>${head}</head><body>${html}</body></html>`,
  ) as unknown as {
    document: ConstructorParameters<typeof Readability>[0]
  }
  const parsed = new Readability<string>(document, {
    charThreshold: shortestArticle,
    disableJSONLD: true,
    keepClasses: false,
    serializer: (node: TreeNode) => written(node, title),
  }).parse()
  if (parsed === null || !parsed.content) return null
  return { bodyHtml: parsed.content.trim(), byline: byline === '' ? oneLine(parsed.byline ?? '') : '' }
}

/** Characters; comparing headings with a longer title takes Readability seconds. */
const longestTitle = 500

interface TreeNode {
  nodeType: number
  localName: string
  data: string
  textContent: string
  attributes: Iterable<{ name: string; value: string }>
  childNodes: Iterable<TreeNode>
}

/**
 * What is in an element, without headings that say the title again. linkedom's own writing leaves `&` and `<` in
 * attributes as they are, and names as Readability makes them, in capitals.
 */
function written(element: TreeNode, title: string): string {
  let html = ''
  for (const node of element.childNodes) {
    if (node.nodeType === 3) html += writtenText(node.data)
    if (node.nodeType !== 1) continue
    const name = node.localName.toLowerCase()
    const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
    if (attributes.id === wrapper) html += written(node, title)
    else if (isVoid(name)) html += startTag(name, attributes)
    else if (!/^h[12]$/.test(name) || oneLine(node.textContent) !== title)
      html += startTag(name, attributes) + written(node, title) + endTag(name)
  }
  return html
}

/** What Readability puts around its result. */
const wrapper = 'readability-page-1'
