import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { hanClasses } from './han-classes.ts'
import { boundary, countWords, terms, termsVersion, termString, type Term } from './terms.ts'
import { anyText, referenceTerms, separateTerms } from './terms.test-support.ts'

test('each Han, kana, hangul or bopomofo character is a term, each run of other letters and digits is one', () => {
  expect(termString('東京タワーは333m')).toBe('东 京 タ ワ ー は 333m')
  expect(termString('서울 2024')).toBe('서 울 2024')
  expect(termString('ㄅㄆ')).toBe('ㄅ ㄆ')
  expect(termString('人々〻 〇 ⼈⺀')).toBe('人 々 〻 · 〇 · 人 ⺀')
  expect(termString('Новый год été')).toBe('новый год ete')
})

test('punctuation beside a CJK term is a boundary, between other terms nothing', () => {
  expect(termString('中，国')).toBe('中 · 国')
  expect(termString('中 (a) 国')).toBe('中 · a · 国')
  expect(termString("don't: U.S. 3.14")).toBe('don t u s 3 14')
  expect(termString('中😀国')).toBe('中 · 国')
  expect(termString('ジョン・スミス')).toBe('ジ ョ ン · ス ミ ス')
})

test('space is a boundary between CJK terms only', () => {
  expect(termString('中 国')).toBe('中 · 国')
  expect(termString('中\u3000\n国')).toBe('中 · 国')
  expect(termString('中 a 国')).toBe(termString('中a国'))
  expect(termString('5G 網絡')).toBe(termString('5G網絡'))
})

test('the ends of a text have no boundary', () => {
  expect(termString('「中」。')).toBe('中')
  expect(terms('。， ')).toEqual([])
  expect(termString('')).toBe('')
})

test('a mark with nothing to stand on is punctuation', () => {
  expect(termString('中´国')).toBe('中 · 国')
  expect(termString('\u0301a')).toBe('a')
})

test('offsets are those of the original', () => {
  const text = 'Ça \u00ad會（e\u0301t\u00ade\u0301）𠮷'
  expect(terms(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
    ['ca', 'Ça'],
    ['会', '會'],
    [boundary, '（'],
    ['ete', 'e\u0301t\u00ade\u0301'],
    [boundary, '）'],
    ['𠮷', '𠮷'],
  ])
})

test('simplified, traditional and regional spellings give the same terms', () => {
  expect(termString('國際網絡發展與頭髮')).toBe(termString('国际网络发展与头发'))
  expect(termString('臺灣，裏面')).toBe(termString('台湾，裡面'))
})

test('words are counted without boundaries', () => {
  expect(countWords(termString('中国, 2024 – hello'))).toBe(4)
  expect(countWords(termString('。'))).toBe(0)
})

test('a run without end is cut into terms that SQLite takes whole', () => {
  const found = terms('a'.repeat(1_000))
  expect(found.map(({ term }) => term).join('')).toBe('a'.repeat(1_000))
  expect(Math.max(...found.map(({ term }) => term.length))).toBeLessThanOrEqual(256)
})

test('the terms are those of the rules applied to the whole text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(terms(text).map(({ term }) => term)).toEqual(referenceTerms(text))
    }),
    { numRuns: 2_000 },
  )
})

test('the string for the index holds exactly the terms', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = terms(text).map(({ term }) => term)
      expect(termString(text)).toBe(found.join(' '))
      expect(termString(text).split(' ').filter(Boolean)).toEqual(found)
      expect(countWords(termString(text))).toBe(found.filter((term) => term !== boundary).length)
    }),
  )
})

test('a term is well-formed and holds no ASCII but a-z and 0-9', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { term } of terms(text)) {
        expect(term).toMatch(/^(?:[a-z0-9]|[^\0-\x7f])+$/)
        expect(term.isWellFormed()).toBe(true)
      }
    }),
  )
})

test('a term is among the terms of its own stretch, and boundaries fill what lies between', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = terms(text)
      found.forEach(({ kind, term, start, end }, i) => {
        if (kind !== 'boundary') expect(termString(text.slice(start, end)).split(' ')).toContain(term)
        else expect([start, end]).toEqual([found[i - 1]?.end, found[i + 1]?.start])
      })
    }),
  )
})

