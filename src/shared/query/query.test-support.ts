/** Queries for property tests: well-formed ones, half-typed ones, and pieces in any order. */
import fc from 'fast-check'
import { fieldNames } from './fields.ts'

/** Few characters, so that random texts and queries meet. */
export const smallText = fc.string({
  unit: fc.constantFrom(...'aabb1é中国國發髮あがㅋ한 　，.-"“”¶·'),
  maxLength: 14,
})

/** The words of the queries. */
export const wordyText = fc
  .array(fc.constantFrom('a', 'b', 'aa', 'aab', '1', '中', '國', '国', '，', '髮', 'x'), { maxLength: 14 })
  .chain((all) => fc.constantFrom(' ', ' ', '').map((between) => all.join(between)))

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab1中国國發髮'), minLength: 1, maxLength: 3 }),
  fc.constantFrom('a', 'b', '中', '國', 'aa', '"a b"', '"中 國"', '"aab"', '"中，國"', 'a中'),
)
const words = fc.array(word, { minLength: 2, maxLength: 3 }).map((all) => all.join(' '))
const near = fc
  .tuple(words, fc.option(fc.nat({ max: 4 })))
  .map(([inside, distance]) => `NEAR(${inside}${distance === null ? '' : `, ${distance}`})`)
const textField = fc.constantFrom('', '', '', 'title:', 'body:', 'author:', 'topic:', 'tag:')
const fact = fc.constantFrom(
  ...['source:dw.com', 'source:"New York"', 'url:x.org/a(b)', 'url:"//x"', 'lang:zh', 'format:clipping'],
  ...['on:2024', 'on:2024-02-29', 'on:7d', 'after:2020-05', 'before:2020', 'captured:3m', 'imported:..2024'],
  ...['has:captures', 'has:images', 'on:2023..2024-05'],
)

export const nearQuery = fc.tuple(textField, near).map((parts) => parts.join(''))

const tree = (leaf: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ query: string; group: string; leaf: string }>((tie) => ({
    leaf,
    group: fc
      .tuple(textField, fc.array(tie('query'), { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', ' OR '))
      .map(([field, parts, between]) => `${field}(${parts.join(between)})`),
    query: fc
      .tuple(
        fc.constantFrom('', '', '-'),
        fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('group')),
      )
      .map(([sign, part]) => sign + part),
  })).query

const textLeaf = fc.oneof(
  { arbitrary: fc.tuple(textField, word).map((parts) => parts.join('')), weight: 4 },
  { arbitrary: nearQuery, weight: 1 },
)

const several = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', ' ', ' OR '))
    .map(([parts, between]) => parts.join(between))

/** Well-formed, and asks for words only. */
export const textQuery = several(tree(textLeaf))

/** Well-formed. */
export const wellFormedQuery = several(
  tree(fc.oneof({ arbitrary: textLeaf, weight: 3 }, { arbitrary: fact, weight: 1 })),
)

const piece = fc.constantFrom(
  ...[
    '(',
    ')',
    '（',
    '）',
    '"',
    '“',
    '-',
    ' OR ',
    ' ',
    ' ',
    'NEAR(',
    ', 3)',
    ',',
    '7d',
    '2024',
    '..',
    '://',
    '：',
    ':',
    'x',
  ],
  ...['variants:off', ...fieldNames.map((name) => `${name}:`)],
)

/** What may be typed. */
export const anyQueryText = fc.oneof(
  wellFormedQuery,
  fc.tuple(wellFormedQuery, fc.nat({ max: 60 })).map(([query, length]) => query.slice(0, length)),
  fc.array(fc.oneof(piece, word, smallText), { maxLength: 12 }).map((parts) => parts.join('')),
)
