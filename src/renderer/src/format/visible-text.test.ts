import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { chunksOf, visibleText } from './visible-text.ts'

describe('an original as text', () => {
  it('keeps lines, tabs and ordinary text of any script', () => {
    const plain = '<p>燈塔\t“light”</p>\nעברית 👩‍👩‍👧 ﷽\n'
    expect(visibleText(plain)).toBe(plain)
  })

  it('shows controls by their numbers', () => {
    expect(visibleText('a\0b\x1b[0m\x7f\x85')).toBe('a⟨U+0000⟩b⟨U+001B⟩[0m⟨U+007F⟩⟨U+0085⟩')
  })

  it('shows what turns the direction, or hides', () => {
    expect(visibleText('x\u202egnp\u2066\u200b\ufeff\u00ad')).toBe(
      'x⟨U+202E⟩gnp⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩',
    )
    expect(visibleText('\u{e0041}')).toBe('⟨U+E0041⟩')
  })

  it('shows half a character by its number', () => {
    expect(visibleText('a\ud83d')).toBe('a⟨U+D83D⟩')
  })

  it('ends lines at CRLF, and marks a lone CR', () => {
    expect(visibleText('a\r\nb\rc')).toBe('a\nb⟨U+000D⟩\nc')
  })
})

describe('its pieces', () => {
  it('are whole lines wherever a line fits', () => {
    expect(chunksOf('one\ntwo\nthree\nfour', 8)).toEqual(['one\ntwo', 'three', 'four'])
  })

  it('together are the text, whatever it holds', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\n', '燈', '😀', 'bc'), maxLength: 200 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 12 }), (text, most) => {
        const chunks = chunksOf(text, most)
        expect(chunks.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
        for (const chunk of chunks) {
          expect(chunk.length).toBeLessThanOrEqual(most)
          expect(chunk).not.toMatch(/\p{Cs}/u)
        }
        if (!text.split('\n').some((line) => line.length >= most)) expect(chunks.join('\n')).toBe(text)
      }),
    )
  })
})
