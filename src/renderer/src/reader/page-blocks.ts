/**
 * The text of an article's page, cut into blocks where the index cuts it: what search finds stands within one block.
 * Mirrors the parser (src/parser/blocks.ts): block elements, `<br>` and images are borders, inline elements join.
 */
import type { Block } from '../../../shared/article.ts'
import { blockTags } from './allowed.ts'

export interface PageBlock {
  kind: Block['kind']
  text: string
  /** Whose data joined are the text. */
  nodes: Text[]
}

/** Marks the elements of a page that hold a part of the article, with the kind of block that they are made of. */
export const partAttribute = 'data-part'

/** In reading order; without those of white space only. */
export function* pageBlocks(page: ParentNode): Generator<PageBlock, void, undefined> {
  for (const part of page.querySelectorAll(`[${partAttribute}]`))
    yield* blocksIn(part, part.getAttribute(partAttribute) as Block['kind'])
}

function* blocksIn(part: Element, kind: Block['kind']): Generator<PageBlock, void, undefined> {
  let nodes: Text[] = []
  const finished = function* (): Generator<PageBlock, void, undefined> {
    const text = nodes.map(({ data }) => data).join('')
    if (/\S/.test(text)) yield { kind, text, nodes }
    nodes = []
  }
  /** Subtle: recurses, and may: no page is deeper than `deepest` of rebuild.ts and what is wrapped around it. */
  const walk = function* (parent: Node): Generator<PageBlock, void, undefined> {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      // The frame's nodes are of another realm: `instanceof` would not know them.
      if (node.nodeType === Node.TEXT_NODE) nodes.push(node as Text)
      if (node.nodeType !== Node.ELEMENT_NODE) continue
      const element = node as Element
      const isBorder = blockTags.has(element.localName) || borders.has(element.localName)
      if (isBorder) yield* finished()
      if (!isForeign(element)) yield* walk(element)
      if (isBorder) yield* finished()
    }
  }
  yield* walk(part)
  yield* finished()
}

const borders: ReadonlySet<string> = new Set(['br', 'img'])

/** Text of the shell, and text that no reader sees. */
const isForeign = (element: Element): boolean =>
  element.localName === 'rp' || element.classList.contains('placeholder')
