/** How much a text looks like one that somebody wrote, rather than like bytes read in the wrong encoding. */
import { isCommonHan, isCommonHangul } from './common-characters.ts'

/** What no text holds: controls, private use, code points that mean nothing, a sign of damage. */
const impossible = /[[\p{Cc}--[\t\n\f\r]]\p{Co}\p{Cn}\p{Cs}\ufffd]/v

export const isImpossible = (text: string): boolean => impossible.test(text)

/** No text is so long that one of these would not matter to it, unless they are very few. */
const weightOfImpossible = -10

/**
 * The mean weight of a text's characters beyond ASCII, about 0.7 to 1 for a text in its own encoding, under 0.5 in
 * another; from −1. 0 for a text of ASCII alone.
 */
export function plausibility(text: string, letters: ReadonlySet<string> | null): number {
  const characters = [...text]
  let sum = 0
  let count = 0
  for (const [i, character] of characters.entries()) {
    if (character <= '\x7f') continue
    const before = characters[i - 1] ?? ' '
    const after = characters[i + 1] ?? ' '
    sum += weight(character, before, after, letters)
    count++
  }
  return count === 0 ? 0 : sum / count
}

function weight(
  character: string,
  before: string,
  after: string,
  letters: ReadonlySet<string> | null,
): number {
  if (impossible.test(character)) return weightOfImpossible
  return letters === null
    ? eastAsian(character, before, after)
    : alphabetic(character, before, after, letters)
}

/** The same for a reading as UTF-16, of whose ASCII letters every one is evidence. */
export function plausibilityOfUtf16(text: string): number {
  let sum = 0
  let count = 0
  for (const character of text) {
    sum += weightInUtf16(character)
    count++
  }
  return count === 0 ? 0 : sum / count
}

function weightInUtf16(character: string): number {
  if (impossible.test(character)) return weightOfImpossible
  if (character <= '\x7f') return 1
  if (/^[\u4e00-\u9fff\uac00-\ud7a3]$/.test(character))
    return isCommonHan(character) || isCommonHangul(character) ? 1 : 0.2
  if (/^[\xa0-\u06ff\u0e00-\u0e7f\u1e00-\u1fff\u2010-\u203a\u3000-\u30ff\uff00-\uffef]$/.test(character))
    return 0.9
  return 0
}

const latin = /^[A-Za-z]$/
const wide = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]$/u

function eastAsian(character: string, before: string, after: string): number {
  // A letter with an accent and the one behind it make one such character, inside a word
  const isLonely = !wide.test(before) && !wide.test(after)
  if (isLonely && (latin.test(before) || latin.test(after))) return -1
  if (/^[\u4e00-\u9fff]$/.test(character)) return isCommonHan(character) ? 1 : 0.2
  if (/^[\uac00-\ud7a3]$/.test(character)) return isCommonHangul(character) ? 1 : 0.2
  if (/^[\u3041-\u3096]$/.test(character)) return 1
  if (/^[\u30a1-\u30fc]$/.test(character)) return 0.9
  if (
    /^[\u3000-\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u2014\u2018-\u201d\u2026\xb7\uff0d\u2013]$/.test(
      character,
    )
  )
    return 0.9
  if (/^[\uff10-\uff5a]$/.test(character)) return 0.6
  if (/^[\u3400-\u4dbf\u{20000}-\u{3ffff}]$/u.test(character)) return 0
  // Half-width kana, box drawing, Greek and Cyrillic letters: rare in text, common in a wrong reading
  return -0.3
}

function alphabetic(character: string, before: string, after: string, letters: ReadonlySet<string>): number {
  const [one, left, right] = [traitsOf(character), traitsOf(before), traitsOf(after)]
  const touches = left.isLetter || right.isLetter
  if (one.isLetter) {
    if (mixesScripts(one, left) || mixesScripts(one, right)) return -1
    if (one.isUpper && left.isLower) return -1
    if (!touches && (left.isDigit || right.isDigit)) return 0
    const isExpected = letters.has(character) || letters.has(character.toLowerCase())
    const weight = isExpected ? 1 : one.script === 'Latin' ? 0 : weightOfRareLetter
    return one.isUpper ? weight - 0.3 : weight
  }
  if (/^[¿¡]$/.test(character)) return left.isLetter ? -0.5 : 0.8
  if (quotesAndDashes.test(character)) {
    return left.isLetter && right.isLetter && !/[’–—\xa0]/.test(character) ? -0.5 : 0.8
  }
  if (standsAlone.test(character)) return touches ? -0.5 : 0.6
  return touches ? -1 : 0
}

/** Of a script of its own: every wrong reading has some. */
const weightOfRareLetter = 0.4
const quotesAndDashes = /^[“”„‘’‚–—…«»‹›•\xa0]$/
const standsAlone = /^[£€©®™°§·×±½¼¾²³¹ªº№†\u200e\u200f\u200c\u200d]$/

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Thai'].map(
  (name) => [name, new RegExp(`^\\p{sc=${name}}$`, 'u')] as const,
)

interface Traits {
  isLetter: boolean
  isUpper: boolean
  isLower: boolean
  isDigit: boolean
  /** Empty for marks, which belong to every script, and for all that is no letter. */
  script: string
}

/** A few hundred characters are asked for again and again. */
const known = new Map<string, Traits>()

function traitsOf(character: string): Traits {
  let traits = known.get(character)
  if (traits === undefined) {
    const isLetter = /^[\p{L}\p{M}]$/u.test(character)
    traits = {
      isLetter,
      isUpper: /^\p{Lu}$/u.test(character),
      isLower: /^\p{Ll}$/u.test(character),
      isDigit: /^\d$/.test(character),
      script: (isLetter && scripts.find(([, script]) => script.test(character))?.[0]) || '',
    }
    if (known.size < 5_000) known.set(character, traits)
  }
  return traits
}

const mixesScripts = (one: Traits, other: Traits): boolean =>
  one.script !== '' && other.script !== '' && one.script !== other.script
