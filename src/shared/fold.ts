/**
 * Folding: what makes two spellings one to search. docs/search.md says why each step is there.
 *
 * Text is folded by cluster (a character with the marks that join it), so that every folded character knows
 * where in the original it came from.
 */
import { hanClasses } from './han-classes.ts'

/** `cjk`: Han, kana, hangul, bopomofo. `mark`: what \p{M} holds. `punctuation`: all else that can be seen. */
export type CharacterKind = 'cjk' | 'letter' | 'mark' | 'space' | 'punctuation'

export interface FoldedCharacter {
  kind: CharacterKind
  /** One code point. */
  text: string
  /** The same before Han characters are mapped to their classes: traditional and simplified told apart. */
  exact: string
}

/** A code point as it stands in the original. */
interface RawCharacter {
  text: string
  /** `joins`: may melt into the character before it. `dropped`: not there, to search. */
  role: 'base' | 'joins' | 'dropped'
  /** What it folds to when nothing joins it: `㍿` gives four characters. */
  folded: FoldedCharacter[]
}

/**
 * Marks that one character may carry; more are dropped. Normalising a stack of marks takes quadratic time
 * (100,000 of them: 3 s). The figure is that of the Stream-Safe Text Format (UAX #15).
 */
const maxMarks = 30

const mark = /^\p{M}$/u
const letter = /^[\p{L}\p{N}]$/u
const space = /^\p{White_Space}$/u
/** So: the Han radicals. Of the characters common to several scripts, those of Chinese and Japanese writing. */
const cjk =
  /^(?:[[\p{L}\p{N}\p{So}]&&[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]]|[ー〆〱-〵〼])$/v
/** Zero-width and invisible characters, variation selectors, soft hyphen, direction and other controls. */
const dropped = /^(?:\p{Default_Ignorable_Code_Point}|[\p{Cc}--\p{White_Space}]|[\u{fff9}-\u{fffb}])$/v
/** Marks, and the letters that NFKC may unite with what stands before them or that begin with a mark. */
const joins = /^[\p{M}\u1161-\u1175\u11a8-\u11c2\uff9e\uff9f\u0e33\u0eb3\u{16d67}]$/u
/** NFKC would turn these jamo, each a letter by itself, into ones that melt into syllables: ㅋㅠ into 큐. */
const loneJamo = /^[\u3131-\u318e\uffa0-\uffdc]/
/** Letters that lose their marks; digits too, for the keycap emoji. */
const losesMarks = /^[\p{sc=Latin}\p{sc=Greek}\p{N}]$/u

/** The folded text. Folding it again changes nothing. */
export function fold(text: string): string {
  let folded = ''
  forEachFolded(text, (character) => {
    folded += character.text
  })
  return folded
}

/**
 * Visits the folded characters in order, each with the stretch of the original it stands for (UTF-16 offsets).
 * Several characters may share one stretch; dropped characters lie between or inside stretches.
 */
export function forEachFolded(
  text: string,
  visit: (character: FoldedCharacter, start: number, end: number) => void,
): void {
  let position = 0
  let next = rawAt(text, position)
  while (next !== undefined) {
    const base = next
    const start = position
    position += base.text.length
    next = rawAt(text, position)
    if (base.role === 'dropped') continue

    let cluster = base.text
    let end = position
    let joined = 0
    while (next !== undefined && next.role !== 'base') {
      if (next.role === 'joins') {
        if (joined < maxMarks) cluster += next.text
        else if (!mark.test(next.text)) break
        joined++
        end = position + next.text.length
      }
      position += next.text.length
      next = rawAt(text, position)
    }
    const characters = joined === 0 ? base.folded : foldedCluster(cluster)
    for (const character of characters) visit(character, start, end)
  }
}

const rawCharacters = new Map<number, RawCharacter>()

function rawAt(text: string, position: number): RawCharacter | undefined {
  const codePoint = text.codePointAt(position)
  return codePoint === undefined ? undefined : remembered(rawCharacters, codePoint, describe)
}

function describe(codePoint: number): RawCharacter {
  const isLoneSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  const text = isLoneSurrogate ? '\ufffd' : String.fromCodePoint(codePoint)
  if (dropped.test(text)) return { text, role: 'dropped', folded: [] }
  return { text, role: joins.test(text) ? 'joins' : 'base', folded: foldCluster(text) }
}

const clusters = new Map<string, FoldedCharacter[]>()

function foldedCluster(cluster: string): FoldedCharacter[] {
  return cluster.length > 8 ? foldCluster(cluster) : remembered(clusters, cluster, foldCluster)
}

function foldCluster(cluster: string): FoldedCharacter[] {
  const kept = loneJamo.test(cluster) ? 1 : 0
  const normal = cluster.slice(0, kept) + cluster.slice(kept).normalize('NFKC')
  // A word's last sigma is the same letter; the case of a whole word would tell, its parts do not.
  const lower = normal.toLowerCase().replaceAll('ς', 'σ')
  let bare = ''
  let keepsMarks = true
  let marks = 0
  for (const character of lower.normalize('NFD')) {
    if (!mark.test(character)) {
      keepsMarks = !losesMarks.test(character)
      marks = 0
      bare += character
    } else if (keepsMarks && marks++ < maxMarks) bare += character
  }
  return Array.from(bare.normalize('NFC'), classify)
}

function classify(character: string): FoldedCharacter {
  if (cjk.test(character)) return { kind: 'cjk', text: hanClassOf(character), exact: character }
  return { kind: kindOf(character), text: character, exact: character }
}

function kindOf(character: string): CharacterKind {
  if (letter.test(character)) return 'letter'
  if (mark.test(character)) return 'mark'
  return space.test(character) ? 'space' : 'punctuation'
}

/** The first character of its class stands for all of it. Looking in the text spares building a map of it. */
function hanClassOf(character: string): string {
  const at = hanClasses.indexOf(character)
  if (at < 0) return character
  return String.fromCodePoint(hanClasses.codePointAt(hanClasses.lastIndexOf(' ', at) + 1) ?? 0)
}

/** Texts use few thousand characters; a file that shows all 1.1 million must not fill the memory. */
const maxRemembered = 50_000

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  let value = known.get(key)
  if (value === undefined) {
    if (known.size >= maxRemembered) known.clear()
    value = make(key)
    known.set(key, value)
  }
  return value
}
