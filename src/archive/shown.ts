/** What an article shows of its captures: which of them is read, and what the list says of it. */
import type { Moment } from '../shared/moment.ts'
import type { DayOf } from './days.ts'

export interface CaptureFacts {
  id: number
  title: string
  published: Moment | null
  captured: Moment | null
  /** Milliseconds, as `imported`. */
  fileTime: number | null
  imported: number
  textLength: number
}

export interface ListFacts {
  shownCaptureId: number
  captures: number
  title: string
  /** Days since 1970-01-01. */
  day: number | null
  dayFrom: 'published' | 'captured' | null
  /** The instant the day is from. */
  time: number | null
  captured: number | null
  imported: number
}

/** Newest first: by the time it was taken, else the file's, else the time it came into the library. */
export function newestFirst<C extends CaptureFacts>(captures: readonly C[]): C[] {
  const taken = (capture: C): number => capture.captured?.instant ?? capture.fileTime ?? capture.imported
  return captures.toSorted((a, b) => taken(b) - taken(a) || b.id - a.id)
}

/**
 * The newest capture, unless its text is under half the longest one's: a newer copy may be a paywall's or a
 * cookie banner's. Takes them newest first.
 */
export function shownCapture<C extends CaptureFacts>([newest, ...older]: readonly C[]): C | undefined {
  if (newest === undefined) return undefined
  let longest = newest
  for (const capture of older) if (capture.textLength > longest.textLength) longest = capture
  return newest.textLength * 2 < longest.textLength ? longest : newest
}

/**
 * When the article was published, as the shown capture states it, else the newest one that does: a copy that lost
 * the time must not move the article to another day.
 */
export const publishedOf = (shown: CaptureFacts, newest: readonly CaptureFacts[]): Moment | null =>
  shown.published ?? newest.find((capture) => capture.published !== null)?.published ?? null

/** Throws RangeError without captures: an article has at least one. */
export function listFacts(captures: readonly CaptureFacts[], dayOf: DayOf): ListFacts {
  const newest = newestFirst(captures)
  const shown = shownCapture(newest)
  if (shown === undefined) throw new RangeError('an article without a capture')
  const published = publishedOf(shown, newest)
  const moment = published ?? shown.captured
  return {
    shownCaptureId: shown.id,
    captures: captures.length,
    title: shown.title,
    day: moment === null ? null : dayOf(moment),
    dayFrom: published !== null ? 'published' : shown.captured !== null ? 'captured' : null,
    time: moment?.instant ?? null,
    captured: shown.captured?.instant ?? null,
    imported: shown.imported,
  }
}
