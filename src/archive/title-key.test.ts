import { expect, test } from 'vitest'
import { titleKey } from './title-key.ts'

test('titles are sorted without case, accents and opening punctuation', () => {
  const titles = ['“Zebra”', 'Émile', 'apple', '[b] side', 'Ångström', 'ÉMILE']
  const sorted = titles.toSorted((a, b) =>
    titleKey(a) < titleKey(b) ? -1 : titleKey(a) > titleKey(b) ? 1 : 0,
  )
  expect(sorted).toEqual(['Ångström', 'apple', '[b] side', 'Émile', 'ÉMILE', '“Zebra”'])
})

test('a title of any length or kind has a short key of whole characters', () => {
  expect(titleKey('長'.repeat(100_000))).toBe('長'.repeat(48))
  expect(titleKey('😀'.repeat(100))).toBe('')
  expect(titleKey(`a${'𠮷'.repeat(100)}`).isWellFormed()).toBe(true)
  expect(titleKey('\ud800')).toBe('')
})
