import { isCopyrightLine } from '../shared/copyright-line.ts'

/**
 * HTML's white space as one space each, none at the ends. No-break and ideographic spaces inside a text are the
 * author's and stay.
 */
export const oneLine = (text: string): string => text.replace(/[\t\n\f\r ]+/g, ' ').trim()

const longestExcerpt = 200
/** A cut at the end of a sentence must leave at least this much. */
const shortestExcerpt = 100

const sentenceEnd = /[。！？!?…][」』”’）)》]*|\.[”’)"']*(?=\s)/g

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * The beginning of a body on one line, at most 200 UTF-16 units: whole sentences where that leaves half of them,
 * else cut between words or graphemes, with an ellipsis. Copyright lines are left out.
 */
export function excerpt(runs: readonly string[]): string {
  let text = ''
  for (const run of runs) {
    if (isCopyrightLine(run)) continue
    text += text === '' ? run : ` ${run}`
    if (text.length > longestExcerpt) break
  }
  return text.length <= longestExcerpt ? text : cut(text)
}

function cut(text: string): string {
  // One unit more, so that a full stop at the very end still sees the space behind it
  const window = text.slice(0, longestExcerpt + 1)
  let end = 0
  for (const match of window.matchAll(sentenceEnd)) {
    const after = match.index + match[0].length
    if (after <= longestExcerpt) end = after
  }
  if (end >= shortestExcerpt) return text.slice(0, end)

  const room = longestExcerpt - 1
  const word = window.slice(0, room + 1).lastIndexOf(' ')
  if (word >= room - 30) return `${text.slice(0, word).trimEnd()}…`
  return `${text.slice(0, graphemeBorder(text, room)).trimEnd()}…`
}

/** The last border between graphemes at or before `limit`; between code points where one grapheme fills it all. */
function graphemeBorder(text: string, limit: number): number {
  let border = 0
  for (const { index } of graphemes.segment(text.slice(0, limit + 20))) {
    if (index > limit) break
    border = index
  }
  if (border > 0) return border
  const unit = text.charCodeAt(limit - 1)
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit
}
