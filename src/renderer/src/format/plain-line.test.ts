import { describe, expect, it } from 'vitest'
import { longestLine, plainLine, plainNote, readableAddress } from './plain-line.ts'

describe('a line of hostile metadata', () => {
  it('keeps ordinary text of any script as it is', () => {
    for (const title of ['普丁時隔24年再訪北韓', 'What <b>now</b>? [update]', 'עברית ו-English', '👩‍👩‍👧 family'])
      expect(plainLine(title)).toBe(title)
  })

  it('shows NUL, line breaks, lone surrogates and noncharacters as space', () => {
    expect(plainLine('a\0b\r\nc\ud800d\uffffe\u2028f')).toBe('a b c d e f')
  })

  it('is cut when no screen could hold it, and says so', () => {
    const cut = plainLine('標題'.repeat(50_000))
    expect(cut.length).toBeLessThanOrEqual(longestLine + 1)
    expect(cut.endsWith('…')).toBe(true)
  })

  it('is never cut inside a character', () => {
    for (const lead of ['', 'x']) expect(plainLine(lead + '😀'.repeat(1_000))).not.toMatch(/\p{Cs}/u)
  })

  it('cannot show its letters the other way round', () => {
    expect(plainLine('invoice\u202Efdp.exe\u202C')).toBe('invoicefdp.exe\u202C')
  })

  it('cannot turn the direction of a tooltip', () => {
    expect(plainNote('invoice\u202Efdp.exe\u2066')).toBe('invoicefdp.exe')
  })
})

describe('an address for people', () => {
  it('is read without its percent-encoding', () => {
    expect(readableAddress('https://www.dw.com/zh/%E6%99%AE/a-1')).toBe('www.dw.com/zh/普/a-1')
  })

  it('stays as it is when the encoding is broken', () => {
    expect(readableAddress('https://example.org/%E6%9')).toBe('example.org/%E6%9')
  })

  it('cannot hide controls behind percent-encoding', () => {
    expect(readableAddress('https://example.org/%E2%80%AEa%00b')).toBe('example.org/a b')
  })
})
