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
/** Characters of text below which Readability tries again with less strict rules: then comments are text, too. */
const shortestArticle = 200
/** The same in Chinese or Japanese, where a character says as much as three letters. */
const shortestHanArticle = 70
/** Of the page's prose, what Readability must have found: the rest is comments, other articles, menus. */
const leastShare = 1 / 3
/** Of all text, what an element marked as the article must have to be believed. */
const leastMarked = 1 / 10
/** Of that element's text, what Readability must have found: it leaves out lists of links, and captions. */
const leastKept = 1 / 2
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
  const page = runsOf(lean.html)
  const isEnough = (html: string): boolean => {
    const runs = runsOf(html)
    return (
      runs.length > 0 &&
      prose(runs) >= prose(page) * leastShare &&
      lengthOf(runs) >= facts.textLength * leastOfStated
    )
  }
  let fallback = whole
  for (const threshold of isHan(lean.html) ? [shortestHanArticle, shortestArticle] : [shortestArticle]) {
    const { marked, main, found } = readable(lean.html, facts, threshold)
    const byline = found?.byline ?? ''
    if (marked !== null && isLost(marked, found?.bodyHtml ?? '', page)) return { bodyHtml: marked, byline }
    if (found !== null && isEnough(found.bodyHtml)) return found
    if (main !== null && isEnough(main)) fallback = { bodyHtml: main, byline }
  }
  return fallback
}

/** Whether too much of what the page marks as its article is not in what was found. */
function isLost(marked: string, found: string, page: Run[]): boolean {
  const all = runsOf(marked)
  // What is marked and says nothing is a card, or a player
  if (lengthOf(all) < lengthOf(page) * leastMarked) return false
  const kept = new Set(runsOf(found).map(({ text }) => text))
  return lengthOf(all.filter(({ text }) => kept.has(text))) < lengthOf(all) * leastKept
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

/** Whether most of a page's words are in Han characters or kana. */
const isHan = (html: string): boolean =>
  (html.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) * 3 >
  (html.replace(/<[^<>]*>/g, '').match(/[a-z]/gi)?.length ?? 0)

interface Candidates {
  /** Readability's. */
  found: MainText | null
  /** The one element that is marked as the article, if there is one. */
  marked: string | null
  /** The only `<main>`. */
  main: string | null
}

function readable(
  html: string,
  { title, byline }: Pick<PageFacts, 'title' | 'byline'>,
  charThreshold: number,
): Candidates {
  // What the page states is told to Readability: it then leaves title and byline in the text alone
  const known = title.length <= longestTitle ? title : ''
  const head = `<title>${writtenText(known)}</title>${startTag('meta', { name: 'author', content: byline })}`
  // linkedom's types are the browser's, which this side does not have
  const { document } = parseHTML(
    `<!doctype html><html><head>${head}</head><body>${html}</body></html>`,
  ) as unknown as {
    document: ConstructorParameters<typeof Readability>[0] & {
      querySelectorAll(selector: string): TreeNode[]
    }
  }
  // Readability changes the tree
  const only = (selector: string): string | null => {
    const [element, ...others] = document.querySelectorAll(selector)
    return element === undefined || others.length > 0 ? null : written(element, title).trim()
  }
  const marked = articleMarks.reduce<string | null>((first, selector) => first ?? only(selector), null)
  const main = only('main')
  const parsed = new Readability<string>(document, {
    charThreshold,
    disableJSONLD: true,
    keepClasses: false,
    serializer: (node: TreeNode) => written(node, title),
  }).parse()
  const found =
    parsed === null || !parsed.content
      ? null
      : { bodyHtml: parsed.content.trim(), byline: byline === '' ? oneLine(parsed.byline ?? '') : '' }
  return { found, marked, main }
}

/** What pages mark as the article, the surest first; believed where there is one of them. */
const articleMarks = ['[itemprop="articleBody"]', '#js_content', 'article']

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
