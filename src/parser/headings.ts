import type { MarkupReader } from './markup.ts'
import { oneLine } from './text.ts'

/** A title longer than this is a paragraph that somebody marked as a heading. */
const longestTitle = 300

/** Finds the heading that is an article's title. */
export class HeadingReader implements MarkupReader {
  readonly #first: string[] = []
  #opening: string | null = null
  #text: string | null = null
  #isEmpty = true

  open(name: string): void {
    if (/^h[1-6]$/.test(name)) this.#text = ''
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text
    else if (this.#isEmpty) this.#isEmpty = !/\S/.test(text)
  }

  close(name: string): void {
    if (this.#text === null || !/^h[1-6]$/.test(name)) return
    const heading = oneLine(this.#text)
    this.#text = null
    if (heading === '' || heading.length > longestTitle) return
    if (this.#isEmpty) this.#opening ??= heading
    this.#isEmpty = false
    if (name === 'h1') this.#first.push(heading)
  }

  /** The heading that opens the text, of any level, or the only one of the first level; empty when there is neither. */
  title(): string {
    return this.#opening ?? (this.#first.length === 1 ? this.#first[0] : undefined) ?? ''
  }
}
