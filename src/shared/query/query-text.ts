import { boundary, terms, type TermKind } from '../terms.ts'
import { nameOfColumn, type FieldName } from './fields.ts'
import { defaultDistance } from './parse.ts'
import type { Fact, ParsedQuery, Phrase, Query, TextField } from './query.ts'

/** The query as text that is read as the same query again. Folded: what `Köln` gave is printed as `koln`. */
export function queryText({ root, variants }: Pick<ParsedQuery, 'root' | 'variants'>): string {
  const parts = root === null ? [] : [print(root)]
  if (!variants) parts.push('variants:off')
  return parts.join(' ')
}

function print(query: Query): string {
  switch (query.kind) {
    case 'text':
      return inField(query.field, phraseText(query))
    case 'near': {
      const distance = query.distance === defaultDistance ? '' : `, ${query.distance}`
      return inField(query.field, `NEAR(${query.phrases.map(phraseText).join(' ')}${distance})`)
    }
    case 'fact':
      return factText(query.fact)
    case 'and':
      return query.of.map((part) => (part.kind === 'or' ? `(${print(part)})` : print(part))).join(' ')
    case 'or':
      return query.of.map(print).join(' OR ')
    case 'not':
      return isLeaf(query.of) ? `-${print(query.of)}` : `-(${print(query.of)})`
  }
}

const isLeaf = ({ kind }: Query): boolean => kind === 'text' || kind === 'near' || kind === 'fact'

const inField = (field: TextField | null, text: string): string =>
  field === null ? text : `${nameOfColumn[field]}:${text}`

/** What is found by its beginning cannot be quoted; its terms hold no character that ends a word. */
function phraseText({ exactTerms, prefix }: Phrase): string {
  if (prefix) return exactTerms.join('-')
  let text = ''
  let previous: TermKind = 'boundary'
  for (const term of exactTerms) {
    const kind = term === boundary ? 'boundary' : (terms(term)[0]?.kind ?? 'boundary')
    const isApart = previous !== 'boundary' && kind !== 'boundary' && (previous === 'word' || kind === 'word')
    text += isApart ? ` ${term}` : term
    previous = kind
  }
  return `"${text}"`
}

function factText(fact: Fact): string {
  switch (fact.field) {
    case 'has':
      return `has:${fact.what}`
    case 'published':
      return fact.to === null ? `after:${fact.from ?? ''}` : `on:${spanText(fact)}`
    case 'captured':
    case 'imported':
      return `${fact.field}:${spanText(fact)}`
    case 'source':
    case 'url':
    case 'lang':
    case 'format':
      return `${fact.field satisfies FieldName}:${valueText(fact.text)}`
  }
}

export function spanText({ from, to }: { from: string | null; to: string | null }): string {
  if (from === to) return from ?? ''
  const year = from?.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year ?? ''
  return `${from ?? ''}..${to ?? ''}`
}

/** `url://` is no field. */
export const valueText = (text: string): string =>
  /^\/\/|[\p{White_Space}()（）]/u.test(text) ? `"${text}"` : text
