import type { BatchItem } from '../archive/archive.ts'
import type { IncomingCapture } from '../shared/incoming.ts'

const mostItems = 250
const mostBytes = 16 * 1024 * 1024
/** Milliseconds that a finished file may wait for its commit. */
const longestWait = 250

/** Bytes that a capture holds, about. */
export const weight = ({ original, textLength, pictures }: IncomingCapture): number =>
  pictures.reduce((sum, { bytes }) => sum + bytes.length, original.packed.length + textLength * 2)

/** Gathers finished files and writes them together: by count, by bytes, or when the oldest has waited long enough. */
export class Batch {
  readonly #write: (items: BatchItem[]) => void
  #items: BatchItem[] = []
  #bytes = 0
  #timer: NodeJS.Timeout | null = null

  constructor(write: (items: BatchItem[]) => void) {
    this.#write = write
  }

  add(item: BatchItem): void {
    this.#items.push(item)
    if (item.kind === 'capture') this.#bytes += weight(item.capture)
    if (this.#items.length >= mostItems || this.#bytes >= mostBytes) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), longestWait)
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const items = this.#items
    this.#items = []
    this.#bytes = 0
    if (items.length > 0) this.#write(items)
  }
}
