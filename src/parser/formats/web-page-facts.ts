/** Which of a page's statements about itself are believed: docs/formats.md has the order and its reasons. */
import type { LeadImage, Topic } from '../../shared/article.ts'
import type { Moment } from '../../shared/moment.ts'
import { place } from '../address.ts'
import { oneLine } from '../text.ts'
import { isArchived } from '../wrappers.ts'
import { pageMoment } from './web-page-moment.ts'
import type { PageHead } from './web-page-head.ts'
import { linkedArticles, type LinkedArticle } from './web-page-linked-data.ts'
import { savedBy } from './web-page-saved-by.ts'
import { timeForPeople, weChatMoment } from './web-page-written-times.ts'
import { pageTitle } from './web-page-title.ts'

export interface PageFacts {
  title: string
  address: string | null
  /** The archive's page it was saved from, when the page names its own address too. */
  archivedAt: string | null
  byline: string
  published: Moment | null
  captured: Moment | null
  topics: Topic[]
  tags: string[]
  image: LeadImage | null
  /** What relative addresses are taken against; null when nothing is known. */
  base: string | null
  /** Characters of the article's text, where the page says so; else 0. */
  textLength: number
}

/** @param html the page that the head is of */
export function pageFacts(head: PageHead, html: string): PageFacts {
  const saved = savedBy(head.comments)
  const articles = linkedArticles(head.linkedData)
  const meta = (...names: string[]): string[] => names.flatMap((name) => head.metas.get(name) ?? [])

  const ownAddress = saved.address
  const canonical = absolute(head.canonical, ownAddress)
  const openGraph = absolute(meta('og:url')[0], ownAddress)
  const linked = describedHere(articles, [ownAddress, canonical, openGraph])
  const address = addressOf(ownAddress, [
    canonical,
    openGraph,
    absolute(linked?.address, ownAddress),
    absolute(
      meta('citation_public_url', 'citation_fulltext_html_url', 'dc.identifier', 'dcterms.identifier')[0],
      null,
    ),
  ])
  const base = absolute(head.base, address) ?? ownAddress ?? address
  const image = absolute(linked?.image || meta('og:image', 'og:image:url', 'twitter:image')[0], base)
  const tags = [
    linked?.keywords ?? [],
    meta('article:tag'),
    meta('news_keywords').flatMap(byComma),
    meta('keywords').flatMap(byComma),
  ]
  const section = linked?.section || (meta('article:section')[0] ?? '')

  return {
    title: pageTitle({
      stated: [
        linked?.headline ?? '',
        ...meta('og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title'),
      ],
      title: head.title,
      heading: head.heading,
      site: meta('og:site_name', 'application-name')[0] ?? '',
    }),
    address,
    archivedAt: ownAddress !== null && ownAddress !== address && isArchived(ownAddress) ? ownAddress : null,
    byline: bylineOf(linked, meta),
    published: published(linked, meta, head, html),
    captured: saved.captured,
    topics: section === '' ? [] : [{ id: '', name: section }],
    tags: eachOnce(tags.find((some) => some.some((tag) => tag !== '')) ?? []),
    image: image === null ? null : { address: image, caption: '' },
    base,
    textLength: linked?.bodyLength ?? 0,
  }
}

const mostTags = 50
const longestTag = 100

const eachOnce = (tags: string[]): string[] =>
  [...new Set(tags.map(oneLine))].filter((tag) => tag !== '' && tag.length <= longestTag).slice(0, mostTags)

const byComma = (text: string): string[] => text.split(/[,;，、]/)

/** An http(s) address, taken against another where it is relative. */
function absolute(address: string | undefined, base: string | null): string | null {
  if (!address) return null
  if (/^https?:\/\//i.test(address)) return URL.canParse(address) ? address : null
  const url = base === null ? null : URL.parse(address, base)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

/** Of several articles that a page describes, the one at the page's own address, else the first. */
function describedHere(articles: LinkedArticle[], addresses: (string | null)[]): LinkedArticle | null {
  const keys = addresses.map((address) => (address === null ? null : (place(address)?.key ?? null)))
  const here = articles.find((article) => {
    const key = place(article.address)?.key
    return key !== undefined && keys.includes(key)
  })
  return here ?? articles.find(({ headline }) => headline !== '') ?? articles[0] ?? null
}

/**
 * The page's own name for itself, when it can be true: of the same publication as the address it was saved from, and
 * not its front page. Some sites name their front page in every article, and pages that copy another name that one.
 */
function addressOf(saved: string | null, stated: (string | null)[]): string | null {
  const own = saved === null ? null : place(saved)
  for (const address of stated) {
    const there = address === null ? null : place(address)
    if (there === null) continue
    if (own === null) return address
    const isFront = !there.key.includes('/') && own.key.includes('/')
    if (there.domain === own.domain && !isFront) return address
  }
  return saved
}

type Meta = (...names: string[]) => string[]

const longestByline = 300

function bylineOf(linked: LinkedArticle | null, meta: Meta): string {
  const candidates = [
    linked?.authors ?? [],
    meta('citation_author'),
    meta(
      'author',
      'article:author',
      'byl',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
    ).slice(0, 1),
  ]
  for (const candidate of candidates) {
    // Facebook's article:author is a profile's address
    const names = eachOnce(candidate.filter((name) => !/^(?:https?:)?\/\//i.test(name)))
    const byline = names.join(', ')
    if (byline !== '' && byline.length <= longestByline) return byline
  }
  return ''
}

const publishedMetas = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'og:release_date',
  'weibo: article:create_at',
  'apub:time',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dcterms.issued',
  'dc.date.issued',
  'dcterms.created',
  'dc.date.created',
  'dcterms.date',
  'dc.date',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish_time',
  'publishtime',
  'publish-date',
  'publication_date',
  'date',
]

function published(
  linked: LinkedArticle | null,
  meta: Meta,
  { times }: PageHead,
  html: string,
): Moment | null {
  for (const text of [linked?.published ?? '', ...meta(...publishedMetas)]) {
    const moment = pageMoment(text, 'meta')
    if (moment !== null) return moment
  }
  const weChat = weChatMoment(html)
  if (weChat !== null) return weChat
  // One lone time of a page is the article's; of several unmarked ones nobody knows
  const lone = new Set(times.other).size === 1 ? times.other.slice(0, 1) : []
  for (const text of [...times.published, ...lone]) {
    const moment = pageMoment(text, 'body')
    if (moment !== null) return moment
  }
  return timeForPeople(html)
}
