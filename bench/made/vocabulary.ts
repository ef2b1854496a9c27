/**
 * Words to write articles with. What counts for search is how often a character, a word and a pair of characters stand
 * in a million articles, so all are drawn by Zipf's law: a few characters stand in every article, some hundred in about
 * half of them, most in one of a thousand or less.
 */
import { random } from '../corpus.ts'
import { forEachFolded } from '../../src/shared/fold.ts'
import { boundary, termString } from '../../src/shared/terms.ts'

export type Random = () => number
export type Language = 'zh-Hant' | 'zh-Hans' | 'ja' | 'en'

export interface Word {
  text: string
  /** What `termString` makes of it, which is most of the work of indexing a text. */
  terms: string
  count: number
  cjk: boolean
}

/** Words without CJK characters among such as have some are written with space around, so that each stays a term. */
export function wordOf(text: string): Word {
  const terms = termString(text)
  return { text, terms, count: terms.split(' ').length, cjk: !/^[a-z0-9 ]+$/.test(terms) }
}

export interface Vocabulary {
  /** One word of running text. */
  word: (next: Random) => Word
  /** What stands between words, within and after sentences. */
  between: string
  comma: string
  stop: string
}

/** A block as it grows: its text, and its terms as `termString` would give them. */
export class Line {
  text = ''
  terms = ''
  count = 0
  #isAfterCjk = false
  #isAfterMark = false

  add(word: Word, between = ''): this {
    if (this.#isAfterMark && (this.#isAfterCjk || word.cjk)) this.terms += ` ${boundary}`
    this.terms += this.terms === '' ? word.terms : ` ${word.terms}`
    this.text += word.text + between
    this.count += word.count
    this.#isAfterCjk = word.cjk
    this.#isAfterMark = false
    return this
  }

  mark(mark: string): this {
    this.text += mark
    this.#isAfterMark = true
    return this
  }
}

/** The commonest characters of newspapers, about in order; each is also a word by itself. */
const common =
  '的一是不在有了人中這上為大來個國我以要他時用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴'

/** Two bytes of an old encoding hold its common characters in one stretch, which spares us a list. */
function charactersOf(encoding: 'big5' | 'gb2312', first: number, last: number): string[] {
  const decoder = new TextDecoder(encoding)
  const found: string[] = []
  for (let code = first; code <= last; code++) {
    const text = decoder.decode(Uint8Array.of(code >> 8, code & 0xff))
    if (/^\p{sc=Han}$/u.test(text)) found.push(text)
  }
  return found
}

/** Big5's first level is the 5,401 characters of common use in Taiwan. */
const traditional = (): string[] => charactersOf('big5', 0xa440, 0xc67e)
/** GB 2312's first level is the 3,755 commonest in mainland China. */
const simplified = (): string[] => charactersOf('gb2312', 0xb0a1, 0xd7f9)

const classOf = (character: string): string => {
  let folded = ''
  forEachFolded(character, ({ text }) => (folded += text))
  return folded
}

/** Draws numbers below the number of weights. Each number has places in a table by its weight: one look, whatever the law. */
function drawer(weights: readonly number[], places = 1 << 20): (next: Random) => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const table = new Uint32Array(places)
  let drawn = 0
  let sum = weights[0] ?? 0
  for (let place = 0; place < places; place++) {
    while (sum < ((place + 0.5) / places) * total && drawn < weights.length - 1) sum += weights[++drawn] ?? 0
    table[place] = drawn
  }
  return (next) => table[Math.floor(next() * places)] as number
}

/** Zipf's law with Mandelbrot's shift: the first ranks are not quite as far apart. */
export const zipf = (count: number, shift: number, exponent = 1): number[] =>
  Array.from({ length: count }, (_, rank) => 1 / (rank + shift) ** exponent)

export const zipfDrawer = (count: number, shift: number, places = 1 << 14): ((next: Random) => number) =>
  drawer(zipf(count, shift), places)

export function shuffled<T>(items: readonly T[], next: Random): T[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}

/** Shares of the words of a text. */
const functionWords = 300
const longWords = 60_000
const phrases = 3_000

