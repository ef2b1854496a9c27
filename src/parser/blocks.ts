import type { Attributes, MarkupReader } from './markup.ts'
import { isBlockElement, readMarkup } from './markup.ts'
import { oneLine } from './text.ts'

/** A run of visible text of a body that no block border crosses; white space collapsed, never empty. */
export interface Run {
  kind: 'body' | 'caption'
  text: string
}

export interface Image {
  /** `src` as written. */
  address: string
  /** Empty when the image has none. */
  caption: string
  /** How many runs stand before it. */
  runsBefore: number
}

/**
 * Cuts visible text into runs. A caption is a `figcaption`, or the text after an image that stands wholly in
 * `<small>`.
 */
export class BlockReader implements MarkupReader {
  readonly runs: Run[] = []
  readonly images: Image[] = []
  #text = ''
  /** Whether the run has text outside `<small>`. */
  #isPlain = false
  #smalls = 0
  #captions = 0
  /** The image that a caption would belong to: no other text has come since. */
  #image: Image | null = null

  open(name: string, attributes: Attributes): void {
    if (isBlockElement(name)) this.#endRun()
    if (name === 'small') this.#smalls++
    if (name === 'figcaption') this.#captions++
    if (name === 'img') this.#seeImage(attributes)
  }

  text(text: string): void {
    this.#text += text
    if (this.#smalls === 0 && !this.#isPlain) this.#isPlain = /\S/.test(text)
  }

  close(name: string): void {
    if (isBlockElement(name)) this.#endRun()
    if (name === 'small') this.#smalls--
    if (name === 'figcaption') this.#captions--
  }

  /** To be called when the walk is over. */
  end(): this {
    this.#endRun()
    return this
  }

  #seeImage(attributes: Attributes): void {
    this.#image = { address: attributes.src?.trim() ?? '', caption: '', runsBefore: this.runs.length }
    this.images.push(this.#image)
  }

  #endRun(): void {
    const text = oneLine(this.#text)
    const isCaption = this.#captions > 0 || (this.#image !== null && !this.#isPlain)
    this.#text = ''
    this.#isPlain = false
    if (text === '') return
    this.runs.push({ kind: isCaption ? 'caption' : 'body', text })
    if (this.#image !== null && isCaption) {
      this.#image.caption = this.#image.caption === '' ? text : `${this.#image.caption} ${text}`
    }
    // A caption may go on after a `<br>`
    if (!isCaption || (this.#smalls === 0 && this.#captions === 0)) this.#image = null
  }
}

/** The visible text of an HTML fragment on one line. */
export function visibleText(html: string): string {
  const [blocks] = readMarkup(html, () => [new BlockReader()] as const)
  return blocks
    .end()
    .runs.map((run) => run.text)
    .join(' ')
}
