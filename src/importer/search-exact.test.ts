/**
 * Search finds exactly what is there (docs/search.md, "Exactness"): an import as it is, and for each query the ids
 * that the library lists beside those that reading every text finds. The reading here shares `terms` with the engine
 * and nothing else: queries are made as trees and decided as trees; only the engine reads what they print.
 */
import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openForReading,
  openForWriting,
  type OriginalFile,
  type ReadableLibrary,
  type StoredArticle,
  type WritableLibrary,
} from '../archive/archive.ts'
import { ended, listIds, valueOf } from '../archive/testing/library.ts'
import { parse } from '../parser/parser.ts'
import type { Block } from '../shared/article.ts'
import { hanClasses } from '../shared/han-classes.ts'
import { everything, storedSortKeys, type FacetChoice, type ListFilter } from '../shared/list.ts'
import { fuzz, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { filterText } from '../shared/query/filter-text.ts'
import { terms } from '../shared/terms.ts'
import { blocksOf } from './blocks.ts'
import { Importer } from './importer.ts'
import { writeCorpus } from './testing/search-corpus.ts'
import { undoImport } from './undo.ts'

/** A query before it is written. */
type Ask =
  | { is: 'words'; field: Field | ''; text: string; quoted: boolean }
  | { is: 'near'; field: Field | ''; parts: { text: string; quoted: boolean }[]; distance: number }
  | { is: 'fact'; written: string; holds: (facts: Facts) => boolean }
  | { is: 'all' | 'any'; field: Field | ''; of: Ask[] }
  | { is: 'not'; of: Ask }

const fieldBlocks = {
  title: ['title'],
  author: ['byline'],
  body: ['body', 'caption'],
  topic: ['topic'],
  tag: ['tag'],
} as const satisfies Record<string, Block['kind'][]>
type Field = keyof typeof fieldBlocks
const fieldNames = Object.keys(fieldBlocks) as Field[]

interface Facts {
  article: StoredArticle
  address: string | null
  /** Of the domains whose articles came to this source. */
  domains: string[]
}

interface TruthBlock {
  kind: Block['kind']
  text: string
  /** Terms, each with a space on both sides, by whether variants are told apart. */
  folded: string
  exact: string
}

interface TruthCapture {
  id: number
  facts: Facts
  blocks: TruthBlock[]
}

const spaced = (text: string, variants: boolean): string =>
  ` ${terms(text, { variants })
    .map(({ term }) => term)
    .join(' ')} `

const readBlocks = new Map<string, TruthBlock[]>()

function blocksOfFile(path: string): TruthBlock[] {
  let blocks = readBlocks.get(path)
  if (blocks === undefined) {
    const parsed = parse(readFileSync(path), { fileName: path.split('/').at(-1) ?? '' })
    if (!parsed.ok) throw new Error(`${path}: ${parsed.reason}`)
    blocks = parsed.article.blocks.map(({ kind, text }) => ({
      kind,
      text,
      folded: spaced(text, true),
      exact: spaced(text, false),
    }))
    readBlocks.set(path, blocks)
  }
  return blocks
}

/** All captures of the articles that are not in the trash, those of one article side by side, newest first. */
function truthOf(library: ReadableLibrary, merged: ReadonlyMap<string, string>): TruthCapture[] {
  const all: TruthCapture[] = []
  for (const { captureId, articleId, path, address } of library.originalsOf(null)) {
    const article = valueOf(library.article(articleId))
    const { domain } = article.source
    const domains = [domain, ...[...merged].flatMap(([from, into]) => (into === domain ? [from] : []))]
    all.push({ id: captureId, facts: { article, address, domains }, blocks: blocksOfFile(path) })
  }
  const place = ({ id, facts }: TruthCapture): number =>
    facts.article.captures.findIndex((capture) => capture.id === id)
  return all.sort((a, b) => a.facts.article.id - b.facts.article.id || place(a) - place(b))
}

/** Where it begins, counted in terms. */
function placesIn(
  block: string,
  { text, quoted }: { text: string; quoted: boolean },
  variants: boolean,
): number[] {
  const found = terms(text, { variants })
  const isOpen = !quoted && found.every(({ kind }) => kind === 'word') && (found.at(-1)?.term.length ?? 0) > 1
  const wanted = ` ${found.map(({ term }) => term).join(' ')}${isOpen ? '' : ' '}`
  const places: number[] = []
  for (let at = block.indexOf(wanted); at >= 0; at = block.indexOf(wanted, at + 1))
    places.push(block.slice(0, at + 1).split(' ').length - 2)
  return places
}

function isNear(block: string, ask: Ask & { is: 'near' }, variants: boolean): boolean {
  const parts = ask.parts.map((part) => {
    const { length } = terms(part.text)
    return placesIn(block, part, variants).map((start) => ({ start, end: start + length }))
  })
  return parts
    .flat()
    .some((last) =>
      parts.every((places) =>
        places.some(({ start, end }) => start <= last.start && last.start - end <= ask.distance),
      ),
    )
}

function decide(ask: Ask, capture: TruthCapture, variants: boolean, field: Field | '' = ''): boolean {
  const someBlock = (own: Field | '', test: (block: string) => boolean): boolean => {
    const kinds: readonly string[] | null = own || field ? fieldBlocks[(own || field) as Field] : null
    return capture.blocks.some(
      (block) =>
        (kinds === null || kinds.includes(block.kind)) && test(variants ? block.folded : block.exact),
    )
  }
  switch (ask.is) {
    case 'words':
      return someBlock(ask.field, (block) => placesIn(block, ask, variants).length > 0)
    case 'near':
      return someBlock(ask.field, (block) => isNear(block, ask, variants))
    case 'fact':
      return ask.holds(capture.facts)
    case 'all':
      return ask.of.every((part) => decide(part, capture, variants, ask.field || field))
    case 'any':
      return ask.of.some((part) => decide(part, capture, variants, ask.field || field))
    case 'not':
      return !decide(ask.of, capture, variants, field)
  }
}

const wordsText = ({ text, quoted }: { text: string; quoted: boolean }): string =>
  quoted ? `"${text}"` : text

function written(ask: Ask): string {
  switch (ask.is) {
    case 'words':
      return `${ask.field && `${ask.field}:`}${wordsText(ask)}`
    case 'near':
      return `${ask.field && `${ask.field}:`}NEAR(${ask.parts.map(wordsText).join(' ')}, ${ask.distance})`
    case 'fact':
      return ask.written
    case 'all':
    case 'any': {
      const inside = ask.of
        .map((part) =>
          part.is === 'any' && ask.is === 'all' && !part.field ? `(${written(part)})` : written(part),
        )
        .join(ask.is === 'all' ? ' ' : ' OR ')
      return ask.field ? `${ask.field}:(${inside})` : inside
    }
    case 'not':
      return ask.of.is === 'all' || ask.of.is === 'any' || ask.of.is === 'not'
        ? `-(${written(ask.of)})`
        : `-${written(ask.of)}`
  }
}

const members = new Map<string, string[]>()
for (const group of hanClasses.trim().split(/\s+/))
  for (const member of group) members.set(member, Array.from(group))

const hasTerms = (text: string): boolean => terms(text).length > 0
/** Quotes have a meaning in a query wherever they stand. */
const unquoted = (text: string): string => text.replace(/["“”„＂]/g, ' ')
/** What a bare word cannot hold, and what would mean something at its beginning. */
const bareWords = (text: string): string[] =>
  text
    .replace(/["“”„＂()（）]/g, '.')
    .split(/\p{White_Space}+/u)
    .map((word) => word.replace(/^-+/, ''))
    .filter((word) => word !== 'OR' && !/^\w+[:：]/.test(word) && hasTerms(word))

/** Queries that ask for what stands in these blocks, or nearly. */
function askArbitrary(truth: readonly TruthCapture[]): fc.Arbitrary<Ask> {
  const texts = truth.flatMap(({ blocks }) => blocks.map(({ text }) => text))
  const place = fc.record({ block: fc.nat(texts.length - 1), start: fc.nat(400), length: length() })
  const cut = place.map(({ block, start, length }) => {
    const characters = Array.from(texts[block] ?? '')
    const from = start % Math.max(1, characters.length)
    return characters.slice(from, from + length).join('')
  })
  const acrossEdge = fc
    .record({
      block: fc.nat(texts.length - 2),
      before: length(),
      after: length(),
      gap: fc.constantFrom('', ' ', '，'),
    })
    .map(({ block, before, after, gap }) => {
      const [one, other] = [Array.from(texts[block] ?? ''), Array.from(texts[block + 1] ?? '')]
      return one.slice(-before).join('') + gap + other.slice(0, after).join('')
    })
  const swapped = fc.tuple(cut, fc.nat(6)).map(([text, turn]) =>
    Array.from(text, (character) => {
      const group = members.get(character)
      return group?.[turn % group.length] ?? character
    }).join(''),
  )
  const dressed = fc
    .tuple(
      cut,
      fc.constantFrom('，', '「', '…', '-', '！', '·', '¶'),
      fc.constantFrom('', '。', '」', ' ', '！'),
    )
    .map(([text, before, after]) => before + text + after)
  const recast = fc.tuple(cut, fc.constantFrom('upper', 'NFD', 'NFKC', 'bare')).map(([text, how]) => {
    if (how === 'upper') return text.toUpperCase()
    return how === 'bare'
      ? text
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .normalize('NFC')
      : text.normalize(how)
  })
  const text = fc.oneof(
    { arbitrary: cut, weight: 5 },
    { arbitrary: acrossEdge, weight: 1 },
    { arbitrary: swapped, weight: 2 },
    { arbitrary: dressed, weight: 1 },
    { arbitrary: recast, weight: 1 },
  )
  const field = fc.constantFrom<Field | ''>('', '', '', '', '', '', ...fieldNames)
  const phrase = fc
    .tuple(field, text.map(unquoted).filter(hasTerms))
    .map(([field, text]): Ask => ({ is: 'words', field, text, quoted: true }))
  const bare = fc
    .tuple(
      field,
      text.map(bareWords).filter((words) => words.length > 0),
    )
    .map(([field, [first = '', ...more]]): Ask => {
      const word = (text: string, field: Field | ''): Ask => ({ is: 'words', field, text, quoted: false })
      if (more.length === 0) return word(first, field)
      return { is: 'all', field: '', of: [word(first, field), ...more.map((text) => word(text, ''))] }
    })
  const nearPart = fc.oneof(
    cut
      .map(unquoted)
      .filter(hasTerms)
      .map((text) => ({ text, quoted: true })),
    cut
      .map((text) => bareWords(text.replace(/[,，]/g, '.'))[0] ?? '')
      .filter(hasTerms)
      .map((text) => ({ text, quoted: false })),
  )
  const nearAnywhere = fc
    .record({ field, parts: fc.array(nearPart, { minLength: 2, maxLength: 3 }), distance: fc.nat(30) })
    .map((near): Ask => ({ is: 'near', ...near }))
  /** Parts of one block. */
  const nearInBlock = fc
    .record({
      block: fc.nat(texts.length - 1),
      at: fc.array(fc.nat(60), { minLength: 2, maxLength: 3 }),
      distance: fc.nat(20),
      field,
    })
    .map(({ block, at, distance, field }): Ask => {
      const characters = Array.from(texts[block] ?? '')
      const parts = at.map((start) =>
        unquoted(
          characters
            .slice(start % characters.length)
            .slice(0, 3)
            .join(''),
        ),
      )
      return { is: 'near', field, parts: parts.map((text) => ({ text, quoted: true })), distance }
    })
    .filter((ask) => ask.is === 'near' && ask.parts.every(({ text }) => hasTerms(text)))
  const leaf = fc.oneof(
    { arbitrary: phrase, weight: 6 },
    { arbitrary: bare, weight: 6 },
    { arbitrary: nearInBlock, weight: 2 },
    { arbitrary: nearAnywhere, weight: 1 },
    { arbitrary: factArbitrary(truth), weight: 3 },
  )
  const { ask } = fc.letrec<{ ask: Ask }>((tie) => ({
    ask: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: leaf, weight: 6 },
      {
        arbitrary: fc
          .record({
            is: fc.constantFrom('all', 'any'),
            field,
            of: fc.array(tie('ask'), { minLength: 2, maxLength: 3 }),
          })
          .map((group): Ask => group),
        weight: 3,
      },
      { arbitrary: tie('ask').map((of): Ask => ({ is: 'not', of })), weight: 1 },
    ),
  }))
  return ask
}

/** Mostly short. */
function length(): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 5 },
    { arbitrary: fc.integer({ min: 5, max: 20 }), weight: 3 },
    { arbitrary: fc.integer({ min: 21, max: 400 }), weight: 1 },
  )
}

