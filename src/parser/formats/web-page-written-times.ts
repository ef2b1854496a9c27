/** Times that pages write for people only: nearly all of China's papers. */
import { Parser } from 'htmlparser2'
import type { Moment } from '../../shared/moment.ts'
import { deepest } from '../markup.ts'
import { epochMoment } from '../moment.ts'
import { writtenMoment } from '../written-moment.ts'

const mark =
  /(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?[_-]?(?:time|date|on)|(?:post|article|story|news|create)[_-]?(?:time|date))(?:$|[\s_-])/i

const label = String.raw`(?:(?:发布|發布|發佈|发表|發表|刊登|创建|創建|出版)?(?:时间|時間|日期|于|於)|published(?: on| at)?|posted on|date)`
const day = String.raw`\d{4}(?: ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})`
const opening = new RegExp(
  `^(?:${label}\\s*[:：]?\\s*)?(${day}(?:[T\\s]*\\d{1,2}:\\d\\d(?::\\d\\d)?)?)(?=$|[\\s|｜·•()（）[【/来來作记記编編字阅閱])`,
  'i',
)

/** Pieces of text below the headline in which a time may stand: a byline, a place, a count of readers. */
const mostPieces = 8
/** Characters; a longer piece is a paragraph, whatever it opens with. */
const longestPiece = 100

const skipped = new Set('script style template noscript textarea title svg'.split(' '))

/**
 * The time in an element that is marked as holding it, else in the first pieces of text below the first `<h1>`; there it
 * must open the piece. Null when there is neither. Stops where elements are nested absurdly.
 */
export function timeForPeople(html: string): Moment | null {
  let marked: Moment | null = null
  let below: Moment | null = null
  let depth = 0
  let skipFrom = 0
  let markFrom = 0
  let piecesLeft = 0
  let sawHeading = false
  const parser = new Parser({
    onopentag(name, { class: classes = '', id = '' }) {
      if (++depth > deepest) return parser.pause()
      if (skipFrom === 0 && skipped.has(name)) skipFrom = depth
      if (markFrom === 0 && (mark.test(id) || mark.test(classes))) markFrom = depth
    },
    ontext(text) {
      if (skipFrom > 0 || (markFrom === 0 && piecesLeft === 0)) return
      const piece = text.trim()
      if (piece === '') return
      const moment = piece.length > longestPiece ? null : momentIn(piece)
      if (markFrom > 0) marked ??= moment
      if (piecesLeft > 0) {
        piecesLeft--
        below ??= moment
      }
      if (marked !== null) parser.pause()
    },
    onclosetag(name) {
      if (skipFrom === depth) skipFrom = 0
      if (markFrom === depth) markFrom = 0
      depth--
      if (name === 'h1' && !sawHeading) {
        sawHeading = true
        piecesLeft = mostPieces
      }
    },
  })
  parser.end(html)
  return marked ?? below
}

function momentIn(piece: string): Moment | null {
  // A sentence that opens with a day tells of it
  if (/[。！？.!?]["”』」]?$/.test(piece)) return null
  const found = opening.exec(piece.replace(/\s+/g, ' '))?.[1]
  return found === undefined ? null : writtenMoment(found, 'body')
}

/** A page of WeChat's says when it was published in a script only, in seconds. */
export function weChatMoment(html: string): Moment | null {
  if (!/\bid=["']?js_content\b/.test(html)) return null
  const seconds = /\bvar ct\s*=\s*["'](\d{9,10})["']/.exec(html)?.[1]
  return seconds === undefined ? null : epochMoment(`${seconds}000`, 'meta')
}
