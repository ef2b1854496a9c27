import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../terms.test-support.ts'
import { maxQueryLength, parseQuery } from './parse.ts'
import type { Fact, Phrase, Query, Stretch } from './query.ts'
import { anyQueryText } from './query.test-support.ts'

const today = '2026-11-23'
const parse = (input: string) => parseQuery(input, { today })

/** The tree as one line: `*` after a prefix, the field before a colon. */
function outline(query: Query | null): string {
  const phrase = ({ terms, prefix }: Phrase): string => terms.join(' ') + (prefix ? '*' : '')
  const fact = (fact: Fact): string => {
    if (fact.field === 'has') return `has=${fact.what}`
    return `${fact.field}=${'text' in fact ? fact.text : `${fact.from ?? ''}..${fact.to ?? ''}`}`
  }
  if (query === null) return ''
  switch (query.kind) {
    case 'text':
      return (query.field === null ? '' : `${query.field}:`) + `[${phrase(query)}]`
    case 'near': {
      const within = `near${query.distance}(${query.phrases.map(phrase).join(', ')})`
      return query.field === null ? within : `${query.field}:${within}`
    }
    case 'fact':
      return fact(query.fact)
    case 'not':
      return `not ${outline(query.of)}`
    case 'and':
    case 'or':
      return `${query.kind}(${query.of.map(outline).join(' ')})`
  }
}

/** Codes, each with the part of the input it points at. */
const problems = (input: string): string[] =>
  parse(input).problems.map(({ code, start, end }) => `${code} ${input.slice(start, end)}`)

describe('words', () => {
  test.each([
    ['red house', 'and([red*] [house*])'],
    ['a', '[a]'],
    ['covid-19', '[covid 19*]'],
    ['covid-1', '[covid 1]'],
    ['德國之聲', '[德 国 之 声]'],
    ['5G網絡', '[5g 網 絡]'],
    ['iPhone手機', '[iphone 手 机]'],
    ['中，國', '[中 · 国]'],
    ['「你好」。', '[你 好]'],
    ['中-国', '[中 · 国]'],
    ['a - b', 'and([a] [b])'],
    ['--help', '[help*]'],
    ['AT&T', '[at t]'],
    ['"red houses"', '[red houses]'],
    ['“red houses” „x y” ＂z＂', 'and([red houses] [x y] [z])'],
    ['"red hou', 'and([red*] [hou*])'],
    ['27" 5\'11"', 'and([27*] [5 11*])'],
    ['a"b c"d', 'and([a b] [c d])'],
    ['"a b"c', 'and([a] [b c])'],
    ['a or b AND c NOT d', 'and([a] [or*] [b] [and*] [c] [not*] [d])'],
    ['OREGON NEAR nearby', 'and([oregon*] [near*] [nearby*])'],
    ['https://example.org/a?b=c', '[https example org a b c]'],
    ['url://x title://y', 'and([url x] [title y])'],
    ['foo:bar 10:30', 'and([foo bar*] [10 30*])'],
    [':) :( ^_^', ''],
    ['f(x)', '[f x]'],
    ['（圖）德國', '[图 · 德 国]'],
    ['a）b 注：意', 'and([a b] [注 · 意])'],
  ])('%s', (input, expected) => {
    expect(outline(parse(input).root)).toBe(expected)
  })
})

describe('operators and groups', () => {
  test.each([
    ['a b OR c d', 'or(and([a] [b]) and([c] [d]))'],
    ['a (b OR c)', 'and([a] or([b] [c]))'],
    ['(a b) (c d)', 'and([a] [b] [c] [d])'],
    ['(a OR b) OR c', 'or([a] [b] [c])'],
    ['((a))', '[a]'],
    ['a -b', 'and([a] not [b])'],
    ['-"a b" -(c OR d) -title:e', 'and(not [a b] not or([c] [d]) not title:[e])'],
    ['-(-a) -(-(-b))', 'and([a] not [b])'],
    ['a OR -b', 'or([a] not [b])'],
    ['(f(x) OR y)', 'or([f x] [y])'],
    ['(a OR "b)") c', 'and(or([a] [b]) [c])'],
    ['a OR(b c)', 'or([a] and([b] [c]))'],
    ['(a)b', 'and([a] [b])'],
    ['-。 a', '[a]'],
  ])('%s', (input, expected) => {
    expect(outline(parse(input).root)).toBe(expected)
    expect(problems(input)).toEqual([])
  })
})