const dayOfInstant = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

function factArbitrary(truth: readonly TruthCapture[]): fc.Arbitrary<Ask> {
  const fact = (written: string, holds: (facts: Facts) => boolean): Ask => ({ is: 'fact', written, holds })
  const some = fc.constantFrom(...truth).map(({ facts }) => facts)
  const day = some.map(({ article }) => article.day ?? '2020-02-29')
  const inDays = (of: (facts: Facts) => string | null, from: string, to: string) => (facts: Facts) => {
    const day = of(facts)
    return day !== null && day >= from && day <= to
  }
  const published = ({ article }: Facts): string | null => article.day
  const captured = ({ article }: Facts): string | null =>
    article.captured === null ? null : dayOfInstant(article.captured.instant)
  return fc.oneof(
    fc
      .constantFrom(...new Set(truth.map(({ facts }) => facts.article.source.domain).filter(Boolean)))
      .map((domain) => fact(`source:${domain}`, ({ domains }) => domains.includes(domain))),
    some.map(({ article: { source } }) =>
      fact(
        `source:"${source.name}"`,
        // A source that nobody named has the name of its domain.
        ({ article, domains }) => article.source.name === source.name || domains.includes(source.name),
      ),
    ),
    fc.tuple(some, fc.nat(30), fc.integer({ min: 1, max: 8 })).map(([{ address }, start, length]) => {
      const part = (address?.slice(start, start + length) || 'a-1').toUpperCase()
      return fact(`url:"${part}"`, ({ address }) => address?.toUpperCase().includes(part) === true)
    }),
    fc
      .constantFrom('zh', 'zh-Hant', 'zh-hans', 'ja', 'ko', 'en', 'de', 'z')
      .map((tag) =>
        fact(`lang:${tag}`, ({ article }) =>
          `${article.lang.toLowerCase()}-`.startsWith(`${tag.toLowerCase()}-`),
        ),
      ),
    fc
      .constantFrom('clipping', 'web-page', 'front-matter', 'markdown', 'plain-text')
      .map((format) => fact(`format:${format}`, ({ article }) => article.format === format)),
    day.map((day) => fact(`on:${day}`, inDays(published, day, day))),
    day.map((day) =>
      fact(`on:${day.slice(0, 7)}`, inDays(published, `${day.slice(0, 7)}-01`, `${day.slice(0, 7)}-31`)),
    ),
    day.map((day) => fact(`after:${day.slice(0, 4)}`, inDays(published, `${day.slice(0, 4)}-01-01`, '9999'))),
    day.map((day) => fact(`before:${day}`, (facts) => (published(facts) ?? '9999') < day)),
    fc.tuple(day, day).map((days) => {
      const [from = '', to = ''] = days.sort()
      return fact(`on:${from}..${to}`, inDays(published, from, to))
    }),
    some
      .map((facts) => {
        const day = captured(facts) ?? '2024-06-05'
        return fact(`captured:${day}..2024-06-20`, inDays(captured, day, '2024-06-20'))
      })
      .filter((ask) => ask.is === 'fact' && ask.written <= 'captured:2024-06-20..2024-06-20'),
    fc.constant(fact('imported:2d', () => true)),
    fc.constant(fact('has:captures', ({ article }) => article.captures.length > 1)),
    fc.constant(fact('has:images', ({ article }) => article.leadImage !== null)),
  )
}