function chinese(characters: readonly string[], next: Random): string[] {
  // Zipf's law alone would give rare characters too much: the curve bends down behind the first thousand
  const draw = drawer(zipf(characters.length, 20).map((weight, rank) => weight * Math.exp(-rank / 1_300)))
  const joined = (length: number): string => Array.from({ length }, () => characters[draw(next)]).join('')
  const lengthOf = (): number => (next() < 0.85 ? 2 : next() < 0.5 ? 3 : 4)
  return [
    ...characters.slice(0, functionWords),
    ...Array.from({ length: longWords }, () => joined(lengthOf())),
    ...Array.from({ length: phrases }, () => joined(8)),
  ]
}

/** The shares add up to one: single characters 30 %, words 67 %, set phrases of eight characters 1 %, others 2 %. */
const chineseWeights = (): number[] => [
  ...scaled(zipf(functionWords, 1.5, 1.1), 0.3),
  ...scaled(zipf(longWords, 12, 0.95), 0.67),
  ...scaled(zipf(phrases, 10), 0.01),
]

function scaled(weights: readonly number[], share: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (weight / total) * share)
}

const english =
  'the of and to in a is that for on was with as by at from it this be are not have has were which said year government people'.split(
    ' ',
  )

function englishWords(next: Random): string[] {
  const syllable = (): string =>
    pick('b c d f g h l m n p r s t v w st tr pr ch sh br cl'.split(' '), next) +
    pick('a e i o u ea ou ai'.split(' '), next) +
    pick(['', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck'], next)
  const made = Array.from({ length: 12_000 }, () =>
    Array.from({ length: 1 + Math.floor(next() * 3) }, syllable).join(''),
  )
  return [...english, ...made]
}

const pick = <T>(from: readonly T[], next: Random): T => from[Math.floor(next() * from.length)] as T

const kana =
  'の は を に が と で た し て も な い る から まで こと もの これ それ ため よう など について している した ニュース データ システム サービス テレビ'.split(
    ' ',
  )

export function vocabularies(): Record<Language, Vocabulary> {
  const next = random(20_000)
  const known = new Set(common)
  const characters = [...known, ...shuffled(traditional(), next).filter((character) => !known.has(character))]
  const hant = chinese(characters, next)
  const drawChinese = drawer(chineseWeights(), 1 << 21)

  const ofClass = new Map(simplified().map((character) => [classOf(character), character]))
  const simplifiedOf = new Map(characters.map((one) => [one, ofClass.get(classOf(one)) ?? one]))
  const hans = hant.map((word) => [...word].map((one) => simplifiedOf.get(one) ?? one).join(''))

  const latin = englishWords(next)
  const drawLatin = drawer(zipf(latin.length, 2.7))
  const drawKana = zipfDrawer(kana.length, 2)
  const [hantWords, hansWords, kanaWords, latinWords] = [hant, hans, kana, latin].map((list) =>
    list.map(wordOf),
  )
  const spaced = latin.map((word) => wordOf(` ${word} `))
  const numbers = Array.from({ length: 2_500 }, (_, number) => wordOf(` ${number} `))
  const draw = <T>(from: readonly T[] | undefined, at: number): T => from?.[at] as T

  const other = (from: Random): Word =>
    from() < 0.5 ? draw(numbers, Math.floor(1 / (0.0004 + from()))) : draw(spaced, drawLatin(from))
  const written =
    (words: readonly Word[] | undefined) =>
    (from: Random): Word =>
      from() < 0.02 ? other(from) : draw(words, drawChinese(from))

  const marks = { between: '', comma: '，', stop: '。' }
  const kanji = written(hantWords)
  return {
    'zh-Hant': { word: kanji, ...marks },
    'zh-Hans': { word: written(hansWords), ...marks },
    ja: {
      ...marks,
      comma: '、',
      word: (from) => (from() < 0.45 ? draw(kanaWords, drawKana(from)) : kanji(from)),
    },
    en: { word: (from) => draw(latinWords, drawLatin(from)), between: ' ', comma: ', ', stop: '. ' },
  }
}

/** A word that stands in about ten articles of a library, whatever its size: names of people and places. */
export function rareWord(number: number): Word {
  const next = random(900_000_000 + number)
  return wordOf(`${pick(ofNames, next)}${pick(rareCharacters, next)}${pick(rareCharacters, next)}`)
}
const ofNames = [...common].slice(100)
const rareCharacters = traditional()
