/**
 * The hits of a search in the page of an article, marked with the CSS Custom Highlight API: the page itself stays as
 * it is. https://drafts.csswg.org/css-highlight-api-1/
 */
import { hitsIn } from '../../../shared/query/hits.ts'
import type { ParsedQuery, Stretch } from '../../../shared/query/query.ts'
import { pageBlocks, type PageBlock } from './page-blocks.ts'

/** More marks than this are of no use to a reader, and slow the page down. */
export const mostMarks = 2_000
/** Characters that are looked through: ten times the longest article that anybody reads. */
const mostText = 3_000_000
/**
 * Characters of a block that are looked through at once: of a longer one, which no author wrote, in pieces. They overlap,
 * so that what stands where they meet is found.
 */
const pieceLength = 50_000
const overlap = 2_000
/** Milliseconds of looking before the page gets a turn. */
const sliceTime = 8

/** Names in article.css. */
const names = { all: 'found', here: 'found-here' } as const

export interface HitCount {
  count: number
  /** There may be more than were counted. */
  isCut: boolean
}

/** Marks one page; a new one for each page and each search. */
export class PageHits {
  readonly #window: Window & typeof globalThis
  readonly #ranges: StaticRange[] = []
  readonly #found: Highlight
  #isHidden = false
  #isOver = false

  constructor(window: Window) {
    this.#window = window as Window & typeof globalThis
    this.#found = new this.#window.Highlight()
  }

  /**
   * Finds and marks the hits: those of an ordinary article at once, of a very long one piece by piece.
   * @param counted told of what has been found so far, at least once
   */
  async mark(page: ParentNode, parsed: ParsedQuery, counted: (found: HitCount) => void): Promise<void> {
    let sliceEnd = performance.now() + sliceTime
    let left = mostText
    let isCut = false
    for (const { block, hits } of hitsOf(page, parsed)) {
      left -= Math.min(block.text.length, pieceLength)
      if (left < 0 || !this.#add(block, hits)) {
        isCut = true
        break
      }
      if (performance.now() < sliceEnd) continue
      this.#paint()
      counted({ count: this.#ranges.length, isCut: false })
      await new Promise((next) => setTimeout(next, 0))
      if (this.#isOver) return
      sliceEnd = performance.now() + sliceTime
    }
    this.#paint()
    counted({ count: this.#ranges.length, isCut })
  }

  /** The first hit that stands in sight or below; their number when all are above. */
  firstInSight(): number {
    let [low, high] = [0, this.#ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#boxOf(middle)?.bottom ?? 0) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Marks a hit as the one that is looked at, and brings it into sight. */
  show(index: number): void {
    const range = this.#ranges[index]
    if (range === undefined) return
    const { CSS, Highlight } = this.#window
    const here = new Highlight(range)
    here.priority = 1
    CSS.highlights.set(names.here, here)
    const parent = range.startContainer.parentElement
    // Brings what was not laid out into being, and scrolls the boxes that scroll by themselves.
    parent?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const scroller = parent?.closest('.vast-title, pre, .wide')
    let box = this.#boxOf(index)
    if (scroller && box) {
      const frame = scroller.getBoundingClientRect()
      if (box.top < frame.top || box.bottom > frame.bottom)
        scroller.scrollTop += box.top - (frame.top + frame.height / 3)
      if (box.left < frame.left || box.right > frame.right)
        scroller.scrollLeft += box.left - (frame.left + frame.width / 3)
      box = this.#boxOf(index)
    }
    const height = this.#window.innerHeight
    const margin = Math.min(64, height / 6)
    if (box && (box.top < margin || box.bottom > height - margin))
      this.#window.scrollBy(0, box.top - height / 3)
  }

  hide(): void {
    this.#isHidden = true
    for (const name of Object.values(names)) this.#window.CSS.highlights.delete(name)
  }

  unhide(): void {
    this.#isHidden = false
    this.#paint()
  }

  /** Takes the marks away for good. */
  end(): void {
    this.#isOver = true
    this.hide()
  }

  #paint(): void {
    if (!this.#isHidden) this.#window.CSS.highlights.set(names.all, this.#found)
  }

  /** False when there were more than are marked. */
  #add({ nodes }: PageBlock, hits: readonly Stretch[]): boolean {
    let at = 0
    /** Where the node begins in the text of the block. */
    let from = 0
    const seek = (offset: number): Text => {
      while (offset > from + (nodes[at] as Text).length) from += (nodes[at++] as Text).length
      return nodes[at] as Text
    }
    for (const { start, end } of hits) {
      if (this.#ranges.length >= mostMarks) return false
      // Of two nodes that meet where a hit begins, it begins in the second.
      const startContainer = seek(start + 1)
      const startOffset = start - from
      const endContainer = seek(end)
      const endOffset = end - from
      const range = new this.#window.StaticRange({ startContainer, startOffset, endContainer, endOffset })
      this.#ranges.push(range)
      this.#found.add(range)
    }
    return true
  }

  #boxOf(index: number): DOMRect | null {
    const range = this.#ranges[index]
    if (range === undefined) return null
    const live = this.#window.document.createRange()
    live.setStart(range.startContainer, range.startOffset)
    live.setEnd(range.endContainer, range.endOffset)
    return live.getBoundingClientRect()
  }
}

function* hitsOf(
  page: ParentNode,
  parsed: ParsedQuery,
): Generator<{ block: PageBlock; hits: Stretch[] }, void, undefined> {
  for (const block of pageBlocks(page)) {
    const { kind, text } = block
    for (let start = 0; start < text.length; start += pieceLength) {
      const from = Math.max(0, start - overlap)
      const end = start + pieceLength
      const hits = hitsIn(kind, text.slice(from, end + overlap), parsed)
        .map((hit) => ({ start: hit.start + from, end: hit.end + from }))
        .filter((hit) => hit.start >= start && hit.start < end)
      yield { block, hits }
    }
  }
}