describe('NEAR', () => {
  test.each([
    ['NEAR(a b)', 'near10(a, b)'],
    ['NEAR(a b, 3)', 'near3(a, b)'],
    ['NEAR(ab "cd ef" 德國,0)', 'near0(ab*, cd ef, 德 国)'],
    ['NEAR("a b","c", 4)', 'near4(a b, c)'],
    ['NEAR("a b", "c", 4)', 'near4(a b, c)'],
    ['NEAR(a b，5)', 'near5(a, b)'],
    ['NEAR(a, b)', 'near10(a, b)'],
    ['NEAR(1,000 2)', 'near10(1 000*, 2)'],
    ['NEAR(a b,)', 'near10(a, b)'],
    ['NEAR(f(x) -b)', 'near10(f x, b)'],
    ['title:NEAR(a b)', 'title:near10(a, b)'],
    ['title:(NEAR(a b) OR c)', 'or(title:near10(a, b) title:[c])'],
    ['-NEAR(a b)', 'not near10(a, b)'],
    ['NEAR(a b, 99999999999999999999)', 'near1000000(a, b)'],
    ['near(a b)', 'and([near a] [b])'],
  ])('%s', (input, expected) => {
    expect(outline(parse(input).root)).toBe(expected)
  })
})

describe('fields', () => {
  test.each([
    ['title:德國', 'title:[德 国]'],
    ['body:wahl author:ruiz topic:x tag:"y z"', 'and(body:[wahl*] byline:[ruiz*] topics:[x] tags:[y z])'],
    ['Title:a AUTHOR:b', 'and(title:[a] byline:[b])'],
    ['title：德國', 'title:[德 国]'],
    ['title：（a OR b） c', 'and(or(title:[a] title:[b]) [c])'],
    ['title:(a OR 文（圖）) c', 'and(or(title:[a] title:[文 · 图]) [c])'],
    ['title:(a -b body:c)', 'and(title:[a] not title:[b] body:[c])'],
    ['title:(a (b OR c))', 'and(title:[a] or(title:[b] title:[c]))'],
    ['title:a:b', 'title:[a b]'],
    ['title:-a', 'title:[a]'],
    ['source:dw.com lang:zh-Hant format:clipping', 'and(source=dw.com lang=zh-Hant format=clipping)'],
    ['source:"New York"', 'source=New York'],
    ['source:(dw.com OR "New York")', 'or(source=dw.com source=New York)'],
    ['url:https://x.org/a(b)?c=1', 'url=https://x.org/a(b)?c=1'],
    ['(url:x.org/a(b) OR c)', 'or(url=x.org/a(b) [c])'],
    ['has:captures -has:Images', 'and(has=captures not has=images)'],
    ['on:2024', 'published=2024-01-01..2024-12-31'],
    ['on:2024-02', 'published=2024-02-01..2024-02-29'],
    ['on:２０２４-6-8', 'published=2024-06-08..2024-06-08'],
    ['after:2020', 'published=2020-01-01..'],
    ['before:2020', 'published=..2019-12-31'],
    ['before:2024-03', 'published=..2024-02-29'],
    ['before:7d after:7d', 'and(published=..2026-11-16 published=2026-11-17..)'],
    ['captured:7d imported:1y', 'and(captured=2026-11-17..2026-11-23 imported=2025-11-24..2026-11-23)'],
    ['on:2023..2024-02', 'published=2023-01-01..2024-02-29'],
    ['on:2023.. captured:..2023', 'and(published=2023-01-01.. captured=..2023-12-31)'],
    ['on:(2022 OR 2024-01-02)', 'or(published=2022-01-01..2022-12-31 published=2024-01-02..2024-01-02)'],
  ])('%s', (input, expected) => {
    expect(outline(parse(input).root)).toBe(expected)
    expect(problems(input)).toEqual([])
  })

  test('variants:off holds for the whole query, wherever it stands', () => {
    expect(parse('發').variants).toBe(true)
    expect(parse('發 variants:on').variants).toBe(true)
    expect(parse('發 (a OR variants:off b)').variants).toBe(false)
    expect(outline(parse('variants:off 發').root)).toBe('[发]')
    expect(parse('variants:off')).toMatchObject({ root: null, variants: false, problems: [] })
  })

  test('a phrase keeps its terms with traditional and simplified told apart', () => {
    expect(parse('後，發Ａ').root).toMatchObject({
      terms: ['后', '·', '发', 'a'],
      exactTerms: ['後', '·', '發', 'a'],
    })
  })
})

