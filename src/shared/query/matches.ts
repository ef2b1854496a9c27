import type { Block } from '../article.ts'
import { columnOf } from '../search-document.ts'
import { terms } from '../terms.ts'
import { nearOccurrences, occurrences, type Variants } from './occurrences.ts'
import type { Fact, Query, TextField } from './query.ts'

/**
 * Whether an article of these blocks satisfies the query: the decision without an index, for what the index cannot
 * decide and to check it by. Facts are decided by `factsTest`.
 */
export function matches(
  query: Query,
  blocks: readonly Block[],
  factsTest: (fact: Fact) => boolean,
  options: Variants,
): boolean {
  const texts = blocks.map(({ kind, text }) => ({
    column: columnOf[kind],
    terms: terms(text, options).map(({ term }) => term),
  }))
  const someBlock = (field: TextField | null, test: (terms: string[]) => boolean): boolean =>
    texts.some(({ column, terms }) => (field === null || column === field) && test(terms))

  const decide = (query: Query): boolean => {
    switch (query.kind) {
      case 'text':
        return someBlock(query.field, (terms) => occurrences(terms, query, options).length > 0)
      case 'near':
        return someBlock(query.field, (terms) =>
          nearOccurrences(terms, query, options).every((near) => near.length > 0),
        )
      case 'fact':
        return factsTest(query.fact)
      case 'and':
        return query.of.every(decide)
      case 'or':
        return query.of.some(decide)
      case 'not':
        return !decide(query.of)
    }
  }
  return decide(query)
}
