/**
 * The arithmetic of a list far taller than an element may be. Chromium caps a box at 33,554,428 px and loses
 * whole pixels to single precision well before; so the scrolled box is never taller than `tallestBox`, and two
 * positions are told apart: `scrollTop`, what the scroll bar says, and `offset`, how far down the real list is.
 */
export interface Geometry {
  rows: number
  /** Pixels. */
  rowHeight: number
  /** Height of the visible part, pixels. */
  viewport: number
}

export interface Position {
  scrollTop: number
  offset: number
}

/** Pixels; single precision still counts them one by one. */
export const tallestBox = 8_000_000

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

export const listHeight = (g: Geometry): number => g.rows * g.rowHeight

export const boxHeight = (g: Geometry): number => Math.min(listHeight(g), tallestBox)

const deepestOffset = (g: Geometry): number => Math.max(0, listHeight(g) - g.viewport)

const deepestScroll = (g: Geometry): number => Math.max(0, boxHeight(g) - g.viewport)

/** How many pixels of the list one pixel of the scroll bar stands for. */
const scale = (g: Geometry): number => (deepestScroll(g) === 0 ? 1 : deepestOffset(g) / deepestScroll(g))

/** Where the scroll bar belongs for a place in the list. */
export const positionAt = (offset: number, g: Geometry): Position => {
  const within = clamp(offset, 0, deepestOffset(g))
  return { offset: within, scrollTop: within / scale(g) }
}

/**
 * The position after the box was scrolled. A short way (wheel, touch, keys) moves the list pixel by pixel,
 * whatever the scale; a long one (the scroll bar dragged) is a jump to that share of the list. Short ways leave
 * `scrollTop` a little off its share of the list: `positionAt(offset)` says where to put it once at rest.
 */
export function scrolled(before: Position, scrollTop: number, g: Geometry): Position {
  const top = clamp(scrollTop, 0, deepestScroll(g))
  const way = top - before.scrollTop
  const isJump = scale(g) === 1 || Math.abs(way) > 4 * g.viewport
  const offset = isJump ? top * scale(g) : clamp(before.offset + way, 0, deepestOffset(g))
  return { scrollTop: top, offset }
}

/** Rows to draw: `start` inclusive, `end` exclusive, with `spare` rows on either side of the visible ones. */
export function visibleRows(offset: number, g: Geometry, spare: number): { start: number; end: number } {
  const first = Math.floor(offset / g.rowHeight)
  const last = Math.ceil((offset + g.viewport) / g.rowHeight)
  return { start: clamp(first - spare, 0, g.rows), end: clamp(last + spare, 0, g.rows) }
}

/** The offset nearest to the current one at which the whole row is visible. */
export function offsetShowing(row: number, offset: number, g: Geometry): number {
  const top = row * g.rowHeight
  return clamp(offset, top + g.rowHeight - g.viewport, top)
}
