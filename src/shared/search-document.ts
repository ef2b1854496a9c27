import type { Block } from './article.ts'
import type { TextField } from './query/query.ts'
import { termString } from './terms.ts'

/**
 * What the search index holds of one capture: terms joined by single spaces, one text per column
 * (see terms.ts and docs/search.md). Derived from the blocks; rebuilt at will.
 */
export type SearchDocument = Record<TextField, string>

/** Stands between two blocks of a column. No query gives this term, so that no phrase crosses it. */
export const blockBoundary = '¶'

/** The column of the index that a block stands in. */
export const columnOf: Record<Block['kind'], TextField> = {
  title: 'title',
  byline: 'byline',
  body: 'body',
  caption: 'body',
  topic: 'topics',
  tag: 'tags',
}

const known = new WeakMap<object, string>()

/** The `termString` of a block: index, count of words and language ask for it, and it takes a fifth of the parsing. */
export function blockTerms(block: Pick<Block, 'text'>): string {
  let terms = known.get(block)
  if (terms === undefined) known.set(block, (terms = termString(block.text)))
  return terms
}

export function searchDocument(blocks: readonly Block[]): SearchDocument {
  const document: SearchDocument = { title: '', byline: '', body: '', topics: '', tags: '' }
  for (const block of blocks) {
    const terms = blockTerms(block)
    if (terms === '') continue
    const column = columnOf[block.kind]
    document[column] += document[column] === '' ? terms : ` ${blockBoundary} ${terms}`
  }
  return document
}
