import type { Reference, Topic } from '../../shared/article.ts'
import type { Attributes, MarkupReader } from '../markup.ts'
import { oneLine } from '../text.ts'

interface OpenElement {
  depth: number
  text: string
  finish: (text: string) => void
}

/** Collects what the publisher marked: its topics (each once) and its links to other articles (in order, all). */
export class LinkReader implements MarkupReader {
  readonly topics: Topic[] = []
  readonly references: Reference[] = []
  readonly #known = new Set<string>()
  readonly #open: OpenElement[] = []
  #depth = 0

  open(name: string, attributes: Attributes): void {
    this.#depth++
    if (name === 'span' && attributes['data-type'] === 'AUTO_TOPIC') {
      const id = attributes['data-id'] ?? ''
      this.#collect((text) => this.#addTopic(id.trim(), text))
    }
    if (name === 'a' && /(?:^|\s)ArticleRef(?:\s|$)/i.test(attributes.rel ?? '')) {
      const address = (attributes.href ?? '').trim()
      this.#collect((text) => this.references.push({ address, publisherId: publisherId(address), text }))
    }
  }

  text(text: string): void {
    for (const element of this.#open) element.text += text
  }

  close(): void {
    const last = this.#open.at(-1)
    if (last?.depth === this.#depth) {
      this.#open.pop()
      last.finish(oneLine(last.text))
    }
    this.#depth--
  }

  #collect(finish: OpenElement['finish']): void {
    this.#open.push({ depth: this.#depth, text: '', finish })
  }

  #addTopic(id: string, name: string): void {
    const identity = id === '' ? `name ${name}` : `id ${id}`
    if (name === '' || this.#known.has(identity)) return
    this.#known.add(identity)
    this.topics.push({ id, name })
  }
}

/** `https://api.dw.com/api/detail/article/66785896` gives `66785896`. */
function publisherId(address: string): string | null {
  return /\/article\/(\d{1,20})\/?(?:[?#]|$)/.exec(address)?.[1] ?? null
}
