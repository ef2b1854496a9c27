/**
 * A query as two sets of captures: those that satisfy it for sure, and those that may. They differ where the index
 * cannot tell: whether words near each other are so within one block, and traditional from simplified. Only these
 * have to be read.
 */
import { ftsExpression } from '../../shared/query/fts.ts'
import type { Fact, Phrase, Query } from '../../shared/query/query.ts'
import { blockBoundary } from '../../shared/search-document.ts'
import { Bits } from './bits.ts'
import type { TextIndex } from './text-index.ts'

export interface Found {
  sure: Bits
  /** Holds all of `sure`. The same set when nothing is in doubt. */
  maybe: Bits
}

export interface Sources {
  text: TextIndex
  /** The captures below `end` of which a fact is true. */
  withFact: (fact: Fact, end: number) => Generator<void, Bits, undefined>
}

/** @param options `end`: capture ids are below this */
export function evaluate(
  root: Query,
  { variants, end }: { variants: boolean; end: number },
  sources: Sources,
): Generator<void, Found, undefined> {
  return decide(root)

  function* decide(query: Query): Generator<void, Found, undefined> {
    // What the index can decide alone it does at once: that is faster than joining sets.
    const expression = isCertain(query, variants) ? ftsExpression(query) : null
    if (expression !== null) return certain(yield* sources.text.captures(expression, end))
    switch (query.kind) {
      case 'text':
        return { sure: new Bits(end), maybe: yield* sources.text.captures(ftsExpression(query) ?? '', end) }
      case 'near': {
        const near = ftsExpression(query) ?? ''
        const maybe = yield* sources.text.captures(near, end)
        if (!variants && !query.phrases.every(isWithoutVariants)) return { sure: new Bits(end), maybe }
        // FTS5 counts across the borders of blocks, which are terms like any other to it.
        const across = ftsExpression({ ...query, phrases: [...query.phrases, border] }) ?? ''
        return { sure: yield* sources.text.captures(`(${near}) NOT (${across})`, end), maybe }
      }
      case 'fact':
        return certain(yield* sources.withFact(query.fact, end))
      case 'not': {
        const { sure, maybe } = yield* decide(query.of)
        if (sure === maybe) return certain(sure.flip())
        return { sure: maybe.flip(), maybe: sure.flip() }
      }
      case 'and':
      case 'or':
        return yield* joined(query.kind, query.of)
    }
  }

  function* joined(kind: 'and' | 'or', parts: Query[]): Generator<void, Found, undefined> {
    let all: Found | null = null
    for (const part of askedTogether(kind, parts)) {
      const next: Found = yield* decide(part)
      all = all === null ? next : join(kind, all, next)
    }
    return all ?? certain(new Bits(end))
  }

  /** What the index can decide alone is one question to it. */
  function askedTogether(kind: 'and' | 'or', parts: Query[]): Query[] {
    const alone = parts.filter((part) => isCertain(part, variants))
    const together: Query = { kind, of: alone }
    if (alone.length < 2 || alone.length === parts.length || ftsExpression(together) === null) return parts
    return [together, ...parts.filter((part) => !alone.includes(part))]
  }
}

/** As a phrase. */
const border: Phrase = { terms: [blockBoundary], exactTerms: [blockBoundary], prefix: false }

const certain = (captures: Bits): Found => ({ sure: captures, maybe: captures })

function join(kind: 'and' | 'or', one: Found, other: Found): Found {
  if (one.sure === one.maybe && other.sure === other.maybe) return certain(one.sure[kind](other.sure))
  const { sure } = one
  // One set in two places is not to be changed twice.
  const maybe = one.maybe === sure ? sure.copy() : one.maybe
  return { sure: sure[kind](other.sure), maybe: maybe[kind](other.maybe) }
}

const han = /\p{sc=Han}/u

/** Whether one expression to the index says it all: facts are not its business, and NEAR is not decided by it alone. */
export function isCertain(query: Query, variants: boolean): boolean {
  switch (query.kind) {
    case 'text':
      return variants || isWithoutVariants(query)
    case 'near':
    case 'fact':
      return false
    case 'not':
      return isCertain(query.of, variants)
    case 'and':
    case 'or':
      return query.of.every((part) => isCertain(part, variants))
  }
}

const isWithoutVariants = ({ terms }: Phrase): boolean => !terms.some((term) => han.test(term))
