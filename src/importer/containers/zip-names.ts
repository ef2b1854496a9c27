/**
 * Names in old zips are in whatever character set their maker's system had, which the zip does not say
 * (APPNOTE.TXT, appendix D, knows only CP437 and UTF-8).
 */
import { getFileNameLowLevel } from 'yauzl'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function asUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

type NameDecoder = (bytes: Uint8Array) => string

/** yauzl's: without the flag for UTF-8 it takes a name for CP437. */
const cp437: NameDecoder = (bytes) => getFileNameLowLevel(0, Buffer.from(bytes), [], true)

/**
 * How many characters are of the kind that ordinary words are made of, by the ranges in which each set keeps its
 * common characters. What a wrong set makes of a name falls all over it.
 */
interface Candidate {
  label: string
  isCommon: (lead: number, trail: number) => boolean
}

const candidates: Candidate[] = [
  // Level 1 of GB 2312: 3,755 characters by sound. And full-width signs.
  {
    label: 'gb18030',
    isCommon: (lead, trail) =>
      trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3),
  },
  // Level 1: 5,401 characters by strokes.
  { label: 'big5', isCommon: (lead) => lead >= 0xa4 && lead <= 0xc6 },
  // Kana, and level 1 of JIS X 0208.
  {
    label: 'shift_jis',
    isCommon: (lead) => lead === 0x82 || lead === 0x83 || (lead >= 0x88 && lead <= 0x97),
  },
]

/** Of all pairs, the share that must be common. Measured on names: right sets have 0.9 and more. */
const enough = 0.75

/**
 * The decoder for names that are not UTF-8, found from all of them together: one name of a few characters fits more
 * than one set. CP437 when none fits, which is what the specification says and never fails.
 */
export function nameDecoder(names: readonly Uint8Array[]): NameDecoder {
  let best: { label: string; score: number } | null = null
  for (const candidate of candidates) {
    const score = scoreOf(candidate, names)
    if (score >= enough && (best === null || score > best.score)) best = { label: candidate.label, score }
  }
  if (best === null) return cp437
  const decoder = new TextDecoder(best.label, { fatal: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch {
      return cp437(bytes)
    }
  }
}

function scoreOf({ label, isCommon }: Candidate, names: readonly Uint8Array[]): number {
  const decoder = new TextDecoder(label, { fatal: true })
  let pairs = 0
  let common = 0
  for (const name of names) {
    try {
      decoder.decode(name)
    } catch {
      return 0
    }
    for (let at = 0; at < name.length; at++) {
      const lead = name[at] ?? 0
      if (lead < 0x80) continue
      pairs++
      // A half-width kana, in Shift_JIS, is one byte: it is as good as never in a name.
      if (label === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) continue
      if (isCommon(lead, name[at + 1] ?? 0)) common++
      at++
    }
  }
  return pairs === 0 ? 0 : common / pairs
}
