import type { Block } from './article.ts'
import { termString } from './terms.ts'

/**
 * What the search index holds of one capture: terms joined by single spaces, one text per column
 * (see terms.ts and docs/search.md). Derived from the blocks; rebuilt at will.
 */
export interface SearchDocument {
  title: string
  byline: string
  body: string
  topics: string
  tags: string
}

/** Stands between two blocks of a column. No query gives this term, so that no phrase crosses it. */
export const blockBoundary = '¶'

const columnOf = {
  title: 'title',
  byline: 'byline',
  body: 'body',
  caption: 'body',
  topic: 'topics',
  tag: 'tags',
} as const satisfies Record<Block['kind'], keyof SearchDocument>

export function searchDocument(blocks: Block[]): SearchDocument {
  const document: SearchDocument = { title: '', byline: '', body: '', topics: '', tags: '' }
  for (const { kind, text } of blocks) {
    const terms = termString(text)
    if (terms === '') continue
    const column = columnOf[kind]
    document[column] += document[column] === '' ? terms : ` ${blockBoundary} ${terms}`
  }
  return document
}
