import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../../shared/proof.test-support.ts'
import { decode } from '../decode.ts'
import { encode, texts } from './made-texts.test-support.ts'

/** Vietnamese comes out with its tones as marks of their own, as the encoding has them. */
const composed = (text: string): string => text.normalize('NFC')
const textOf = (bytes: Uint8Array): string | null => {
  const decoded = decode(bytes)
  return decoded.ok ? composed(decoded.text) : null
}
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(parts.flatMap((part) => [...part]))

describe('a text of some hundred bytes is read without any label', () => {
  test.each(texts)('%s, %s', (encoding, _, text) => {
    expect(decode(encode(text, encoding))).toMatchObject({ ok: true, encoding })
    expect(textOf(encode(text, encoding))).toBe(text)
  })

  test.each(texts)('%s, %s, as the body of a page', (encoding, _, text) => {
    const page = join(
      ascii('<div class="a"><p style="color: red">'),
      encode(text, encoding),
      ascii('</p></div>\n'),
    )
    expect(decode(page)).toMatchObject({ ok: true, encoding })
  })
})

/** All stretches of a text of at most this many bytes, starting at each third character. */
function stretches(text: string, encoding: string, length: number): { bytes: Uint8Array; text: string }[] {
  const characters = [...text]
  const found: { bytes: Uint8Array; text: string }[] = []
  for (let start = 0; start < characters.length; start += 3) {
    let end = start
    let bytes: Uint8Array = new Uint8Array()
    for (; end < characters.length; end++) {
      const next = join(bytes, encode(characters[end] ?? '', encoding))
      if (next.length > length) break
      bytes = next
    }
    if (end === characters.length) break
    if (bytes.some((byte) => byte >= 0x80)) found.push({ bytes, text: characters.slice(start, end).join('') })
  }
  return found
}

describe('of stretches of 60 bytes nearly all are read', () => {
  // Baltic letters are few, and most of them are Nordic ones in windows-1252
  test.each(texts)('%s, %s', (encoding, language, text) => {
    const all = stretches(text, encoding, 60)
    const right = all.filter((stretch) => textOf(stretch.bytes) === composed(stretch.text))
    expect(all.length).toBeGreaterThan(40)
    expect(right.length / all.length).toBeGreaterThan(language === 'lt' || language === 'lv' ? 0.9 : 0.97)
  })
})

test('any stretch with a dozen bytes beyond ASCII is read under its right label', () => {
  const stretch = fc.constantFrom(...texts).chain(([encoding, , text]) =>
    fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 200 })).map(([start, length]) => ({
      encoding,
      text: [...text].slice(start, start + length).join(''),
    })),
  )
  fc.assert(
    fc.property(stretch, ({ encoding, text }) => {
      // A word or two may happen to be UTF-8, which goes before a label
      fc.pre(!isUtf8(Buffer.from(encode(text, encoding))) || /^[\0-\x7f]*$/.test(text))
      const head = `<meta charset="${encoding}"><p>`
      const bytes = encode(text, encoding)
      // Fewer may be UTF-8 as well by chance, or nearly: a Korean syllable, three Arabic letters.
      fc.pre(bytes.filter((byte) => byte >= 0x80).length >= 12)
      expect(textOf(join(ascii(head), bytes))).toBe(head + composed(text))
    }),
    fuzz(500),
  )
})

describe('declared encodings', () => {
  const [, , chinese] = texts[0] ?? ['', '', '']
  const bytes = encode(chinese, 'gb18030')
  test.each([
    ['meta', '<meta charset=gb2312>'],
    ['meta in capitals, quoted', '<META CHARSET="GBK">'],
    ['http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=gb18030">'],
    ['an XML declaration', '<?xml version="1.0" encoding="GB2312"?>'],
    ['a wrong one', '<meta charset="windows-1252">'],
    ['another wrong one', '<meta charset="big5">'],
    ['UTF-8, which it is not', '<meta charset="utf-8">'],
    ['UTF-16, which it cannot be', '<meta charset="utf-16le">'],
    ['nobody’s', '<meta charset="x-nonsense">'],
    ['one without a decoder', '<meta charset="replacement">'],
    ['one behind the first 1024 bytes', `${' '.repeat(1100)}<meta charset="big5">`],
  ])('%s', (_, head) => {
    expect(decode(join(ascii(head), bytes))).toEqual({
      ok: true,
      text: head + chinese,
      encoding: 'gb18030',
    })
  })

  test('no label wins over valid UTF-8', () => {
    const text = `<meta charset="gbk">${chinese}`
    expect(decode(ascii(text))).toEqual({ ok: true, text, encoding: 'utf-8' })
  })

  test('an encoding that is never guessed is read where it is declared', () => {
    const head = ascii('<?xml version="1.0" encoding="ibm866"?>')
    expect(decode(join(head, Uint8Array.of(0x8f, 0xe0, 0xa8, 0xa2, 0xa5, 0xe2)))).toMatchObject({
      encoding: 'ibm866',
      text: expect.stringMatching(/Привет$/) as string,
    })
  })

  test('ISO-2022-JP is told by its escapes', () => {
    const bytes = join(ascii('a '), Uint8Array.of(0x1b, 0x24, 0x42, 0x30, 0x21, 0x1b, 0x28, 0x42))
    expect(decode(bytes)).toEqual({ ok: true, text: 'a 亜', encoding: 'iso-2022-jp' })
  })
})

describe('UTF-16 without a mark', () => {
  const utf16 = (text: string, isBigEndian: boolean): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le')
    return new Uint8Array(isBigEndian ? bytes.swap16() : bytes)
  }
  test.each(texts)('%s, %s', (_, __, text) => {
    for (const part of [text, text.slice(0, 20)]) {
      expect(decode(utf16(part, false))).toEqual({ ok: true, text: part, encoding: 'utf-16le' })
      expect(decode(utf16(part, true))).toEqual({ ok: true, text: part, encoding: 'utf-16be' })
    }
  })
})

describe('damage never enters', () => {
  test.each(texts)('%s, %s: UTF-8 cut in a character or with a byte broken', (_, __, text) => {
    const bytes = ascii(text)
    const broken = Uint8Array.from(bytes)
    broken[10] = 0xff
    expect(decode(broken)).toMatchObject({ ok: false, reason: 'encoding-unknown' })
    const end = bytes.findLastIndex((byte) => byte >= 0xc0)
    expect(decode(bytes.subarray(0, end + 1))).toMatchObject({ ok: false, reason: 'encoding-unknown' })
  })

  test('noise is nobody’s text', () => {
    fc.assert(
      fc.property(
        // Even noise: bytes that are all below 128 are ASCII.
        fc.noBias(fc.uint8Array({ minLength: 100, maxLength: 400 })).filter((bytes) => !bytes.includes(0)),
        (bytes) => {
          expect(decode(bytes)).toMatchObject({ ok: false })
        },
      ),
      fuzz(300),
    )
  })

  test('whatever is read holds no replacement character', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 3 }),
      fc.constantFrom(...texts).map(([encoding, , text]) => encode(text.slice(0, 40), encoding)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const decoded = decode(join(...pieces))
        expect(decoded.ok && decoded.text.includes('\ufffd') && decoded.encoding !== 'utf-8').toBe(false)
      }),
      fuzz(300),
    )
  })
})
