import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExportReport } from '../exporter/exporter.ts'
import { lines, runPressmark, runPressmarkWithFileLimit, type Run } from './testing/run.ts'

let folder: string
let library: string
const pressmark = (...args: string[]): Run => runPressmark([...args, '--library', library])
const clipping = (n: number, source: string, body: string): string =>
  `<!--${Date.UTC(2020, 0, n)}-->\n[Article ${n}](https://${source}.example/${n})\n------\n\n<p>${body}</p>`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-hand-out-'))
  library = join(folder, 'l.pressmark')
  const given = join(folder, 'given')
  mkdirSync(given)
  writeFileSync(join(given, '1.txt'), clipping(1, 'harbourpost', 'Low water at four.'))
  writeFileSync(join(given, '2.txt'), clipping(2, 'lanternreview', 'Two minutes slow.'))
  writeFileSync(join(given, '3.txt'), clipping(3, 'lanternreview', 'The long one. '.repeat(20_000)))
  writeFileSync(join(given, 'empty.txt'), '')
  expect(pressmark('import', given).status).toBe(1)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A new folder to export into. */
function target(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

describe('pressmark imports', () => {
  it('lists past imports with their counts', () => {
    expect(lines(pressmark('imports', '--json').out)).toEqual([
      {
        import: 1,
        started: expect.stringMatching(/^20\d\d-.*Z$/) as string,
        ended: expect.stringMatching(/^20\d\d-.*Z$/) as string,
        end: 'completed',
        undo: null,
        added: 3,
        recaptured: 0,
        duplicate: 0,
        ignored: 0,
        failed: 1,
      },
    ])
    expect(pressmark('imports').out).toMatch(/^ +1 {2}20.* completed {2}3 added, 1 failed\n$/)
  })
})

describe('pressmark outcomes', () => {
  it('says what became of each file', () => {
    const all = lines(pressmark('outcomes', '1', '--json').out)
    expect(all).toHaveLength(4)
    expect(all).toContainEqual({
      path: join(folder, 'given', '1.txt'),
      outcome: 'added',
      reason: null,
      article: expect.any(Number) as number,
    })
  })

  it('narrows to one outcome', () => {
    const run = pressmark('outcomes', '1', '--outcome', 'failed')
    expect(run.status).toBe(0)
    expect(run.out).toBe(`failed      ${join(folder, 'given', 'empty.txt')}  The file is empty.\n`)
  })
})

describe('pressmark export', () => {
  const filesIn = (run: Run): string[] => readdirSync((JSON.parse(run.out) as ExportReport).folder)

  it('writes every original and a manifest into a new folder', () => {
    const run = pressmark('export', target('all'), '--json')
    expect(run.status).toBe(0)
    expect(JSON.parse(run.out)).toMatchObject({ files: 3, missing: [] })
    expect(filesIn(run)).toEqual(['1.txt', '2.txt', '3.txt', 'SHA256SUMS', 'manifest.csv', 'manifest.json'])
    const { folder: made } = JSON.parse(run.out) as ExportReport
    for (const name of ['1.txt', '2.txt', '3.txt'])
      expect(readFileSync(join(made, name)).equals(readFileSync(join(folder, 'given', name)))).toBe(true)
  })

  it('narrows as list does', () => {
    const run = pressmark(
      'export',
      target('narrow'),
      '--json',
      '--source',
      'lanternreview.example',
      '--to',
      '2020-01-02',
    )
    expect(filesIn(run)).toEqual(['2.txt', 'SHA256SUMS', 'manifest.csv', 'manifest.json'])
  })

  it('says what it did in a line', () => {
    const into = target('line')
    const run = pressmark('export', into)
    expect(run.out).toBe(`${join(into, readdirSync(into)[0] ?? '')}: 3 files, 0.3 MB\n`)
  })

  it('calls a folder that is not there, and a filter that none passes, wrong use', () => {
    const into = target('none')
    expect(pressmark('export', join(folder, 'nowhere'))).toMatchObject({ status: 2, out: '' })
    expect(pressmark('export', into, '--from', '2030-01-01')).toMatchObject({ status: 2, out: '' })
    expect(readdirSync(into)).toEqual([])
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })

  it.skipIf(process.platform === 'win32')(
    'to a full disk leaves whole files, no manifest, and says so',
    () => {
      const into = target('full')
      const run = runPressmarkWithFileLimit(64, ['export', into, '--library', library])
      expect(run.status).toBe(2)
      expect(run.err).toContain('There is no space left on the disk. The export is incomplete: 0 of 3 files')
      expect(
        readdirSync(into, { recursive: true, encoding: 'utf8' }).filter((name) => /txt|tmp/.test(name)),
      ).toEqual([])
    },
  )
})

describe('pressmark copy', () => {
  it('saves a library that holds the same', () => {
    const copy = join(folder, 'copy.pressmark')
    const run = pressmark('copy', copy)
    expect(run).toMatchObject({ status: 0, out: `${copy}: 3 articles\n` })
    expect(runPressmark(['list', '--json', '--library', copy]).out).toBe(pressmark('list', '--json').out)
  })

  it('replaces a library only when told to, and nothing else ever', () => {
    const copy = join(folder, 'there.pressmark')
    expect(pressmark('copy', copy).status).toBe(0)
    expect(pressmark('copy', copy)).toMatchObject({ status: 2, out: '' })
    expect(pressmark('copy', copy, '--overwrite').status).toBe(0)
    const letter = join(folder, 'letter.txt')
    writeFileSync(letter, 'something else')
    expect(pressmark('copy', letter, '--overwrite')).toMatchObject({ status: 2, out: '' })
    expect(readFileSync(letter, 'utf8')).toBe('something else')
  })
})
