import { describe, expect, it } from 'vitest'
import type { ManifestEntry } from './manifest-entry.ts'
import { csv, json, sha256Sums } from './manifest-formats.ts'

const entry: ManifestEntry = {
  name: '0001/a.txt',
  sha256: 'ab'.repeat(32),
  size: 12,
  address: 'https://harbourpost.example/a',
  source: 'The Harbour Post',
  title: 'A title',
  published: '2020-01-01T00:00:00.000',
  captured: null,
  imported: '2024-01-01T00:00:00.000Z',
  originalPath: '/saved/a.txt',
  problem: null,
}
const titleCell = (title: string): string =>
  csv.line({ ...entry, address: 'A', source: 'S', title }).split(',A,S,')[1] ?? ''

describe('the manifest', () => {
  it('as CSV has a byte order mark, a line of columns, and lines that end in CR LF', () => {
    expect(csv.head).toBe(
      '\uFEFFname,sha256,size,address,source,title,published,captured,imported,original path,problem\r\n',
    )
    expect(csv.line(entry)).toBe(
      `0001/a.txt,${'ab'.repeat(32)},12,https://harbourpost.example/a,The Harbour Post,A title,2020-01-01T00:00:00.000,,2024-01-01T00:00:00.000Z,/saved/a.txt,\r\n`,
    )
  })

  it.each(['=HYPERLINK(1)', '+1', '-1', '@SUM(A1)', '＝1'])(
    'as CSV shows %j, and does not run it',
    (title) => {
      expect(titleCell(title)).toMatch(`'${title},`)
    },
  )

  it('as CSV shows formulas behind a tab or a line break, and does not run them', () => {
    expect(titleCell('\t=1')).toMatch(/^'\t=1,/)
    expect(titleCell('\r=1')).toMatch(/^"'\r=1",/)
    expect(titleCell('\n=1')).toMatch(/^"'\n=1",/)
  })

  it('as CSV keeps a cell together', () => {
    expect(titleCell('He said "no", twice')).toMatch(/^"He said ""no"", twice",/)
    expect(titleCell('1+1')).toMatch(/^1\+1,/)
  })

  it('as JSON is one array, one object a line', () => {
    const nasty = { ...entry, title: 'a\n"b"\u2028=\ud800' }
    const text = json.head + [entry, nasty].map(json.line).join('') + json.end
    expect(JSON.parse(text)).toEqual([entry, nasty])
    expect(text.split('\n')).toHaveLength(5)
    expect(JSON.parse(json.head + json.end)).toEqual([])
  })

  it('lists checksums of the files that are there', () => {
    expect(sha256Sums.line(entry)).toBe(`${'ab'.repeat(32)}  0001/a.txt\n`)
    expect(sha256Sums.line({ ...entry, name: null })).toBe('')
  })
})
