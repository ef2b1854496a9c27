import type { Moment } from '../shared/moment.ts'
import { type ChosenAddress, chooseAddress } from './choose-address.ts'
import { oneLine } from './text.ts'
import { writtenMoment } from './written-moment.ts'

/** What a text without a header of its own says about itself in lines such as `Source: https://…`. */
export interface LabelledLines extends ChosenAddress {
  title: string
  byline: string
  published: Moment | null
  captured: Moment | null
}

/** Labels stand near the top or the bottom; whatever is between is the article's. Blank lines do not count. */
const linesAbove = 10
const linesBelow = 5
const longestLine = 2000

type Label = 'title' | 'byline' | 'address' | 'archived' | 'published' | 'captured'

const labels: [Label, RegExp][] = [
  ['title', /^(?:title|标题|標題)$/i],
  ['byline', /^(?:author|authors|byline|作者|记者|記者)$/i],
  [
    'address',
    /^(?:url|link|source|source url|original|original url|原文|原文(?:链接|鏈接|連結|地址|网址|網址)|(?:文章|本文)?(?:链接|鏈接|連結|网址|網址)|来源|來源|出处|出處)$/i,
  ],
  ['archived', /^(?:archived?|archived (?:at|from)|archive url|snapshot|存档|存檔|备份|備份|快照)$/i],
  [
    'published',
    /^(?:date|published|published (?:at|on)|publication date|日期|时间|時間|发布时间|發布時間|發佈時間|发表时间|發表時間|发布日期|發布日期|發佈日期)$/i,
  ],
  [
    'captured',
    /^(?:saved|saved (?:at|on)|retrieved|captured|保存时间|保存時間|收藏时间|收藏時間|抓取时间|抓取時間)$/i,
  ],
]

/**
 * Reads labelled lines at both ends of a text, and a bare address that is its first or last line. Only what stands
 * alone counts: an address in a sentence is what the article talks about.
 */
export function readLabelledLines(text: string): LabelledLines {
  const [above, below] = bothEnds(text)
  const found = new Map<Label, string[]>()
  for (const line of [...above, ...below]) {
    const labelled = readLine(line)
    if (labelled !== null) found.set(labelled.label, [...(found.get(labelled.label) ?? []), labelled.value])
  }
  const bare = [above[0], below.at(-1) ?? above.at(-1)].map(bareAddress).filter((address) => address !== null)
  const first = (label: Label): string => found.get(label)?.[0] ?? ''
  return {
    ...chooseAddress([...(found.get('address') ?? []), ...bare, ...(found.get('archived') ?? [])]),
    title: first('title'),
    byline: first('byline'),
    published: writtenMoment(first('published'), 'body'),
    captured: writtenMoment(first('captured'), 'body'),
  }
}

/** Whether a line is about the text rather than of it. */
export const isAboutText = (line: string): boolean => readLine(line) !== null || bareAddress(line) !== null

function readLine(line: string): { label: Label; value: string } | null {
  const match = /^([^:：]{1,40})[:：]\s*(.+)$/.exec(withoutMarks(line))
  const name = match?.[1]?.replace(/^[*_\s]+|[*_\s]+$/g, '') ?? ''
  const label = labels.find(([, pattern]) => pattern.test(name))?.[0]
  if (label === undefined) return linkedLabel(line)
  const value = (match?.[2] ?? '').replace(/^[*_\s]+/, '')
  if (label !== 'address' && label !== 'archived') return { label, value: oneLine(value) }
  const address = bareAddress(value)
  return address === null ? null : { label, value: address }
}

/** `[原文](https://…)`: a link whose text is the label. */
function linkedLabel(line: string): { label: Label; value: string } | null {
  const link = /^\[([^\][]{1,40})\]\((https?:\/\/[^\s()]+)\)$/i.exec(withoutMarks(line))
  const label = labels.find(([, pattern]) => pattern.test(link?.[1]?.trim() ?? ''))?.[0]
  const value = link?.[2]
  return value !== undefined && (label === 'address' || label === 'archived') ? { label, value } : null
}

/** An http(s) address and nothing else: as it is, in angle brackets, or as a link in Markdown. */
function bareAddress(line: string | undefined): string | null {
  const text = withoutMarks(line ?? '')
  const inner = /^\[[^\][]*\]\((.+)\)$/.exec(text)?.[1] ?? /^<(.+)>$/.exec(text)?.[1] ?? text
  return /^https?:\/\/[^\s<>"]+$/i.test(inner) ? inner : null
}

/** Without the marks of a quote, a list or an emphasis around the whole line. */
const withoutMarks = (line: string): string =>
  line
    .replace(/^(?:[>*+-][ \t]+|[>\s]+)*/, '')
    .replace(/^(\*\*|__|\*|_)(.*)\1$/, '$2')
    .trim()

function bothEnds(text: string): [above: string[], below: string[]] {
  const above = linesOf(text.slice(0, linesAbove * longestLine)).slice(0, linesAbove)
  const all = linesOf(text.slice(-linesBelow * longestLine))
  const isShort = text.length <= linesBelow * longestLine
  return [
    above,
    isShort ? all.slice(Math.max(above.length, all.length - linesBelow)) : all.slice(-linesBelow),
  ]
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.slice(0, longestLine))
