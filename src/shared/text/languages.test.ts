import { describe, expect, test } from 'vitest'
import { languageOf } from './languages.ts'

describe('the language of the window', () => {
  test.each([
    [['en-GB'], 'en'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK', 'en'], 'zh-Hant'],
    [['zh-MO'], 'zh-Hant'],
    [['yue-HK'], 'zh-Hant'],
    [['zh'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['zh-Hans-TW'], 'zh-Hans'],
    [['de-DE', 'zh-CN', 'en'], 'zh-Hans'],
    [['de-DE', 'en-US', 'zh-CN'], 'en'],
    [['fr'], 'en'],
    [['', 'not a tag', 'zh-TW'], 'zh-Hant'],
    [[], 'en'],
  ])('of %j is %s', (preferred, language) => {
    expect(languageOf('system', preferred)).toBe(language)
  })

  test('is what was chosen, whatever the system prefers', () => {
    expect(languageOf('zh-Hant', ['en-US'])).toBe('zh-Hant')
  })
})
