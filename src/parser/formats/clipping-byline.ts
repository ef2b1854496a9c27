import type { Moment } from '../../shared/moment.ts'
import { visibleText } from '../blocks.ts'
import { isoMoment } from '../moment.ts'

export interface BylineBlock {
  byline: string
  published: Moment | null
  /** Offset behind the block; 0 when the body does not open with one. */
  end: number
}

/** `<div><i>BYLINE<br>TIME</i></div>` at the start of a body; longer than this it is a paragraph in italics. */
const block = /^\s*<div\b[^>]*>\s*<i\b[^>]*>([\s\S]{0,2000}?)<\/i>\s*<\/div>/i

/** What a program writes for a time that it does not have. */
const noTime = /^(?:|null|undefined|NaN|Invalid Date)$/i
/** Written like a time, whether or not there is such a day. */
const timeLike = /^[+-]?\d{4,6}-\d\d?-\d\d?(?:[T ][\d:.+Z-]*)?$/

export const startsWithByline = (body: string): boolean => readByline(body).end > 0

/**
 * Only a block that ends in a time, or in a break with nothing after it, is a byline: any other may be the article's
 * own first paragraph and stays with it. Without a break, the time alone.
 */
export function readByline(body: string): BylineBlock {
  const none = { byline: '', published: null, end: 0 }
  const match = block.exec(body)
  if (match === null) return none
  const lines = (match[1] ?? '').split(/<br\b[^>]*>/i).map(visibleText)
  const time = lines.pop() ?? ''
  const published = isoMoment(time, 'body')
  const isTime = published !== null || timeLike.test(time)
  if (!isTime && !(lines.length > 0 && noTime.test(time))) return none
  return { byline: lines.filter((line) => line !== '').join(' '), published, end: match[0].length }
}
