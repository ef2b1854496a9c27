import type { Moment } from '../../shared/moment.ts'
import { epochMoment } from '../moment.ts'
import { oneLine } from '../text.ts'
import { startsWithByline } from './clipping-byline.ts'

export interface ClippingHeader {
  captured: Moment | null
  title: string
  /** As written; null when there is none. */
  address: string | null
  hasRule: boolean
  /** Offset of the body. */
  bodyStart: number
}

/**
 * Reads the lines above the body, or says (null) that these are not a clipping's. Any of the three may be missing,
 * but not so many that another kind of file would do as well; docs/formats.md has the rule.
 */
export function readHeader(text: string): ClippingHeader | null {
  const stamp = readStamp(text)
  const heading = readHeading(text, stamp?.end ?? 0)
  const header = {
    captured: stamp === null ? null : epochMoment(stamp.digits, 'header'),
    title: heading.title,
    address: heading.address,
    hasRule: heading.rule !== null,
    bodyStart: heading.end,
  }
  if (stamp !== null && stamp.isSure) return isWebPage(text, stamp.end) ? null : header
  if (stamp !== null) return heading.isLink || heading.rule !== null ? header : null
  return isSureWithoutStamp(text, heading) ? header : null
}

/** The rule as the format writes it; with a stamp above it any three dashes will do. */
const properRule = '------'

function isSureWithoutStamp(text: string, heading: Heading): boolean {
  if (heading.title === '' && heading.address === null) return false
  if (heading.isLink && heading.rule === properRule) return true
  const isHttp = heading.address !== null && /^https?:\/\//i.test(heading.address)
  if (heading.isLink && isHttp) return startsWithByline(text.slice(heading.end, heading.end + 4096))
  // A line above dashes is also Markdown's second-level heading: then HTML must follow
  return heading.rule === properRule && /^\s*<[a-z]/i.test(text.slice(heading.end, heading.end + 256))
}

/** A comment with a number of about the right length is nobody else's first line. */
interface Stamp {
  digits: string
  isSure: boolean
  end: number
}

function readStamp(text: string): Stamp | null {
  const match = /^\s*<!--[ \t]*([+-]?\d{0,20}|null|undefined|NaN)[ \t]*-->/.exec(text.slice(0, 4096))
  if (match === null) return null
  const digits = match[1] ?? ''
  return { digits, isSure: /^[+-]?\d{9,}$/.test(digits), end: match[0].length }
}

const isWebPage = (text: string, from: number): boolean =>
  /^\s*<(?:!doctype|html|head|\?xml)\b/i.test(text.slice(from, from + 256)) ||
  /^\s*<\?xml/i.test(text.slice(from, from + 256))

interface Heading {
  title: string
  address: string | null
  isLink: boolean
  rule: string | null
  end: number
}

/** A title broken over more lines than this is no title. */
const mostHeadingLines = 10
/** Above the body without a rule between them, a longer line is a paragraph. */
const longestBareTitle = 300

function readHeading(text: string, from: number): Heading {
  const lines: Line[] = []
  let rule: Line | null = null
  for (let line = nextLine(text, from); line !== null; line = nextLine(text, line.end)) {
    if (/^-{3,}$/.test(line.text)) rule = line
    if (rule !== null || lines.length === mostHeadingLines || line.text.startsWith('<')) break
    lines.push(line)
  }

  const nothing = { title: '', address: null, isLink: false }
  const [first] = lines
  if (first === undefined) return { ...nothing, rule: rule?.text ?? null, end: rule?.end ?? from }

  // A rule further down belongs to the body, unless a title broken over lines stands above it
  const broken = rule !== null && lines.length > 1 ? readTitleLines(lines) : null
  if (rule !== null && broken !== null) return { ...broken, rule: rule.text, end: rule.end }
  if (rule !== null && lines.length === 1) return { ...readTitle(first.text), rule: rule.text, end: rule.end }

  const title = readTitle(first.text)
  const standsAlone = title.isLink || title.isMarked || isFollowedByGap(text, first.end)
  if (!standsAlone || (!title.isLink && first.text.length > longestBareTitle)) {
    return { ...nothing, rule: null, end: from }
  }
  return { ...title, rule: null, end: first.end }
}

/** Whether a blank line, a tag or the end of the text comes next. */
const isFollowedByGap = (text: string, from: number): boolean =>
  /^(?:[ \t]*(?:\r\n|\n|\r|$)|\s*<)/.test(text.slice(from, from + 256))

interface Title {
  title: string
  address: string | null
  isLink: boolean
  /** It was marked as a heading, so it is a title whatever follows. */
  isMarked: boolean
}

function readTitle(line: string): Title {
  const text = line.replace(/^#{1,6}[ \t]+/, '')
  const isMarked = text.length < line.length
  const link = readLink(text)
  if (link !== null) return { ...link, isLink: true, isMarked }
  if (/^<?https?:\/\/\S+$/i.test(text))
    return { title: '', address: bareAddress(text), isLink: true, isMarked }
  return { title: oneLine(text), address: null, isLink: false, isMarked }
}

/** A link whose title is broken over lines, or a title with its address in the line below. */
function readTitleLines(lines: Line[]): Title | null {
  const link = readLink(lines.map((line) => line.text).join(' '))
  if (link !== null) return { ...link, isLink: true, isMarked: false }
  const [title, address] = lines
  if (lines.length !== 2 || title === undefined || !/^<?https?:\/\/\S+$/i.test(address?.text ?? ''))
    return null
  return { ...readTitle(title.text), address: bareAddress(address?.text ?? ''), isLink: true }
}

/**
 * `[TITLE](ADDRESS)`. Both may hold brackets and parentheses, so Markdown's rules do not help: the line's first
 * bracket and last parenthesis count, and between them the last `](` before an address.
 */
function readLink(line: string): { title: string; address: string | null } | null {
  if (!line.startsWith('[') || !line.endsWith(')')) return null
  const beforeAddress = Math.max(...['](http', '](<http', '](HTTP'].map((border) => line.lastIndexOf(border)))
  const border = beforeAddress === -1 ? line.lastIndexOf('](') : beforeAddress
  if (border === -1) return null
  const title = oneLine(line.slice(1, border)).replace(/\\([[\]])/g, '$1')
  const address = bareAddress(
    line
      .slice(border + 2, -1)
      .trim()
      .replace(/[ \t]"[^"]*"$/, ''),
  )
  return { title, address: address === '' ? null : address }
}

/** Without Markdown's angle brackets and escapes. */
const bareAddress = (address: string): string =>
  address
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/\\([()])/g, '$1')

interface Line {
  /** Trimmed, never empty. */
  text: string
  /** Offset of the next line. */
  end: number
}

function nextLine(text: string, from: number): Line | null {
  const lineEnd = /\r\n|\n|\r/g
  for (let start = from; start < text.length;) {
    lineEnd.lastIndex = start
    const match = lineEnd.exec(text)
    const end = match === null ? text.length : match.index + match[0].length
    const line = text.slice(start, match?.index ?? text.length).trim()
    if (line !== '') return { text: line, end }
    start = end
  }
  return null
}
