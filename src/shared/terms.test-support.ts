/** The rules of docs/search.md once more, over whole texts and by regular expressions: slow, and hard to get wrong. */
import fc from 'fast-check'
import { hanClasses } from './han-classes.ts'
import { terms, type Term } from './terms.ts'

const firstOfClass = new Map<string, string>()
for (const group of hanClasses.trim().split(/\s+/)) {
  for (const member of group) firstOfClass.set(member, [...group][0] ?? '')
}

export function referenceFold(text: string): string {
  const visible = text
    .toWellFormed()
    .replace(/\p{Default_Ignorable_Code_Point}|(?!\p{White_Space})\p{Cc}|[\ufff9-\ufffb]/gu, '')
  const normal = visible
    .split(/([\u3131-\u318e\uffa0-\uffdc])/)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.normalize('NFKC')))
    .join('')
  return Array.from(normal, (character) => (character === 'Σ' ? 'σ' : character.toLowerCase()))
    .join('')
    .replaceAll('ς', 'σ')
    .normalize('NFD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}\p{N}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/\p{sc=Han}/gu, (character) => firstOfClass.get(character) ?? character)
}

const east = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}ー〆〱-〵〼]'
const cjkTerm = new RegExp(`^${east}`, 'u')
const token = new RegExp(
  `(?=[\\p{L}\\p{N}\\p{So}])${east}\\p{M}*|(?:(?!${east})[\\p{L}\\p{N}])+(?:(?!${east})[\\p{L}\\p{N}\\p{M}])*|.`,
  'gsu',
)

export function referenceTerms(text: string): string[] {
  const found: string[] = []
  let gap = ''
  for (const [piece] of referenceFold(text).matchAll(token)) {
    if (!/^[\p{L}\p{N}]/u.test(piece) && !(cjkTerm.test(piece) && /^\p{So}/u.test(piece))) {
      gap += piece
      continue
    }
    const sides = [found.at(-1) ?? '', piece].filter((term) => cjkTerm.test(term)).length
    if (found.length > 0 && gap !== '' && sides >= (gap.trim() === '' ? 2 : 1)) found.push('·')
    found.push(piece)
    gap = ''
  }
  return found
}

/** The terms at whose borders a text can be cut: not those that come from one character, as in `㋄` (5 月). */
export function separateTerms(text: string): Term[] {
  const found = terms(text).filter(({ kind }) => kind !== 'boundary')
  return found.filter(({ start, end }, i) => {
    const previousEnd = found[i - 1]?.end ?? 0
    return previousEnd <= start && end <= (found[i + 1]?.start ?? text.length)
  })
}

const tricky = [
  ...'aAbé1９ßΣς中國国发髮あがカー゛ﾞｶ한글ㅋㅠ큐йИकिำน', '\u0301', '\u0306', '\u3099', '\u200d', '\u00ad', '\ufe0f',
  ...' 　\n\t\u00a0,，。"“”\'「」·¶-*:^()😀´½㍿①𠮷々〇⺀⼀ㄅˊ', '\ud842', '\udfb7', '\u0000', '\ufffd', '\ufeff',
] // prettier-ignore

/** Any UTF-16 at all, and texts made of what is known to be difficult. */
export const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...tricky), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
)
