import { expect, test } from 'vitest'
import { excerpt } from './text.ts'

test('a short body is its own excerpt, on one line', () => {
  expect(excerpt(['The harbour froze.', 'Then it thawed.'])).toBe('The harbour froze. Then it thawed.')
})

test('a copyright line is left out', () => {
  expect(excerpt(['© 2024 Example', 'Ice.', 'Copyright Example', '版權聲明：x'])).toBe('Ice.')
})

test('a long body is cut behind its last whole sentence', () => {
  const sentence = 'The ferries had become houses by Friday, and nobody remembered such a winter. '
  expect(excerpt([sentence.repeat(5)])).toBe(sentence.repeat(2).trim())
  expect(excerpt(['渡輪成了房子，沒有人記得這樣的冬天。」'.repeat(20)])).toBe(
    '渡輪成了房子，沒有人記得這樣的冬天。」'.repeat(10),
  )
})

test('a full stop inside a number ends no sentence', () => {
  expect(excerpt([`${'a'.repeat(110)} 3.5 ${'b'.repeat(200)}`])).toMatch(/b…$/)
})

test('a long sentence is cut between words', () => {
  const text = excerpt(['harbour '.repeat(50)])
  expect(text).toBe(`${'harbour '.repeat(25).trim()}…`)
})

test.each([
  ['surrogate pairs', 'a' + '𠮷'.repeat(200), `a${'𠮷'.repeat(99)}…`],
  ['families', '👨‍👩‍👧‍👦'.repeat(40), `${'👨‍👩‍👧‍👦'.repeat(18)}…`],
  ['one grapheme of a thousand marks', `a${'\u0301'.repeat(1000)}`, `a${'\u0301'.repeat(198)}…`],
  ['one text without spaces', '冰'.repeat(300), `${'冰'.repeat(199)}…`],
])('%s are not torn', (_, text, expected) => {
  expect(excerpt([text])).toBe(expected)
  expect(expected.length).toBeLessThanOrEqual(200)
})