test('a stretch cut at the borders of terms has the same terms by itself', () => {
  const textAndCut = anyText.chain((text) => {
    const found = separateTerms(text)
    const index = fc.nat({ max: Math.max(0, found.length - 1) })
    return fc.tuple(fc.constant(text), index, index)
  })
  fc.assert(
    fc.property(textAndCut, ([text, one, other]) => {
      const found = separateTerms(text)
      const first = found[Math.min(one, other)]
      const last = found[Math.max(one, other)]
      fc.pre(first !== undefined && last !== undefined)
      const all = terms(text)
      const from = all.findIndex(({ kind, start }) => kind !== 'boundary' && start === first.start)
      const to = all.findLastIndex(({ kind, end }) => kind !== 'boundary' && end === last.end)
      const within = all.slice(from, to + 1)
      expect(termString(text.slice(first.start, last.end))).toBe(within.map(({ term }) => term).join(' '))
    }),
    { numRuns: 1_000 },
  )
})

test('folded text has the terms of the text', () => {
  fc.assert(fc.property(anyText, (text) => termString(fold(text)) === termString(text)))
})

test('other terms than before come with another version', () => {
  const sample =
    'Élan, ΟΔΟΣ́ Йод й 5️⃣ ½ ﬁ ｶﾞー・ㅋㅠ 각 हिन्दी น้ำ ㄅㄆ 々〇⺀⼈ 國内、𠮷 ´中\ud800 a\u00adb AT&T 5G網絡'
  const hash = createHash('sha256').update(termString(sample)).update(hanClasses).digest('hex').slice(0, 12)
  // When the hash changes, raise termsVersion with it.
  expect([termsVersion, hash]).toEqual([1, 'b458670ac709'])
})

const exactString = (text: string): string =>
  terms(text, { variants: false })
    .map(({ term }) => term)
    .join(' ')

