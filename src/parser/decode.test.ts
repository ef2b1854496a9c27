import { expect, test } from 'vitest'
import { largestFile } from '../shared/incoming.ts'
import { decode } from './decode.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  for (const [i, unit] of [0xfeff, ...text.split('').map((c) => c.charCodeAt(0))].entries()) {
    view.setUint16(2 * i, unit, !bigEndian)
  }
  return new Uint8Array(view.buffer)
}

test.each([
  ['UTF-8', bytes('冰😀'), 'utf-8'],
  ['UTF-8 with a mark', bytes('\ufeff冰😀'), 'utf-8'],
  ['UTF-16, little end first', utf16('冰😀', false), 'utf-16le'],
  ['UTF-16, big end first', utf16('冰😀', true), 'utf-16be'],
])('%s is read, without its mark', (_, given, encoding) => {
  expect(decode(given)).toEqual({ ok: true, text: '冰😀', encoding })
})

test('a replacement character that the file itself holds stays', () => {
  expect(decode(bytes('a\ufffdb'))).toMatchObject({ ok: true, text: 'a\ufffdb' })
})

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['only white space', bytes(' \r\n\t\u3000\u00a0'), 'empty'],
  ['only a mark', bytes('\ufeff'), 'empty'],
  ['GBK', Uint8Array.of(0xb1, 0xf9), 'encoding-unknown'],
  ['UTF-8 cut in a character', bytes('冰').subarray(0, 2), 'encoding-unknown'],
  ['an overlong slash', Uint8Array.of(0x61, 0xc0, 0xaf), 'encoding-unknown'],
  ['a surrogate in UTF-8', Uint8Array.of(0xed, 0xa0, 0x80), 'encoding-unknown'],
  ['a lone surrogate in UTF-16', utf16('a\ud800b', false), 'encoding-unknown'],
  ['UTF-16 of an odd length', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), 'encoding-unknown'],
  ['NUL in UTF-8', bytes('a\0b'), 'binary'],
  ['NUL in UTF-16', utf16('a\0b', true), 'binary'],
  ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), 'binary'],
  ['a PDF', bytes('%PDF-1.7\n'), 'binary'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'binary'],
  ['a zip', bytes('PK\x03\x04'), 'binary'],
  ['more than the cap', new Uint8Array(largestFile + 1).fill(0x61), 'too-large'],
])('%s is not text', (_, given, reason) => {
  expect(decode(given)).toMatchObject({ ok: false, reason })
})

test('the cap itself still fits', () => {
  expect(decode(new Uint8Array(largestFile).fill(0x61)).ok).toBe(true)
})
