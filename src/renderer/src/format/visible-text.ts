/**
 * A file shown as it is: what would be invisible in it, or would turn or hide the text around it, becomes a sign.
 * Joiners and variation selectors stay: emoji and several scripts are written with them.
 */
const invisible =
  /(?!\n|\t|\u200c|\u200d|\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\p{NChar}\ufff9-\ufffb]/gu

/** In letters: not every system has faces for the pictures that Unicode has for controls. */
const sign = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

export const visibleText = (text: string): string =>
  text.replace(/\r\n/g, '\n').replace(/\r/g, '⟨U+000D⟩\n').replace(invisible, sign)

/** Characters: what one element can lay out in a blink. */
const mostInChunk = 8_000

/**
 * Cuts a text into pieces at the ends of lines, which are left out, so that each can be laid out by itself. Only a
 * line longer than a piece is cut inside, never in a character of two code units.
 */
export function chunksOf(text: string, most = mostInChunk): string[] {
  const chunks: string[] = []
  let start = 0
  while (text.length - start > most) {
    const newline = text.lastIndexOf('\n', start + most)
    if (newline >= start) {
      chunks.push(text.slice(start, newline))
      start = newline + 1
    } else {
      const isHigh = /[\ud800-\udbff]/.test(text.charAt(start + most - 1))
      const end = start + most - Number(isHigh)
      chunks.push(text.slice(start, end))
      start = text.startsWith('\n', end) ? end + 1 : end
    }
  }
  chunks.push(text.slice(start))
  return chunks
}
