/** The comments that programs leave in pages they save: where a page came from, and when. */
import type { Moment } from '../../shared/moment.ts'
import { pageMoment } from './web-page-moment.ts'

export interface SavedBy {
  /** The address that was open in the browser; http(s) only. */
  address: string | null
  captured: Moment | null
}

/** SingleFile: https://github.com/gildas-lormeau/SingleFile */
const singleFile = /^\s*Page saved with SingleFile\b/i
/** monolith: https://github.com/Y2Z/monolith */
const monolith = /^\s*Saved from (\S+) at (\S+) using monolith\b/i
/** The "mark of the web" that browsers write; the number is the address's length. */
const mark = /^\s*saved from url=\((\d+)\)(\S+)/i

export function savedBy(comments: readonly string[]): SavedBy {
  let address: string | null = null
  let captured: Moment | null = null
  for (const comment of comments) {
    if (singleFile.test(comment)) {
      address ??= web(/^\s*url:\s*(\S+)/im.exec(comment)?.[1])
      captured ??= pageMoment(/^\s*saved date:\s*(.+)$/im.exec(comment)?.[1] ?? '', 'header')
    }
    const made = monolith.exec(comment)
    if (made !== null) {
      address ??= web(made[1])
      captured ??= pageMoment(made[2] ?? '', 'header')
    }
    // `about:internet` says only that the page is not of this computer
    address ??= web(mark.exec(comment)?.[2])
  }
  return { address, captured }
}

const web = (address: string | undefined): string | null =>
  address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null
