import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, forEachFolded } from './fold.ts'
import { hanClasses } from './han-classes.ts'
import { anyText, referenceFold } from './terms.test-support.ts'

test('case, width and compatibility forms fold away', () => {
  expect(fold('ＡＢＣ ﬁ № ①')).toBe('abc fi no 1')
  expect(fold('ｶﾞｰﾃﾞﾝ')).toBe('ガーデン')
  expect(fold('ΟΔΟΣ')).toBe(fold('οδός'))
  expect(fold('İstanbul')).toBe('istanbul')
})

test('Latin and Greek letters lose their marks, composed or not', () => {
  expect(fold('Café Ångström')).toBe('cafe angstrom')
  expect(fold('Cafe\u0301')).toBe('cafe')
  expect(fold('Ἀθήνα ᾳ')).toBe('αθηνα α')
  expect(fold('łøß')).toBe('łøß')
})

test('other scripts keep their marks', () => {
  expect(fold('が パ か\u3099')).toBe('が パ が')
  expect(fold('Йод ёж и\u0306')).toBe('йод ёж й')
  expect(fold('हिन्दी')).toBe('हिन्दी')
  expect(fold('한글 한글')).toBe('한글 한글')
})

test('what cannot be seen is dropped', () => {
  expect(fold('Do\u00adnau\u200bdampf\ufeff\u202e\u0000')).toBe('donaudampf')
  expect(fold('葛\u{e0100}城 5\ufe0f\u20e3')).toBe('葛城 5')
  expect(fold('e\u200d\u0301')).toBe('e')
})

test('the forms of a Han character are one', () => {
  for (const [one, other] of ['國国', '發发', '髮发', '裏裡', '群羣', '𫔀鏈', '麵面'].map((pair) => [
    ...pair,
  ])) {
    expect(fold(one ?? '')).toBe(fold(other ?? ''))
  }
  expect(fold('人')).not.toBe(fold('入'))
  // Compatibility ideographs and Kangxi radicals are the characters they look like.
  expect(fold('\uf9f4⼈')).toBe('林人')
})

test('all members of every class fold to one character', () => {
  const groups = hanClasses.trim().split(/\s+/)
  expect(groups.length).toBeGreaterThan(3_900)
  expect(groups.filter((group) => new Set([...group].map(fold)).size !== 1)).toEqual([])
})

test('lone jamo stay letters of their own', () => {
  expect(fold('ㅋㅠ')).toBe('ㅋㅠ')
})

test('a lone surrogate becomes the replacement character', () => {
  expect(fold('a\ud800b\udc00')).toBe('a\ufffdb\ufffd')
})

test('folding twice is folding once, for every letter, mark and sign there is', () => {
  const unstable: string[] = []
  for (let codePoint = 0; codePoint <= 0x10_ffff; codePoint++) {
    const character = String.fromCodePoint(codePoint)
    if (/[\p{Cn}\p{Co}]/u.test(character)) continue
    const once = fold(character)
    if (fold(once) !== once) unstable.push(codePoint.toString(16))
  }
  expect(unstable).toEqual([])
})

test('folding twice is folding once, for any text', () => {
  fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)))
})

test('folding by cluster is folding the whole text at once', () => {
  fc.assert(
    fc.property(anyText, (text) => fold(text) === referenceFold(text)),
    { numRuns: 2_000 },
  )
})

test('every folded character is what its stretch of the original folds to, and stretches go forward', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let previousEnd = 0
      let previousStart = -1
      forEachFolded(text, (character, start, end) => {
        expect(fold(text.slice(start, end))).toContain(character.text)
        expect(start >= previousEnd || start === previousStart).toBe(true)
        previousStart = start
        previousEnd = end
      })
    }),
  )
})

test('a stack of a million marks costs no more than its length', () => {
  const started = performance.now()
  expect(fold('म' + '\u0301\u0323'.repeat(500_000)).length).toBeLessThan(40)
  expect(performance.now() - started).toBeLessThan(3_000)
})