describe('what cannot be used is pointed at, and the rest is read', () => {
  test.each([
    ['"red hou', 'and([red*] [hou*])', ['open-quote "']],
    ['title:"red hou', 'and(title:[red*] [hou*])', ['open-quote "']],
    ['source:"New Yo', 'and(source=New [yo*])', ['open-quote "']],
    ['(a (b', 'and([a] [b])', ['open-bracket (', 'open-bracket (']],
    ['a OR (', '[a]', ['open-bracket (']],
    ['NEAR(a b', 'near10(a, b)', ['open-bracket (']],
    ['NEAR(a b, 5', 'near5(a, b)', ['open-bracket (']],
    ['NEAR(', '', ['near-alone NEAR(', 'open-bracket (']],
    ['NEAR(a)', '[a]', ['near-alone NEAR(a)']],
    ['title:NEAR(a 。)', 'title:[a]', ['near-alone title:NEAR(a 。)']],
    ['source:(NEAR(a b) c)', 'source=c', ['near-not-text NEAR(a b)']],
    [') a))', '[a]', ['stray-bracket )']],
    ['(a)) b', 'and([a] [b])', ['stray-bracket )']],
    ['a OR', '[a]', ['dangling-or OR']],
    ['OR a', '[a]', ['dangling-or OR']],
    ['a OR OR b', 'or([a] [b])', ['dangling-or OR']],
    ['(OR)', '', ['dangling-or OR']],
    ['title: a', '[a]', ['no-value title:']],
    ['(title:)', '', ['no-value title:']],
    ['title:""', '', ['no-value title:""']],
    ['title:。', '', ['no-value title:。']],
    ['title:()', '', ['no-value title:()']],
    ['source:"" a', '[a]', ['no-value source:""']],
    ['-url: a', '[a]', ['no-value url:']],
    ['has:stars', '', ['bad-value has:stars']],
    ['variants:maybe', '', ['bad-value variants:maybe']],
    ['url:a"b', '', ['bad-value url:a"b']],
    ['on:2024-13', '', ['bad-date on:2024-13']],
    ['on:2023-02-29', '', ['bad-date on:2023-02-29']],
    ['after:yesterday a', '[a]', ['bad-date after:yesterday']],
    ['before:2020..2021', '', ['bad-date before:2020..2021']],
    ['on:(2024 OR 2024-00)', 'published=2024-01-01..2024-12-31', ['bad-date 2024-00']],
  ])('%s', (input, expected, found) => {
    expect(outline(parse(input).root)).toBe(expected)
    expect(problems(input)).toEqual(found)
  })

  test('every OR without a side is pointed at', () => {
    expect(parse('a OR OR').problems.map(({ start }) => start)).toEqual([2, 5])
  })
})

describe('limits', () => {
  test.each([
    '(',
    '( ',
    '-(',
    'title:(',
    'title：（',
    '"',
    '" ',
    'NEAR(',
    ', ',
    'a OR ',
    '(a OR ',
    ')',
    '中',
    '-',
    '\u0301',
  ])('100,000 times %j is read at once', (piece) => {
    const started = performance.now()
    const { problems } = parse(piece.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(problems.at(-1)).toMatchObject({ code: 'too-long', start: maxQueryLength })
  })

  test('groups deeper than the limit are pointed at', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}a${')'.repeat(depth)}`
    expect(problems(nested(16))).toEqual([])
    expect(problems(nested(17))).toContain('too-deep (')
    expect(outline(parse(nested(17)).root)).toBe('[a]')
  })

  test('a query longer than the limit is read to there', () => {
    const input = `${'a '.repeat(maxQueryLength / 2)}b`
    const { root, problems } = parse(input)
    expect(root).toMatchObject({ of: { length: maxQueryLength / 2 } })
    expect(problems).toEqual([{ code: 'too-long', start: maxQueryLength, end: maxQueryLength + 1 }])
  })
})

function leavesOf(query: Query): Stretch[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.flatMap(leavesOf)
    case 'not':
      return leavesOf(query.of)
    case 'text':
    case 'near':
    case 'fact':
      return [query]
  }
}

test('any text is a query, whose leaves and problems lie within it', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, anyQueryText), (input) => {
      const { root, problems } = parse(input)
      const stretches = [...problems, ...(root === null ? [] : leavesOf(root))]
      for (const { start, end } of stretches) {
        expect(0 <= start && start < end && end <= input.length).toBe(true)
      }
      expect(problems.map(({ start }) => start)).toEqual(
        problems.map(({ start }) => start).sort((a, b) => a - b),
      )
    }),
    { numRuns: 3_000 },
  )
})

test('no and stands in an and, no or in an or, no not in a not, and none joins fewer than two parts', () => {
  const check = (query: Query): void => {
    if (query.kind === 'not') {
      expect(query.of.kind).not.toBe('not')
      check(query.of)
    }
    if (query.kind !== 'and' && query.kind !== 'or') return
    expect(query.of.length).toBeGreaterThan(1)
    expect(query.of.map(({ kind }) => kind)).not.toContain(query.kind)
    query.of.forEach(check)
  }
  fc.assert(
    fc.property(anyQueryText, (input) => {
      const { root } = parse(input)
      if (root !== null) check(root)
    }),
    { numRuns: 1_000 },
  )
})
