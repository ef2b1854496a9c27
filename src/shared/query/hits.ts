import type { Block } from '../article.ts'
import { columnOf } from '../search-document.ts'
import { terms } from '../terms.ts'
import { nearOccurrences, occurrences } from './occurrences.ts'
import type { NearQuery, ParsedQuery, Phrase, Query, Stretch, TextQuery } from './query.ts'

/**
 * The stretches (UTF-16 offsets) of a block's text that the query looks for, in order; those that overlap are one.
 * What is negated is not looked for.
 */
export function hitsIn(blockKind: Block['kind'], text: string, parsed: ParsedQuery): Stretch[] {
  return merged(phraseHitsIn(blockKind, text, parsed))
}

/** One phrase of the query, found. */
export interface PhraseHit extends Stretch {
  phrase: Phrase
}

/** Every occurrence of every phrase that the query looks for, by their beginnings. They may overlap. */
export function phraseHitsIn(blockKind: Block['kind'], text: string, parsed: ParsedQuery): PhraseHit[] {
  const column = columnOf[blockKind]
  const leaves = wantedLeaves(parsed.root).filter(({ field }) => field === null || field === column)
  if (leaves.length === 0) return []
  const found = terms(text, parsed)
  const words = found.map(({ term }) => term)
  const hits: PhraseHit[] = []
  const add = (phrase: Phrase, starts: number[]): void => {
    for (const first of starts) {
      const start = found[first]?.start
      const end = found[first + phrase.terms.length - 1]?.end
      if (start !== undefined && end !== undefined) hits.push({ start, end, phrase })
    }
  }
  for (const leaf of leaves) {
    if (leaf.kind === 'text') add(leaf, occurrences(words, leaf, parsed))
    else {
      const near = nearOccurrences(words, leaf, parsed)
      leaf.phrases.forEach((phrase, i) => add(phrase, near[i] ?? []))
    }
  }
  return hits.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Whether the query looks for any text at all. */
export const looksForText = ({ root }: ParsedQuery): boolean => wantedLeaves(root).length > 0

/** Phrases and NEARs under no negation, or under an even number of them. */
function wantedLeaves(root: Query | null): (TextQuery | NearQuery)[] {
  const found: (TextQuery | NearQuery)[] = []
  const walk = (query: Query, isWanted: boolean): void => {
    switch (query.kind) {
      case 'text':
      case 'near':
        if (isWanted) found.push(query)
        break
      case 'and':
      case 'or':
        for (const part of query.of) walk(part, isWanted)
        break
      case 'not':
        walk(query.of, !isWanted)
        break
      case 'fact':
    }
  }
  if (root !== null) walk(root, true)
  return found
}

/** Those that overlap as one. Takes them by their beginnings. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const { start, end } of stretches) {
    const last = found.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found
}
