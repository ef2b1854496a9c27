import { analyse } from 'chardet'
import { alphabets, anyLetter } from './common-characters.ts'
import { declaredEncoding } from './declared.ts'
import { isImpossible, plausibility, plausibilityOfUtf16 } from './plausibility.ts'
import { sampleOf } from './sample.ts'

export interface Reading {
  /** As the Encoding Standard names it. */
  encoding: string
  /** About 0.8 to 1.2: surely. */
  score: number
}

/** Less is a guess. Texts of 60 bytes in their own encoding reach 0.8; noise stays below 0.4. */
const leastScore = 0.6

/** Fewer bytes read well in any of a dozen encodings. */
const shortestDetected = 10

/** A declared encoding stands unless another one is better by this much: labels are wrong often enough. */
const trustInDeclaration = 0.3

/** Fewer bytes beyond ASCII cannot contradict a declaration. */
const leastEvidence = 12

/** Each costs a full pass over a file that may be large. */
const mostTries = 3

const eastAsian = ['gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr']
const isEastAsian = (encoding: string): boolean => eastAsian.includes(encoding) || encoding === 'iso-2022-jp'
const languageSets = new Map(alphabets.map(([encoding, sets]) => [encoding, sets.map((set) => new Set(set))]))

/** Text and encoding of bytes that are not UTF-8: as declared, if that is plausible, else as detected; else null. */
export function decodeLegacy(bytes: Uint8Array): { text: string; encoding: string } | null {
  const sample = sampleOf(bytes)
  const ranking = [...rank(sample), ...rankUtf16(bytes)].sort((a, b) => b.score - a.score)
  const best = ranking[0]?.score ?? 0

  const declared = declaredEncoding(bytes)
  const trust = sample.filter((byte) => byte >= 0x80).length < leastEvidence ? Infinity : trustInDeclaration
  if (declared !== null && scoreOf(sample, declared) >= Math.min(best, 1) - trust) {
    const text = readWhole(bytes, declared)
    if (text !== null) return { text, encoding: declared }
  }
  if (bytes.length < shortestDetected) return null
  for (const { encoding } of ranking.filter(({ score }) => score >= leastScore).slice(0, mostTries)) {
    const text = readWhole(bytes, encoding)
    if (text !== null) return { text, encoding }
  }
  return null
}

/** UTF-16 of either byte order without its mark, or null. */
export function decodeUtf16(bytes: Uint8Array): { text: string; encoding: string } | null {
  for (const { encoding, score } of rankUtf16(bytes)) {
    const text = score >= leastScore ? readWhole(bytes, encoding) : null
    if (text !== null) return { text, encoding }
  }
  return null
}

/** How likely a sample is in each encoding, the likeliest first. Where two read it alike, the commoner is first. */
export function rank(sample: Uint8Array): Reading[] {
  const confidence = confidences(sample)
  const read = (encodings: Iterable<string>): Reading[] =>
    [...encodings]
      .map((encoding) => ({
        encoding,
        score: scoreOf(sample, encoding) + weightOfChardet * (confidence.get(encoding) ?? 0),
      }))
      .sort((a, b) => b.score - a.score)
  const wide = read(eastAsian)
  // No text in single bytes comes near this in them, and most legacy files are of these
  return (wide[0]?.score ?? 0) >= sureScore
    ? wide
    : [...wide, ...read(languageSets.keys())].sort((a, b) => b.score - a.score)
}

const sureScore = 0.8

/** It tells languages of one script apart; of 60 bytes it gets few right alone (docs/formats.md). */
const weightOfChardet = 0.2

const unreadable = -2

function scoreOf(sample: Uint8Array, encoding: string): number {
  const text = read(sample, encoding, true)
  if (text === null) return unreadable
  if (isEastAsian(encoding)) {
    // The Chinese sets hold the kana where the Japanese ones do, but Chinese texts hardly use them
    const isUnlikely = (encoding === 'gb18030' || encoding === 'big5') && isKana(text)
    return plausibility(text, null) - (isUnlikely ? 0.3 : 0)
  }
  const sets = languageSets.get(encoding) ?? [anyLetter]
  return Math.max(...sets.map((letters) => plausibility(text, letters)))
}

const isKana = (text: string): boolean =>
  (text.match(/[\u3041-\u30fc]/g)?.length ?? 0) * 8 > (text.match(/[\u3041-\u9fff]/g)?.length ?? 0)

function rankUtf16(bytes: Uint8Array): Reading[] {
  if (bytes.length % 2 === 1 || bytes.length < 4) return []
  return ['utf-16le', 'utf-16be']
    .map((encoding) => {
      const text = read(bytes.subarray(0, 4096), encoding, true)
      return { encoding, score: text === null ? unreadable : plausibilityOfUtf16(text) }
    })
    .sort((a, b) => b.score - a.score)
}

/**
 * Null also when a character came out that no text holds: some decoders have private use characters, or a control and
 * a letter, for what they do not know. Single bytes that an encoding leaves free become controls by the standard,
 * byte for byte, and may stay.
 */
function readWhole(bytes: Uint8Array, encoding: string): string | null {
  const text = read(bytes, encoding)
  const isSingleByte = !isEastAsian(encoding) && !encoding.startsWith('utf-16')
  return text === null || (!isSingleByte && isImpossible(text)) ? null : text
}

/** Null when the bytes do not fit. A sample may end inside a character. */
function read(bytes: Uint8Array, encoding: string, isSample = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isSample })
  } catch {
    return null
  }
}

/** chardet's opinion, 0 to 1, under the names used here: its ISO encodings stand for their supersets. */
function confidences(sample: Uint8Array): Map<string, number> {
  const found = new Map<string, number>()
  for (const { name, confidence } of analyse(sample)) {
    const encoding = supersets.get(name) ?? name.toLowerCase()
    found.set(encoding, Math.max(found.get(encoding) ?? 0, confidence / 100))
  }
  return found
}

const supersets = new Map([
  ['ISO-8859-1', 'windows-1252'],
  ['ISO-8859-2', 'windows-1250'],
  ['ISO-8859-6', 'windows-1256'],
  ['ISO-8859-7', 'windows-1253'],
  ['ISO-8859-8', 'windows-1255'],
  ['ISO-8859-9', 'windows-1254'],
])
