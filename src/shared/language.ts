import { simplifiedOnly, traditionalOnly } from './han-classes.ts'
import type { Block } from './article.ts'
import { blockTerms } from './search-document.ts'
import { forEachInTermString } from './terms.ts'

/** Characters looked at: enough to be sure, few enough to cost nothing. */
const sampleLength = 4_000

/** Fewer words say too little. */
const minWords = 12

/** The commonest short words of each language, folded (without accents), as many as tell it from its neighbours. */
const stopWords: Record<string, Set<string>> = {
  en: words(
    'the of and to in a is that for on was with as by at from it this be are not have has were which',
  ),
  de: words(
    'der die das und in den von zu mit ist im des auf fur nicht dem ein eine als auch es an werden sich bei',
  ),
  fr: words(
    'le la les de des du et en un une est que dans pour au sur par qui plus pas ne se ce cette avec sont',
  ),
  es: words('el la los las de del y en que un una es por con para se no al lo su como mas fue sus este esta'),
  it: words(
    'il la di e che in un una per del della con non le i si da al dei nel sono piu gli come anche alla',
  ),
  pt: words('o a os as de do da e em que um uma para com nao por no na dos das se ao mais foi como sao pelo'),
  nl: words(
    'de het een en van in is dat op te voor met niet zijn aan er om ook door bij als uit naar maar die',
  ),
}

/** Scripts that one language of the press writes in, by far. */
const languageOfScript: [RegExp, string][] = [
  [/\p{sc=Greek}/u, 'el'],
  [/\p{sc=Hebrew}/u, 'he'],
  [/\p{sc=Thai}/u, 'th'],
]

/**
 * The BCP 47 tag of the language a text is written in: `zh-Hant`, `zh-Hans`, `zh` when its characters are in both,
 * `ja`, `ko`, `en`, `de`, `fr`, `es`, `it`, `pt`, `nl`, `el`, `he`, `th`. Empty when unsure.
 */
export function language(blocks: readonly Pick<Block, 'text'>[]): string {
  const sample = beginning(blocks)
  const cjk = { han: 0, kana: 0, hangul: 0 }
  const latin: string[] = []
  let letters = 0
  let looked = 0
  for (const block of blocks) {
    if (looked >= sampleLength) break
    const terms = blockTerms(block)
    // Between two CJK characters stands a space that was not in the text.
    forEachInTermString(terms.slice(0, 2 * (sampleLength - looked)), (term) => {
      if (looked >= sampleLength) return
      looked += term.length === 1 ? 1 : term.length + 1
      const script = cjkScript(term)
      if (script !== null) cjk[script]++
      else if (/^\p{sc=Latin}/u.test(term)) latin.push(term)
      else if (/^\p{L}/u.test(term)) letters++
    })
  }
  if (cjk.han + cjk.kana + cjk.hangul > latin.length + letters) return cjkLanguage(sample, cjk)
  if (letters > latin.length) return languageOfScript.find(([script]) => isMostly(sample, script))?.[1] ?? ''
  return latinLanguage(latin)
}

type CjkScript = 'han' | 'kana' | 'hangul'

/** By the ranges of Unicode that folded text of the press uses; null for what is no CJK character. */
function cjkScript(term: string): CjkScript | null {
  const first = term.charCodeAt(0)
  if (first < 0x2e80) return null
  if (first >= 0x3041 && first <= 0x30ff) return 'kana'
  if (first >= 0xac00 && first <= 0xd7af) return 'hangul'
  // Letters of other scripts stand up here, too, but in runs; a Han character is one or two units.
  const isHan =
    first <= 0x9fff || (first >= 0xf900 && first <= 0xfaff) || (first >= 0xd840 && first <= 0xd88d)
  return isHan ? 'han' : null
}

/** As many characters as are looked at. */
function beginning(blocks: readonly Pick<Block, 'text'>[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length >= sampleLength) break
    text += `${block.text}\n`
  }
  return text.slice(0, sampleLength)
}

/** Japanese headlines hold few kana; Chinese texts a brand name or a quoted title at most. */
function cjkLanguage(sample: string, { han, kana, hangul }: Record<CjkScript, number>): string {
  const all = han + kana + hangul
  if (hangul * 2 > all) return 'ko'
  if (kana * 6 > all) return 'ja'
  return han * 10 > all * 9 ? chinese(sample) : ''
}

const simplifiedMark = 1
const traditionalMark = 2
let marks: Uint8Array | undefined

/** By code point: read for every character of every article. */
function scriptMarks(): Uint8Array {
  const table = new Uint8Array(0x4_0000)
  for (const character of simplifiedOnly) table[character.codePointAt(0) ?? 0] = simplifiedMark
  for (const character of traditionalOnly) table[character.codePointAt(0) ?? 0] = traditionalMark
  // Both lists are broken into lines.
  table[0x0a] = 0
  return table
}

/** Quoted names and single variants stand in any text: one script must clearly prevail. */
function chinese(sample: string): string {
  marks ??= scriptMarks()
  let simplified = 0
  let traditional = 0
  for (let i = 0; i < sample.length; i++) {
    const mark = marks[sample.codePointAt(i) ?? 0]
    if (mark === simplifiedMark) simplified++
    else if (mark === traditionalMark) traditional++
  }
  if (simplified > 3 * traditional) return 'zh-Hans'
  return traditional > 3 * simplified ? 'zh-Hant' : 'zh'
}

/** At least a sixth of the words, and clearly more than in any other language. */
function latinLanguage(latin: string[]): string {
  if (latin.length < minWords) return ''
  const [best, second] = Object.entries(stopWords)
    .map(([tag, known]) => ({ tag, hits: latin.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.hits - a.hits)
  if (best === undefined || second === undefined || best.hits * 6 < latin.length) return ''
  return best.hits * 3 >= second.hits * 4 ? best.tag : ''
}

function isMostly(sample: string, script: RegExp): boolean {
  const letters = sample.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => script.test(letter)).length * 2 > letters.length
}

function words(list: string): Set<string> {
  return new Set(list.split(' '))
}
