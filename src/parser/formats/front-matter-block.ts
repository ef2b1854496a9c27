/** Finds the header of a file: where it begins and ends, and in what language it is. */

export interface FrontMatterBlock {
  language: 'yaml' | 'toml'
  /** What stands between the two lines of dashes or pluses. */
  text: string
  /** Offset of the body. */
  bodyStart: number
}

/** A header longer than this is none; the longest seen hold a whole summary. */
export const longestBlock = 256 * 1024

/**
 * The block at the start of `text`, or null when there is none: a text may well begin with a thematic break, so what
 * follows the dashes must read as a header line by line (`looksLikeHeader`). A block that nothing closes ends at its
 * first blank line.
 */
export function findBlock(text: string): FrontMatterBlock | null {
  const opening = /^\s*(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(0, 1024))
  if (opening === null) return null
  const language = opening[1] === '+++' ? 'toml' : 'yaml'
  const start = opening[0].length
  const rest = text.slice(start, start + longestBlock)
  const closing = language === 'yaml' ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m

  const closed = closing.exec(rest)
  if (closed !== null) {
    const block = rest.slice(0, closed.index)
    const bodyStart = start + closed.index + closed[0].length
    if (looksLikeHeader(block, language)) return { language, text: block, bodyStart }
  }
  const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(rest)
  const block = rest.slice(0, blank?.index ?? rest.length)
  if (!looksLikeHeader(block, language) || block.trim() === '') return null
  return { language, text: block, bodyStart: start + block.length }
}

/** `key: value`, the key perhaps quoted. */
export const yamlLine =
  /^(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|([^\s:#'"[\]{}&*!|>%@`-][^:\n]{0,99}?))?[ \t]*:(?:[ \t]+(.*)|[ \t]*)$/u
/** `key = value` */
export const tomlLine = /^[ \t]*(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|([\w.-]{1,100}))[ \t]*=[ \t]*(.*)$/u

/** Where no bracket closes, the time to split it grows with the square. */
const longestFlow = 8 * 1024

/**
 * The fields of a header that is a map in braces on one line (`{title: Ice, date: 2020-02-03}`), as `key: value` each,
 * or null for any other. The brace that closes it may be missing.
 */
export function flowFields(block: string): string[] | null {
  if (block.length > longestFlow) return null
  const inner =
    /^\{[ \t]*((?:"[^"\n]{1,100}"|'[^'\n]{1,100}'|[^\s:#'"[\]{}]{1,100})[ \t]*:[^\n\r]*?)\}?$/.exec(
      block.trim(),
    )?.[1]
  if (inner === undefined) return null
  const fields = inner.match(/(?:\[[^\]]*\]|"[^"]*"|'[^']*'|[^,])+/g) ?? []
  return fields
    .map((field) => field.trim().replace(/^("[^"]*"|'[^']*')[ \t]*:(?=\S)/, '$1: '))
    .filter(Boolean)
}

/**
 * Whether each line is one that a header may have: a key, something indented, an item, a comment, blank, or the rest
 * of a value that was broken over lines. Prose after a blank line is none of these.
 */
function looksLikeHeader(block: string, language: 'yaml' | 'toml'): boolean {
  if (language === 'yaml' && flowFields(block) !== null) return true
  const line = language === 'yaml' ? yamlLine : tomlLine
  let afterBlank = true
  for (const written of block.split(/\r\n|\n|\r/)) {
    const isBlank = written.trim() === ''
    const belongs =
      isBlank || !afterBlank || line.test(written) || /^(?:[ \t]|-(?:[ \t]|$)|#|\[|\}|\])/.test(written)
    if (!belongs) return false
    afterBlank = isBlank
  }
  return true
}