/** By hand: the text of a query for each, bare and in quotes. */
const picked = [
  ...[
    '中',
    '國',
    '国',
    '中國',
    '中国',
    '國中',
    '中，國',
    '中 國',
    '立法會',
    '立法会',
    '德國',
    '德国',
    '发',
    '髮',
    '發',
    '后',
    '後',
  ],
  ...[
    '頭髮',
    '头发',
    '头髮',
    '頭发',
    '皇后',
    '皇後',
    '臺灣',
    '台湾',
    '台灣',
    '裡',
    '裏',
    '里',
    '乾',
    '干',
    '幹',
    '面',
    '麵',
  ],
  ...['𠮷', '𠮷野家', '㐀', '人々', '人', '人人', '々', '〇', '二〇二四', '〆切', '時々刻々', 'すゞ'],
  ...[
    '5G網絡',
    '5G网络',
    '5G',
    '5g',
    'G網',
    '5',
    '網絡',
    'COVID-19疫情',
    'COVID-19',
    'covid',
    'covid 19',
    'covid-1',
    '19疫',
    '9疫',
  ],
  ...[
    '疫情',
    'iPhone手機',
    'iphone手机',
    'phone手機',
    'IPHONE',
    'iPhone',
    'e手',
    'e手機',
    'Ａ股',
    'A股',
    'a股',
    'T恤',
    't',
    'AP',
    'AP中',
    '中AP',
  ],
  ...[
    'APEC',
    '中國APEC',
    '3月14日',
    '３月',
    '14日',
    '月14',
    '2024年6月18日',
    '2024',
    '24年',
    '卡拉OK',
    'ok',
    'X光',
    '１２３',
    '123',
  ],
  ...[
    '東京',
    '京都',
    '東京都',
    'コンピュータ',
    'コンピューター',
    'ー',
    'が',
    'か',
    'ガイド',
    'ｶﾞｲﾄﾞ',
    'カタ',
    '国会',
    '國會',
  ],
  ...[
    '한국',
    '한국의',
    '국',
    '한',
    '국의 바다',
    '국의바다',
    'ㅋ',
    'ㅋㅋ',
    '서울',
    'ㄅㄆ',
    '대한민국',
    '민국',
  ],
  ...[
    'Köln',
    'koln',
    'KÖLN',
    'Koe',
    'köl',
    'café',
    'cafe',
    'CAFÉ',
    'creme',
    'naive',
    'Ærø',
    'ærøskøbing',
    'straße',
    'strasse',
    'stra',
  ],
  ...[
    'Wahl',
    'wahlerg',
    'Wahlergebnis',
    'ergebnis',
    "don't",
    'dont',
    'don',
    "don't.",
    'l’été',
    'ete',
    "l'ete",
    'state-of-the-art',
    'of the',
  ],
  ...[
    'U.S.A.',
    'usa',
    'u.s',
    'e-mail',
    'email',
    'foo_bar',
    'foo',
    'bar',
    'C++',
    'c',
    'AT&T',
    'at t',
    'finance',
    'ﬁn',
    'IV',
    'Ⅳ',
    '1',
    '①',
  ],
  ...[
    'a',
    'b',
    'ab',
    'in',
    'IN',
    'or',
    'and',
    'red house',
    'red, house',
    'red  house',
    'house red',
    'harbour',
    'harbours',
    'rbour',
    '42',
    '4.2',
    '1,000',
    '1000',
  ],
  ...[
    'ελλαδα',
    'Ελλ',
    'λογος',
    'λογοσ',
    'ΛΟΓΟΣ',
    'москва',
    'й',
    'и',
    'हिन्दी',
    'हिन्द',
    'สวัสดี',
    'สวัส',
    'softhyphen',
    'soft',
    'zerowidth',
    'zero width',
  ],
  ...[
    '½',
    '1⁄2',
    '™',
    'tm',
    '，中國。',
    '「中國」',
    '…港灣…',
    '港灣，',
    '港灣 climate',
    'climate',
    'climate change',
    '選舉政治',
    '選舉、政治',
    '選舉 政治',
  ],
  ...[
    '林一',
    '文林一',
    '文：林一',
    'ann',
    'Ann Lee',
    'jose nunez',
    '王小明',
    '山田太郎',
    '山田 太郎',
    '後來加上',
    '后来加上',
    'later copy',
    'tide went',
    'tide. The',
  ],
]

