/** The part of an article that shows why a query found it. */
import type { Block } from '../article.ts'
import { isCopyrightLine } from '../copyright-line.ts'
import { lazy } from '../lazy.ts'
import { merged, phraseHitsIn, type PhraseHit } from './hits.ts'
import type { MarkedText, ParsedQuery, Phrase } from './query.ts'

/** A stretch of one block, with the hits in it. */
export interface Passage extends MarkedText {
  /** The block has more text before it, or after it. */
  goesOn: { before: boolean; after: boolean }
}

/** UTF-16 units of a passage, about. */
const passageLength = 200
/** Units within which hits count as close: about what a row of a list shows. */
const closeBy = 100
/** Columns before the first hit, so that a row shows it; a wide character takes two. */
const lead = 26
/** Units that a cut may give up for the sake of a whole word. */
const wordRoom = 30

/**
 * The stretch with the most of what the query looks for close together: as many different words as there are, then as
 * many hits; of the body, its captions or a title before all else, but for a copyright line. Null when no block has a hit.
 */
export function bestPassage(blocks: readonly Block[], parsed: ParsedQuery): Passage | null {
  let best: (Density & { text: string; hits: PhraseHit[]; isMain: boolean }) | null = null
  for (const { kind, text } of blocks) {
    const hits = phraseHitsIn(kind, text, parsed)
    const dense = densest(hits)
    if (dense === null) continue
    const isMain = isOfText(kind) && !isCopyrightLine(text)
    const isBetter =
      best === null ||
      (isMain !== best.isMain
        ? isMain
        : dense.words > best.words || (dense.words === best.words && dense.count > best.count))
    if (isBetter) best = { ...dense, text, hits, isMain }
  }
  return best === null ? null : passageAt(best.text, best.start, best.hits)
}

const isOfText = (kind: Block['kind']): boolean => kind === 'body' || kind === 'caption' || kind === 'title'

interface Density {
  /** Where its first hit begins. */
  start: number
  /** Different phrases of the query. */
  words: number
  count: number
}

/** Hits come by their beginnings; of equals the first. */
function densest(hits: readonly PhraseHit[]): Density | null {
  let best: Density | null = null
  const within = new Map<Phrase, number>()
  let next = 0
  for (const [first, { start, phrase }] of hits.entries()) {
    for (; next < hits.length; next++) {
      const hit = hits[next] as PhraseHit
      // A hit longer than that counts all the same.
      if (next > first && hit.end > start + closeBy) break
      within.set(hit.phrase, (within.get(hit.phrase) ?? 0) + 1)
    }
    const count = next - first
    if (best === null || within.size > best.words || (within.size === best.words && count > best.count))
      best = { start, words: within.size, count }
    const left = (within.get(phrase) ?? 0) - 1
    if (left > 0) within.set(phrase, left)
    else within.delete(phrase)
  }
  return best
}

function passageAt(text: string, hit: number, hits: readonly PhraseHit[]): Passage {
  let start = beginning(text, hit)
  let end = ending(text, start + passageLength)
  while (start > 0 && start < hit && closing.test(text[start] ?? '')) start++
  while (start < hit && isSpace(text, start)) start++
  while (end > hit + 1 && isSpace(text, end - 1)) end--
  const inside = hits.filter((one) => one.start < end && one.end > start)
  const marks = merged(inside).map((one) => ({
    start: Math.max(one.start, start) - start,
    end: Math.min(one.end, end) - start,
  }))
  const goesOn = { before: text.slice(0, start).trim() !== '', after: text.slice(end).trim() !== '' }
  return { text: text.slice(start, end), marks, goesOn }
}

/** What ends the sentence or the clause before. */
const closing = /[\s,.;:!?…)\]}、，。；：！？」』”’》）]/

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at] ?? '')

/** Where a passage begins that is to show the hit: at its own beginning at the latest. */
function beginning(text: string, hit: number): number {
  const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\uff60\ud840-\ud8ff]/
  let from = hit
  for (let columns = 0; from > 0 && columns < lead; columns += wide.test(text[from] ?? '') ? 2 : 1) from--
  if (from === 0) return 0
  // Begun well before, or the first border would be the cut itself.
  const context = Math.max(0, from - 2 * wordRoom)
  const isLater = (border: number): boolean => border >= from && border <= hit
  return borders(text, context, hit + wordRoom).find(isLater) ?? hit
}

function ending(text: string, limit: number): number {
  if (limit >= text.length) return text.length
  const context = Math.max(0, limit - 3 * wordRoom)
  const isEarlier = (border: number): boolean => border <= limit && border > limit - wordRoom
  return (
    borders(text, context, limit + wordRoom).findLast(isEarlier) ??
    borders(text, context, limit + wordRoom, graphemes()).findLast(isEarlier) ??
    (isLowSurrogate(text, limit) ? limit - 1 : limit)
  )
}

const isLowSurrogate = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '')

const words = lazy(() => new Intl.Segmenter(undefined, { granularity: 'word' }))
const graphemes = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }))

/** Between words (each of which ends with a grapheme) of a part of the text, but not at the ends of that part. */
function borders(text: string, from: number, to: number, by: Intl.Segmenter = words()): number[] {
  const found: number[] = []
  for (const { index } of by.segment(text.slice(from, to))) if (index > 0) found.push(from + index)
  return found
}
