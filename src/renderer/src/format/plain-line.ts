/**
 * Metadata is written by strangers. Markup in it is harmless where it is set as text, but some characters are not:
 * controls, and those that turn the direction of everything after them.
 */

/** These show a word as another; no language is written with them. The others are held by the element. */
const overrides = /[\u202d\u202e]/g
const controls = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]+/gu
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** How many characters of a title a row or a tooltip can possibly show. */
export const longestLine = 400

/** Controls become spaces, direction overrides go; neither trimmed nor cut. */
export const plainText = (text: string): string => text.replace(overrides, '').replace(controls, ' ')

/** Text for one line of its own element: controls become spaces, direction overrides go, what no screen could hold is cut. */
export function plainLine(text: string, longest = longestLine): string {
  const head = plainText(text.slice(0, longest * 2)).trim()
  if (head.length <= longest && text.length <= longest * 2) return head
  // Cut between code points, never inside a surrogate pair.
  return `${[...head.slice(0, longest)].slice(0, -1).join('').trimEnd()}…`
}

/** For tooltips and attributes, where no element can isolate the direction: without the direction controls too. */
export const plainNote = (text: string, longest?: number): string =>
  plainLine(text.slice(0, 100_000).replace(directions, ''), longest)

/** An address as a person reads it: percent-encoding undone where that gives valid text. Never to be followed. */
export function readableAddress(address: string): string {
  const bare = address.replace(/^https?:\/\//i, '')
  try {
    return plainNote(decodeURI(bare))
  } catch {
    return plainNote(bare)
  }
}
