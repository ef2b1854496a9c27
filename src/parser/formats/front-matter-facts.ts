/** What the fields of a header say about an article, under the names that tools of many habits use. */
import type { Moment } from '../../shared/moment.ts'
import { type ChosenAddress, chooseAddress } from '../choose-address.ts'
import { oneLine } from '../text.ts'
import { epochSecondsMoment } from '../moment.ts'
import { writtenMoment } from '../written-moment.ts'
import type { Field } from './front-matter-lines.ts'

export interface FrontMatterFacts extends ChosenAddress {
  title: string
  byline: string
  published: Moment | null
  captured: Moment | null
  /** From tags, categories, keywords and topics alike, each once, in their order. */
  tags: string[]
  description: string
  /** An address as written; empty when there is none. */
  image: string
}

export function readFacts(fields: readonly Field[]): FrontMatterFacts {
  /** All values of these names: first name first, and of one name the last field first, as most tools take it. */
  const all = (...names: string[]): string[] =>
    names.flatMap((name) =>
      fields
        .filter((field) => field.name === name)
        .reverse()
        .flatMap((field) => field.values),
    )
  const one = (...names: string[]): string => oneLine(all(...names)[0] ?? '')
  const moment = (...names: string[]): Moment | null => {
    for (const value of all(...names)) {
      const found = writtenMoment(value, 'header') ?? epochSecondsMoment(value, 'header')
      if (found !== null) return found
    }
    return null
  }

  const saved = moment(
    ...['saved', 'savedat', 'datesaved', 'captured', 'capturedat', 'clipped', 'clippedat', 'datearchived'],
    ...[
      'archived',
      'archivedat',
      'archivedate',
      'retrieved',
      'retrievedat',
      'accessed',
      'scrapedat',
      'crawledat',
    ],
  )
  const created = moment('created')
  // The clipper writes into `created` when it took the copy; beside a `saved` it can only be the article's own
  const published = moment(
    ...[
      'published',
      'pubdate',
      'publishedat',
      'publishedtime',
      'publishdate',
      'publisheddate',
      'datepublished',
    ],
    ...['publicationdate', 'publishtime', 'pubtime', 'originaldate', 'date', 'postdate', 'datetime', '日期'],
    ...['发布时间', '發布時間', '发布日期', '發布日期', '发表时间', '發表時間', '时间', '時間'],
  )
  return {
    title: one('title', 'headline', '标题', '標題'),
    byline: byline(fields),
    published: published ?? (saved === null ? null : created) ?? moment('lastupdated', 'updated', 'lastmod'),
    captured: saved ?? created,
    ...addresses(all),
    tags: tags(fields),
    description: one('description'),
    image: one('image'),
  }
}

/** Names that can hold nothing but an address, then those that may be an outlet's name or a path on its site. */
function addresses(all: (...names: string[]) => string[]): ChosenAddress {
  const sure = all(
    ...['originalurl', 'originallink', 'canonical', 'canonicalurl', 'url', 'link', 'sourceurl', 'sourcelink'],
    ...['articleurl', 'externalurl', 'uri'],
  ).filter((value) => !isPath(value))
  const perhaps = all(
    ...['original', 'source', 'from', 'permalink', 'website', 'origin'],
    ...['链接', '鏈接', '原文链接', '原文鏈接', '原文', '来源', '來源', '网址', '網址'],
    ...['archive', 'archived', 'archiveurl', 'archivedurl', 'archivelink'],
  )
  const written = [
    ...sure,
    ...perhaps.filter((value) => /^<?https?:\/\//i.test(value) || /^\[.*\]\(/.test(value)),
  ]
  return chooseAddress(written.map(bareAddress))
}

/** Where the site itself shows the page: Hugo's `url: /2020/ice/`. */
const isPath = (value: string): boolean => /^\/(?!\/)/.test(value)

/** Out of angle brackets or a link in Markdown. */
const bareAddress = (written: string): string =>
  (/^\[[^\][]*\]\(([^\s]+)\)$/.exec(written)?.[1] ?? /^<(.+)>$/.exec(written)?.[1] ?? written).trim()

function byline(fields: readonly Field[]): string {
  for (const name of ['byline', 'author', 'authors', 'creator', '作者', '记者', '記者']) {
    const values = fields.findLast((field) => field.name === name)?.values
    const names = (values ?? []).map(plainName).filter((value) => value !== '')
    if (names.length > 0) return [...new Set(names)].join(', ')
  }
  return ''
}

function tags(fields: readonly Field[]): string[] {
  const found = fields
    .filter(({ name }) =>
      /^(?:tags?|categor(?:y|ies)|keywords?|topics?|标签|標籤|分类|分類|关键词|關鍵詞)$/.test(name),
    )
    .flatMap(({ values, isList }) => (isList ? values : values.flatMap(splitTags)))
    .map((tag) => plainName(tag).replace(/^#+/, ''))
    .filter((tag) => tag !== '')
  return [...new Set(found)]
}

/** At commas of any script; `#ice #harbour` at spaces. A space alone may be inside a name. */
const splitTags = (text: string): string[] =>
  /^(?:#\S+\s+)+#\S+$/.test(text.slice(0, 10_000)) ? text.split(/\s+/) : text.split(/[,;，、；\n]/)

/** `[[people/Ada|Ada Lovelace]]`, as Obsidian links a name, is `Ada Lovelace`. */
const plainName = (text: string): string => oneLine(text.replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1'))