/** Text, its terms with traditional and simplified told apart, and its terms for the index where they differ. */
test.each<[string, string, string?]>([
  // Han: every character a term, variants one class for the index only
  ['中', '中'],
  ['人入八', '人 入 八'],
  ['德國', '德 國', '德 国'],
  ['德国', '德 国'],
  ['立法會', '立 法 會', termString('立法会')],
  ['發', '發', termString('发')],
  ['髮', '髮', termString('发')],
  ['头发', '头 发', termString('頭髮')],
  ['後天', '後 天', termString('后天')],
  ['皇后', '皇 后', termString('皇後')],
  ['裏裡里', '裏 裡 里', termString('里里里')],
  ['乾幹干', '乾 幹 干', termString('干干干')],
  ['臺台', '臺 台', termString('台台')],
  ['羣群', '羣 群', termString('群群')],
  ['𠮷野家', '𠮷 野 家', '𠮷 野 傢'],
  ['〇〻々', '〇 〻 々'],
  ['二〇二四年', '二 〇 二 四 年'],
  // Compatibility forms, radicals, variation selectors
  ['\uf9f4', '林'],
  ['⼈⼝', '人 口'],
  ['⺀', '⺀'],
  ['㊗', '祝'],
  ['㍿', '株 式 会 社', termString('株式會社')],
  ['㋄', '5 月'],
  ['葛\u{e0100}城', '葛 城'],
  ['㐀', '㐀'],
  // Punctuation and space between CJK terms
  ['中，國', '中 · 國', termString('中，国')],
  ['中。。。國', '中 · 國', termString('中·国')],
  ['中 國', '中 · 國', termString('中 国')],
  ['中\u3000國', '中 · 國', termString('中 国')],
  ['中\n國', '中 · 國', termString('中 国')],
  ['中、 國', '中 · 國', termString('中、国')],
  ['中-国', '中 · 国', termString('中·國')],
  ['「中」國', '中 · 國', termString('中」国')],
  ['《中》《國》', '中 · 國', termString('中·国')],
  ['中·國', '中 · 國', termString('中·国')],
  ['中¶國', '中 · 國', termString('中·国')],
  ['中😀國', '中 · 國', termString('中😀国')],
  ['中\u200b國', '中 國', termString('中国')],
  ['中\u00ad國', '中 國', termString('中国')],
  ['中\u2060國', '中 國', termString('中国')],
  ['中\ufeff國', '中 國', termString('中国')],
  ['中\u202e國', '中 國', termString('中国')],
  ['中\u0000國', '中 國', termString('中国')],
  ['中\ue000国', '中 · 国', termString('中·國')],
  // The ends of a block
  ['', ''],
  [' ', ''],
  ['。', ''],
  ['😀', ''],
  ['「中」', '中'],
  ['……中', '中'],
  ['中！？', '中'],
  ['\u3000中\n', '中'],
  ['-a-', 'a'],
  ['"', ''],
  // Mixed runs
  ['5G網絡', '5g 網 絡'],
  ['5G 網絡', '5g 網 絡'],
  ['5G-網絡', '5g · 網 絡'],
  ['COVID-19疫情', 'covid 19 疫 情'],
  ['COVID-19 疫情', 'covid 19 疫 情'],
  ['iPhone手機', 'iphone 手 機', termString('iphone手机')],
  ['iPhone 15手機', 'iphone 15 手 機', termString('iphone 15手机')],
  ['（AI）時代', 'ai · 時 代', termString('AI）时代')],
  ['時代AI', '時 代 ai', termString('时代AI')],
  ['2024年6月18日', '2024 年 6 月 18 日'],
  ['3.14億', '3 14 億', termString('3.14亿')],
  ['A股', 'a 股'],
  ['卡拉OK', '卡 拉 ok'],
  ['T恤', 't 恤', 't 卹'],
  ['90%的人', '90 · 的 人'],
  // Latin and digits
  ['Hello, World', 'hello world'],
  ['don’t', 'don t'],
  ['AT&T', 'at t'],
  ['U.S.A.', 'u s a'],
  ['e-mail', 'e mail'],
  ['snake_case', 'snake case'],
  ['1,000.5', '1 000 5'],
  ['a1b2', 'a1b2'],
  ['Köln', 'koln'],
  ['Ko\u0308ln', 'koln'],
  ['Ångström', 'angstrom'],
  ['naïve façade', 'naive facade'],
  ['Việt Nam', 'viet nam'],
  ['Łódź Straße Ærø', 'łodz straße ærø'],
  ['İstanbul', 'istanbul'],
  ['ﬁnance', 'finance'],
  ['½', '1 2'],
  ['x²', 'x2'],
  ['№ 5', 'no 5'],
  ['①②', '12'],
  ['5\ufe0f\u20e3', '5'],
  ['Do\u00adnau\u200bdampf', 'donaudampf'],
  ['a\u00a0b', 'a b'],
  // Full and half width
  ['ＡＢＣ１２３', 'abc123'],
  ['Ａ，Ｂ', 'a b'],
  ['中！国', '中 · 国', termString('中！國')],
  ['ｶﾞｰﾃﾞﾝ', 'ガ ー デ ン'],
  ['￥100', '100'],
  // Kana, hangul, bopomofo
  ['がか\u3099', 'が が'],
  ['東京タワー', '東 京 タ ワ ー', termString('东京タワー')],
  ['ジョン・スミス', 'ジ ョ ン · ス ミ ス'],
  ['〆切', '〆 切'],
  ['한글', '한 글'],
  ['\u1112\u1161\u11ab', '한'],
  ['서울 시', '서 울 · 시'],
  ['K팝', 'k 팝'],
  ['ㅋㅋㅠ', 'ㅋ ㅋ ㅠ'],
  ['ㄅㄆㄇ', 'ㄅ ㄆ ㄇ'],
  ['ㄏㄠˇ', 'ㄏ ㄠ ˇ'],
  // Other scripts
  ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['Ἀθήνα', 'αθηνα'],
  ['Йод ёж', 'йод ёж'],
  ['Москва́', 'москва\u0301'],
  ['हिन्दी', 'हिन्दी'],
  ['ภาษาไทย', 'ภาษาไทย'],
  ['น้ำ', 'น้ํา'],
  ['العربية', 'العربية'],
  ['עברית', 'עברית'],
  ['Հայ ქართ', 'հայ ქართ'],
  // What is no text
  ['\ud800', ''],
  ['a\ud800b', 'a b'],
  ['中\ud800国', '中 · 国', termString('中·國')],
  ['👨\u200d👩\u200d👧', ''],
  ['a👍🏽b', 'a b'],
  ['\u0301', ''],
  ['中\u0301', '中\u0301'],
  ['¨中', '中'],
])('%j gives the terms %j', (text, exact, ofIndex = exact) => {
  expect(exactString(text)).toBe(exact)
  expect(termString(text)).toBe(ofIndex)
})

test('told apart or not, terms stand at the same places and differ in Han characters only', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const exact = terms(text, { variants: false })
      const ofIndex = terms(text)
      const place = ({ kind, start, end }: Term) => [kind, start, end]
      expect(exact.map(place)).toEqual(ofIndex.map(place))
      exact.forEach(({ kind, term }, i) => {
        if (kind === 'cjk') expect(termString(term)).toBe(ofIndex[i]?.term)
        else expect(term).toBe(ofIndex[i]?.term)
      })
    }),
  )
})

test('6 KB of Chinese take less than a millisecond', () => {
  const text = '「我們今天發表了關於氣候的報告，」發言人說。2023 年全球平均氣溫高出 1.45 度。'.repeat(70)
  expect(Buffer.byteLength(text)).toBeGreaterThan(6_000)
  for (let i = 0; i < 200; i++) termString(text)
  const times = Array.from({ length: 21 }, () => {
    const started = performance.now()
    termString(text)
    return performance.now() - started
  }).sort((a, b) => a - b)
  expect(times[10]).toBeLessThan(1)
})
