import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, type ParseResult } from './parser.ts'

/** Every file under fixtures/ stands beside what it must become: `name.txt`, `name.expected.json`. */
const root = new URL('./fixtures/', import.meta.url)

/** Most files have no pictures of their own: their expectations need not say so. */
function withoutEmpty(result: ParseResult): unknown {
  if (!result.ok) return result
  const { pictures, ...rest } = result
  return pictures.embedded.length + pictures.companions.length === 0 ? rest : result
}

describe.each(readdirSync(root))('%s', (format) => {
  const folder = new URL(`${format}/`, root)
  const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

  test.each(names)('%s', (name) => {
    const expected = new URL(name.replace(/\.\w+$/, '.expected.json'), folder)
    const result = parse(new Uint8Array(readFileSync(new URL(name, folder))), { fileName: name })
    expect(withoutEmpty(result)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })

  test('no expectation stands without its file', () => {
    const withoutEnding = names.map((name) => name.replace(/\.\w+$/, ''))
    const expectations = readdirSync(folder).filter((name) => name.endsWith('.expected.json'))
    expect(expectations.map((name) => name.replace('.expected.json', '')).sort()).toEqual(
      withoutEnding.sort(),
    )
  })
})