let folder: string
let writer: WritableLibrary
let library: ReadableLibrary
const merged = new Map<string, string>()

const known = new Map<string, readonly Block[] | null>()
/** The real one; each original once. */
const remembered = (original: OriginalFile): readonly Block[] | null => {
  const key = Buffer.from(original.sha256).toString('hex')
  if (!known.has(key)) known.set(key, blocksOf(original))
  return known.get(key) ?? null
}
const openReader = (): ReadableLibrary =>
  valueOf(openForReading(join(folder, 'l.pressmark'), { blocksOf: remembered }))
const openWriter = (): WritableLibrary =>
  valueOf(openForWriting(join(folder, 'l.pressmark'), { timeZone: 'UTC' }))

async function importFrom(path: string): Promise<number> {
  const createWorker = (): Worker => new Worker(new URL('./parse-worker.ts', import.meta.url))
  const { importId, counts } = valueOf(await new Importer({ library: writer, createWorker }).import([path]))
  expect(counts.failed + counts.ignored).toBe(0)
  return importId
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-exact-'))
  writer = openWriter()
  await importFrom(writeCorpus(join(folder, 'in'), { seed, from: 0, count: 420 }))
  library = openReader()
}, 120_000)
afterAll(() => {
  library.close()
  writer.close()
  rmSync(folder, { recursive: true, force: true })
})

