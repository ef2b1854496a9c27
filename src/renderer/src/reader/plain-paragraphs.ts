import { blockTags } from './allowed.ts'
import { workshop } from './rebuild.ts'

/** The text of a rebuilt tree by its blocks, and nothing else of it. */
export function plainParagraphs(tree: DocumentFragment): DocumentFragment {
  const result = workshop.createDocumentFragment()
  let run = ''
  const close = (): void => {
    if (run.trim() !== '') {
      const paragraph = workshop.createElement('p')
      paragraph.textContent = run
      result.append(paragraph)
    }
    run = ''
  }
  const collect = (parent: Node): void => {
    for (const node of parent.childNodes) {
      const breaks = node instanceof Element && (blockTags.has(node.localName) || node.localName === 'br')
      if (breaks) close()
      if (node.nodeType === Node.TEXT_NODE) run += node.textContent ?? ''
      collect(node)
      if (breaks) close()
    }
  }
  collect(tree)
  close()
  return result
}
