/** JSON-LD (W3C) with the vocabulary of schema.org, as publishers write it for search engines. */
import { visibleText } from '../blocks.ts'
import { oneLine } from '../text.ts'

export interface LinkedArticle {
  headline: string
  address: string
  authors: string[]
  published: string
  keywords: string[]
  section: string
  image: string
  /** The article's text, where it is given; only to compare. */
  bodyLength: number
}

type Thing = Record<string, unknown>

/** Every article that the scripts describe as a thing of its own: not the ones in lists of others. */
export function linkedArticles(scripts: readonly string[]): LinkedArticle[] {
  return scripts.flatMap((script) => things(parseLoosely(script), 0).filter(isArticle).map(articleOf))
}

const deepestGraph = 4
const mostThings = 500

function things(value: unknown, depth: number): Thing[] {
  if (depth > deepestGraph) return []
  if (Array.isArray(value)) return value.slice(0, mostThings).flatMap((one) => things(one, depth + 1))
  if (!isThing(value)) return []
  return [
    value,
    ...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((key) => things(value[key], depth + 1)),
  ]
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** schema.org/Article and what is below it: NewsArticle, ReportageNewsArticle, BlogPosting, Report … */
const isArticle = (thing: Thing): boolean =>
  strings(thing['@type']).some((type) => /(?:Article|Posting|^Report|Review)$/.test(type))

function articleOf(thing: Thing): LinkedArticle {
  return {
    headline: first(thing.headline) || first(thing.name),
    address: first(thing.url) || first(thing.mainEntityOfPage, '@id'),
    authors: names(thing.author).length > 0 ? names(thing.author) : names(thing.creator),
    published: first(thing.datePublished) || first(thing.dateCreated),
    keywords: strings(thing.keywords)
      .flatMap((words) => words.split(/[,;，、]/))
      .map(oneLine),
    section: first(thing.articleSection),
    image: first(thing.image, 'url') || first(thing.thumbnailUrl),
    bodyLength: typeof thing.articleBody === 'string' ? thing.articleBody.length : 0,
  }
}

const names = (value: unknown): string[] => strings(value, 'name').filter((name) => name !== '')

const first = (value: unknown, key = '@id'): string => strings(value, key)[0] ?? ''

/** Strings, or what things say under a key; lists of either. */
function strings(value: unknown, key = 'name'): string[] {
  if (typeof value === 'string') return [decoded(oneLine(value))]
  if (Array.isArray(value))
    return value.slice(0, mostThings).flatMap((one) => (Array.isArray(one) ? [] : strings(one, key)))
  return isThing(value) && value[key] !== undefined && !isThing(value[key]) ? strings(value[key], key) : []
}

/** Content systems escape for HTML what JSON takes as it is. */
const decoded = (text: string): string =>
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/i.test(text) ? visibleText(text.replaceAll('<', '&lt;')) : text

/** Undefined for what is no JSON even without the usual faults. */
function parseLoosely(script: string): unknown {
  // What once hid scripts from old browsers and from XML
  const text = script
    .trim()
    .replace(/^(?:<!--|\/[/*]\s*<!\[CDATA\[(?:\s*\*\/)?|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/[/*]\s*\]\]>(?:\s*\*\/)?|\]\]>)$/, '')
    .trimEnd()
    .replace(/;$/, '')
  const tries = [
    () => text,
    // Line breaks and other controls inside strings
    // eslint-disable-next-line no-control-regex -- they are what is meant
    () => text.replace(/[\0-\x1f]+/g, ' '),
    // eslint-disable-next-line no-control-regex -- likewise
    () => text.replace(/[\0-\x1f]+/g, ' ').replace(/,\s*(?=[\]}])/g, ''),
  ]
  for (const attempt of tries) {
    try {
      return JSON.parse(attempt()) as unknown
    } catch {
      // The next one forgives more
    }
  }
  return undefined
}