const filterFor = (search: string): ListFilter => ({ ...everything.filter, search })
const asText = (ask: Ask, variants: boolean): string => (variants ? '' : 'variants:off ') + written(ask)

/** Compares, and says how many articles are found. */
function compare(ask: Ask, variants: boolean, truth: readonly TruthCapture[], reader = library): number {
  const search = asText(ask, variants)
  const hits = new Map<number, number>()
  for (const capture of truth) {
    const id = capture.facts.article.id
    if (!hits.has(id) && decide(ask, capture, variants)) hits.set(id, capture.id)
  }
  const ids = new Set(listIds(reader, { ...everything, filter: filterFor(search) }))
  expect({
    search,
    missed: [...hits.keys()].filter((id) => !ids.has(id)),
    wrong: [...ids].filter((id) => !hits.has(id)),
  }).toEqual({ search, missed: [], wrong: [] })
  for (const [id, capture] of [...hits].slice(0, 5))
    expect({ search, id, capture: reader.hit(search, id) }).toEqual({ search, id, capture })
  return hits.size
}

describe('search', () => {
  it('has a library of all reader formats to search, with several captures of some articles', () => {
    const truth = truthOf(library, merged)
    expect(truth.length).toBe(420)
    expect(new Set(truth.map(({ facts }) => facts.article.format)).size).toBe(5)
    expect(truth.filter(({ facts }) => facts.article.captures.length > 1).length).toBeGreaterThan(100)
    expect(new Set(truth.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))).size).toBe(6)
  })

  it('finds exactly what reading every text finds, for queries by hand', { timeout: patience(20) }, () => {
    const truth = truthOf(library, merged)
    let found = 0
    let count = 0
    for (const text of picked.slice(0, times(10 * picked.length)))
      for (const quoted of [false, true])
        for (const variants of [true, false]) {
          const words = quoted ? [unquoted(text)] : bareWords(text)
          const [first = '', ...more] = words
          if (!hasTerms(first)) continue
          const one = (text: string): Ask => ({ is: 'words', field: '', text, quoted })
          const ask: Ask = more.length === 0 ? one(first) : { is: 'all', field: '', of: words.map(one) }
          count++
          if (compare(ask, variants, truth) > 0) found++
        }
    tell(`${count} queries by hand, ${found} of them found something`)
    expect(found).toBeGreaterThan(count / 3)
  })

  it('finds exactly what reading every text finds, for any query', { timeout: patience(60) }, () => {
    const truth = truthOf(library, merged)
    let found = 0
    let count = 0
    fc.assert(
      fc.property(askArbitrary(truth), fc.integer({ min: 0, max: 5 }), (ask, n) => {
        count++
        if (compare(ask, n !== 0, truth) > 0) found++
      }),
      fuzz(250),
    )
    tell(`${count} queries from the texts, ${found} of them found something`)
    expect(found).toBeGreaterThan(count / 2)
  })

  it('finds what the list shows when all that narrows it is said in words', { timeout: patience(20) }, () => {
    const truth = truthOf(library, merged)
    const articles = truth.map(({ facts }) => facts.article)
    const sources = new Map(articles.map(({ source }) => [source.id, source.domain || source.name]))
    const choice = fc
      .tuple(fc.constantFrom('source', 'format', 'language'), fc.constantFrom(...articles), fc.boolean())
      .map(([kind, article, exclude]): FacetChoice => {
        const value = { source: article.source.id, format: article.format, language: article.lang }[kind]
        return { kind, value, exclude }
      })
      // `lang:zh` finds `zh-Hant`, too.
      .filter(({ value }) => value !== '' && value !== 'zh')
    const day = fc.constantFrom(null, ...articles.map((article) => article.day ?? '2020-02-29'))
    const filters = fc
      .record({
        facets: fc.uniqueArray(choice, {
          maxLength: 3,
          selector: ({ kind, value }) => `${kind} ${value}`,
        }),
        from: day,
        to: day,
        search: fc.oneof(
          fc.constant(''),
          fc.tuple(askArbitrary(truth), fc.boolean()).map(([ask, variants]) => asText(ask, variants)),
          // As it stands while it is typed.
          fc.tuple(askArbitrary(truth), fc.nat(40)).map(([ask, length]) => written(ask).slice(0, length)),
        ),
      })
      .map((filter): ListFilter => ({ ...filter, trash: false }))
    const today = new Date().toISOString().slice(0, 10)
    let found = 0
    fc.assert(
      fc.property(filters, (filter) => {
        const { text, left } = filterText(filter, { today, sourceName: (id) => sources.get(id) ?? null })
        const ids = listIds(library, { ...everything, filter })
        if (ids.length > 0) found++
        expect(left).toEqual([])
        expect({ text, ids: listIds(library, { ...everything, filter: filterFor(text) }) }).toEqual({
          text,
          ids,
        })
      }),
      fuzz(60),
    )
    expect(found).toBeGreaterThan(times(60))
  })

  it('goes by what is there now, with a library that stays open', { timeout: patience(60) }, async () => {
    const words = (text: string): Ask => ({ is: 'words', field: '', text, quoted: true })
    const always: Ask[] = [
      { is: 'not', of: words('Later copy') },
      { is: 'not', of: words('後來加上') },
      { is: 'all', field: '', of: [words('的'), { is: 'not', of: words('Later copy') }] },
    ]
    const asks = fc.sample(askArbitrary(truthOf(library, merged)), { numRuns: times(600), seed })
    const sourceCalled = (domain: string): number => {
      const source = library.sources().find((one) => one.domain === domain)
      if (source === undefined) throw new Error(`no ${domain}`)
      return source.id
    }
    let steps = 0
    const check = (step: string): Promise<void> =>
      iteration(`after ${step}`, () => {
        steps++
        const truth = truthOf(library, merged)
        const names = truth.map(({ facts }) => facts.article.source.name)
        const facts = fc.sample(factArbitrary(truth), { numRuns: times(100), seed: seed + steps })
        for (const ask of [...always, ...asks, ...facts]) compare(ask, true, truth)
        for (const name of new Set([...names, 'No Such Paper']))
          compare(
            {
              is: 'fact',
              written: `source:"${name}"`,
              holds: ({ article, domains }) => article.source.name === name || domains.includes(name),
            },
            true,
            truth,
          )
        isAsWhenOpenedAnew()
      })
    /** All that is listed and counted. */
    const isAsWhenOpenedAnew = (): void => {
      const fresh = openReader()
      for (const trash of [false, true]) {
        for (const search of ['', '國', '-國', 'has:captures']) {
          const filter = { ...everything.filter, search, trash }
          expect(ended(library.facets(filter, 1_000))).toEqual(ended(fresh.facets(filter, 1_000)))
          expect(ended(library.coverage(filter))).toEqual(ended(fresh.coverage(filter)))
        }
        for (const by of storedSortKeys) {
          const query = {
            filter: { ...everything.filter, trash },
            sort: { by, direction: 'ascending' },
          } as const
          expect({ by, trash, ids: listIds(library, query) }).toEqual({
            by,
            trash,
            ids: listIds(fresh, query),
          })
        }
      }
      fresh.close()
    }
    const corpus = (name: string, from: number, count: number, edition: number): string =>
      writeCorpus(join(folder, name), { seed, from, count, edition })
    const listed = (trash = false): number[] =>
      listIds(library, { ...everything, filter: { ...everything.filter, trash } })

    await check('nothing')
    const first = await importFrom(corpus('first', 1_000, 40, 0))
    await check('an import')
    corpus('second', 0, 20, 1)
    const second = await importFrom(corpus('second', 1_000, 30, 1))
    await check('recaptures')
    valueOf(writer.removeArticles(listed().filter((_, i) => i % 9 === 0)))
    await check('moving to the trash')
    valueOf(writer.restoreArticles(listed(true).filter((_, i) => i % 3 === 0)))
    await check('restoring')
    valueOf(writer.purgeArticles(listed(true).filter((_, i) => i % 2 === 0)))
    await check('purging')
    valueOf(writer.mergeSources([sourceCalled('lantern.example')], sourceCalled('dw.com')))
    merged.set('lantern.example', 'dw.com')
    await check('merging sources')
    for (const name of ['紙報 Paper', 'No Such Paper']) {
      // Asked last before and first after: nothing but the name has changed.
      const named: Ask = {
        is: 'fact',
        written: `source:"${name}"`,
        holds: ({ article }) => article.source.name === name,
      }
      compare(named, true, truthOf(library, merged))
      valueOf(writer.renameSource(sourceCalled('paper.example'), name))
      expect(compare(named, true, truthOf(library, merged))).toBeGreaterThan(0)
      await check('renaming a source')
    }
    valueOf(await undoImport(writer, first))
    await check('taking an import back')
    writer.close()
    writer = openWriter()
    const third = await importFrom(corpus('third', 20, 30, 2))
    valueOf(await undoImport(writer, second))
    await check('a writer that forgot what changed, and another import taken back')
    valueOf(writer.purgeArticles(listed(true)))
    valueOf(await undoImport(writer, third))
    await check('all that')
    await importFrom(join(folder, 'second'))
    await check('importing what was taken back')
    valueOf(writer.setTimeZone('Pacific/Kiritimati'))
    isAsWhenOpenedAnew()
    tell(`${steps} states of a library that stayed open, ${always.length + asks.length} queries in each`)
  })
})
