import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FolderNames, safeFileName } from './file-names.ts'

/** What every system takes, said in another way than the code does. */
function isValid(name: string): boolean {
  const stem = (name.split('.')[0] ?? '').trimEnd().toUpperCase()
  const reserved = ['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'COM9', 'COM²', 'LPT1', 'LPT9', 'CONIN$', 'CONOUT$']
  return (
    name !== '' &&
    name.isWellFormed() &&
    Buffer.byteLength(name) <= 200 &&
    !/[ .]$/.test(name) &&
    !name.startsWith('.') &&
    ![...name].some((sign) => '<>:"/\\|?*'.includes(sign) || sign < ' ' || sign === '\u007f') &&
    !reserved.includes(stem)
  )
}

const hostile = [
  '',
  '.',
  '..',
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  'nul',
  'NUL.txt',
  'con .html',
  'Com¹.txt',
  'lpt9.tar.gz',
  'ends. . .',
  '   ',
  '.hidden.html',
  'a\u0000b.txt',
  'a\nb.txt',
  'gpj.\u202etxt.exe',
  '\ud800.txt',
  'x\uffff.txt',
  '-rf',
  '=1+1.csv',
  `${'長'.repeat(300)}.html`,
  `${'e\u0301'.repeat(300)}`,
  `x.${'y'.repeat(300)}`,
  `${'a'.repeat(195)}     .html`,
  'ARTICL~1.HTM',
  'manifest.csv',
]

const names = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 260 }),
  fc.string({
    unit: fc.constantFrom('a', 'A', 'é', 'e\u0301', 'ß', 'S', 'ſ', '.', ' ', '(', '2', ')'),
    maxLength: 6,
  }),
)

describe('a safe file name', () => {
  it.each([
    ['Ein Text.html', 'Ein Text.html'],
    ['元旦的潮汐表（上）.txt', '元旦的潮汐表（上）.txt'],
    ['cafe\u0301 👩‍🚒.md', 'cafe\u0301 👩‍🚒.md'],
    ['a/b\\c:d.txt', 'a_b_c_d.txt'],
    ['nul', '_nul'],
    ['Con .html', '_Con .html'],
    ['console.html', 'console.html'],
    ['.hidden.html', '_.hidden.html'],
    ['ends. . .', 'ends'],
    ['gpj.\u202etxt.exe', 'gpj._txt.exe'],
    ['ARTICL~1.HTM', 'ARTICL-1.HTM'],
    ['', 'untitled'],
    [' . ', 'untitled'],
  ])('of %j is %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it('that is too long loses the end of its stem, in whole characters, and keeps its extension', () => {
    const safe = safeFileName(`${'長'.repeat(300)}.html`)
    expect(safe).toBe(`${'長'.repeat(65)}.html`)
    expect(safeFileName(`${'😀'.repeat(300)}.md`)).toBe(`${'😀'.repeat(49)}.md`)
  })

  it('is valid on every system, and safe already', () => {
    fc.assert(
      fc.property(names, (name) => {
        const safe = safeFileName(name)
        expect(safe).toSatisfy(isValid)
        expect(safeFileName(safe)).toBe(safe)
      }),
      { numRuns: 2_000, examples: hostile.map((name) => [name]) },
    )
  })
})

describe('the names in one folder', () => {
  const given = (...wanted: string[]): string[] => {
    const folder = new FolderNames(['SHA256SUMS'])
    return wanted.map((name) => folder.give(name))
  }

  it('number twins before the extension', () => {
    expect(given('a.txt', 'a.txt', 'b.txt', 'a.txt')).toEqual(['a.txt', 'a (2).txt', 'b.txt', 'a (3).txt'])
  })

  it('step over a number that a file has of its own', () => {
    expect(given('a (2).txt', 'a.txt', 'a.txt')).toEqual(['a (2).txt', 'a.txt', 'a (3).txt'])
    expect(given('a.txt', 'a.txt', 'a (2).txt')).toEqual(['a.txt', 'a (2).txt', 'a (2) (2).txt'])
  })

  it.each([
    ['case', 'Straße.html', 'STRASSE.HTML'],
    ['Unicode form', 'caf\u00e9', 'cafe\u0301'],
    ['characters that do not show', 'a\u200bb', 'ab'],
    ['what is replaced', 'a:b', 'a?b'],
    ['the end that is cut off', `${'a'.repeat(300)}1`, `${'a'.repeat(300)}2`],
    ['a name that is taken', 'sha256sums', 'x'],
  ])('are not told apart by %s alone', (_, first, second) => {
    const [a = '', b = ''] = given(first, second)
    expect([a, b].some((name) => name.endsWith(' (2)') || name.includes(' (2).'))).toBe(true)
  })

  it('are different on a case-insensitive file system of either Unicode form, and valid', () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 2, maxLength: 40 }), (wanted) => {
        const all = given(...wanted)
        for (const name of all) expect(name).toSatisfy(isValid)
        for (const form of ['NFC', 'NFD'] as const) {
          const seen = ['SHA256SUMS', ...all].map((name) => name.normalize(form).toLowerCase())
          expect(new Set(seen).size).toBe(seen.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})
