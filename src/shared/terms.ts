/** Terms: what search finds. Index, query, highlights and the brute-force check all take them from here. */
import { forEachFolded } from './fold.ts'

/**
 * Raise it when any text gives other terms than before: an index written with another version must be rebuilt
 * before it is searched.
 */
export const termsVersion = 1

/** Stands where punctuation or space keeps two terms apart. Being punctuation, it is never part of a term. */
export const boundary = '·'

/** `cjk`: one Han, kana, hangul or bopomofo character. `word`: a run of other letters and digits. */
export type TermKind = 'cjk' | 'word' | 'boundary'

export interface Term {
  kind: TermKind
  /** Folded. Letters, digits and their marks, or `boundary`; holds no ASCII but a-z and 0-9. */
  term: string
  /** The stretch of the original text, UTF-16 offsets; of a boundary: what lies between its neighbours. */
  start: number
  end: number
}

/**
 * Length (UTF-16) at which a run of letters is cut, and the rest becomes a term of its own: SQLite takes no more
 * than 32,768 bytes of a token, and files hold runs of any length.
 */
const maxTermLength = 256

export interface TermOptions {
  /** True: the variants of a Han character are one term, as in the index. False: only they are told apart. */
  variants: boolean
}

/** The terms of one block, in order. Any string will do. Variants change what a term is, never where one stands. */
export function terms(text: string, options: TermOptions = { variants: true }): Term[] {
  const found: Term[] = []
  forEachTerm(text, (term, kind, start, end) => found.push({ kind, term, start, end }), options)
  return found
}

/** The same terms joined by single spaces, for the index. */
export function termString(text: string): string {
  let joined = ''
  forEachTerm(text, (term) => {
    joined += joined === '' ? term : ' ' + term
  })
  return joined
}

/** The single terms of a `termString`. */
export function forEachInTermString(terms: string, visit: (term: string) => void): void {
  for (let start = 0; start < terms.length;) {
    const space = terms.indexOf(' ', start)
    const end = space < 0 ? terms.length : space
    visit(terms.slice(start, end))
    start = end + 1
  }
}

/** Words of a `termString`: runs of letters and digits, each Han, kana or hangul character counted as one. */
export function countWords(terms: string): number {
  let count = 0
  for (let start = 0; start < terms.length;) {
    const space = terms.indexOf(' ', start)
    const end = space < 0 ? terms.length : space
    if (end - start > 1 || terms[start] !== boundary) count++
    start = end + 1
  }
  return count
}

export function forEachTerm(
  text: string,
  visit: (term: string, kind: TermKind, start: number, end: number) => void,
  { variants }: TermOptions = { variants: true },
): void {
  let term = ''
  let kind: 'cjk' | 'word' = 'word'
  let start = 0
  let end = 0
  /** What was seen since the last finished term. */
  let gap: 'none' | 'space' | 'punctuation' = 'none'
  let previous: 'cjk' | 'word' | 'none' = 'none'
  let previousEnd = 0

  const finish = (): void => {
    if (term === '') return
    visit(term, kind, start, end)
    previous = kind
    previousEnd = end
    term = ''
    gap = 'none'
  }
  const begin = (character: string, ofKind: 'cjk' | 'word', from: number, to: number): void => {
    finish()
    if (previous !== 'none' && gap !== 'none') {
      const cjkSides = Number(previous === 'cjk') + Number(ofKind === 'cjk')
      if (cjkSides >= (gap === 'punctuation' ? 1 : 2)) visit(boundary, 'boundary', previousEnd, from)
    }
    term = character
    kind = ofKind
    start = from
    end = to
  }

  forEachFolded(text, (character, from, to) => {
    if (character.kind === 'cjk') begin(variants ? character.text : character.exact, 'cjk', from, to)
    else if (character.kind === 'letter') {
      if (term === '' || kind === 'cjk' || term.length >= maxTermLength)
        begin(character.text, 'word', from, to)
      else {
        term += character.text
        end = to
      }
    } else if (character.kind === 'mark' && term !== '') {
      if (term.length < maxTermLength) term += character.text
      end = to
    } else {
      finish()
      // A mark with nothing to stand on is seen like any sign.
      if (character.kind !== 'space') gap = 'punctuation'
      else if (gap === 'none') gap = 'space'
    }
  })
  finish()
}
