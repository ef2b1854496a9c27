import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

/** Every text by its path; functions called with figures and names that show. */
function texts(catalogue: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(catalogue) as [string, unknown][]) {
    const here = path === '' ? name : `${path}.${name}`
    if (typeof value === 'string') found.set(here, value)
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of texts(value, here)) found.set(inner, one)
    else found.set(here, typeof value)
  }
  return found
}

const english = texts(en)
/** Whatever the language: names, signs, and what stands in queries. */
const alike =
  /^(?:appName|checksum|locale|searchField\.\w+Sign|query(?:Example|Forms)\b.*|keyHints\..*keys.*|facets\.title.*)/

describe.each([
  ['traditional Chinese', zhHant, /[么这们来时说还没对开关网]/],
  ['simplified Chinese', zhHans, /[麼這們來時說還沒對開關網]/],
])('%s', (_, catalogue, strangers) => {
  const spoken = texts(catalogue)

  test('says all that English says', () => {
    expect([...spoken.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('says it in Chinese', () => {
    const left = [...spoken].filter(
      ([path, text]) =>
        !alike.test(path) && text !== 'function' && !/\p{Script=Han}/u.test(text) && /[a-z]{3}/i.test(text),
    )
    expect(left.filter(([, text]) => text !== 'Markdown')).toEqual([])
  })

  test('keeps to its own characters', () => {
    expect([...spoken].filter(([path, text]) => !alike.test(path) && strangers.test(text))).toEqual([])
  })

  test('counts without plurals', () => {
    expect(catalogue.articles(1).replace('1', '')).toBe(catalogue.articles(3).replace('3', ''))
    expect(catalogue.articles(12_345)).toContain('12,345')
  })
})
