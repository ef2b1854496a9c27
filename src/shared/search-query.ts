import type { Block } from './article.ts'
import { terms } from './terms.ts'

export interface SearchQuery {
  /** A MATCH expression for an FTS5 table whose columns are those of a `SearchDocument`. */
  fts: string
  /** The same decision without an index, by the terms of every block. */
  matches: (blocks: Block[]) => boolean
}

/** Terms that follow each other within one block. */
interface Phrase {
  terms: string[]
  /** The last term need only begin so. */
  prefix: boolean
}

/** A part in quotes with white space or an end on both sides, or a word. */
const part = /["“„＂](?<quoted>[^"“”„＂]*)["“”＂](?!\P{White_Space})|\P{White_Space}+/gu

/**
 * Reads what stands in the search field: all words must be found, in any block each. Null when there is nothing
 * to search for. Any input is a query: it has no syntax but white space and quotes.
 */
export function searchQuery(input: string): SearchQuery | null {
  const phrases = new Map<string, Phrase>()
  for (const match of input.matchAll(part)) {
    const quoted = match.groups?.['quoted']
    const phrase = quoted === undefined ? wordPhrase(match[0]) : { terms: termsOf(quoted), prefix: false }
    if (phrase.terms.length > 0) phrases.set(expression(phrase), phrase)
  }
  if (phrases.size === 0) return null
  return {
    fts: [...phrases.keys()].join(' AND '),
    matches: (blocks) => {
      const texts = blocks.map((block) => termsOf(block.text))
      return [...phrases.values()].every((phrase) => texts.some((text) => includes(text, phrase)))
    },
  }
}

/** A word without CJK characters is found while it is being typed: its last term stands for all it begins. */
function wordPhrase(word: string): Phrase {
  const found = terms(word)
  const prefix = found.every(({ kind }) => kind === 'word') && (found.at(-1)?.term.length ?? 0) >= 2
  return { terms: found.map(({ term }) => term), prefix }
}

const termsOf = (text: string): string[] => terms(text).map(({ term }) => term)

/** Terms hold neither quotes nor anything else that FTS5 or its ascii tokenizer would read or split. */
const expression = ({ terms, prefix }: Phrase): string => `"${terms.join(' ')}"${prefix ? ' *' : ''}`

function includes(text: string[], phrase: Phrase): boolean {
  const last = phrase.terms.length - 1
  const agrees = (term: string | undefined, i: number): boolean =>
    i === last && phrase.prefix ? (term ?? '').startsWith(phrase.terms[i] ?? '') : term === phrase.terms[i]
  return text.some((_, start) => phrase.terms.every((__, i) => agrees(text[start + i], i)))
}
