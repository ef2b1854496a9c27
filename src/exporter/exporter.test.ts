import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fail, type Problem } from '../shared/result.ts'
import { exportOriginals, type ExportOptions, type ExportReport } from './exporter.ts'
import type { ManifestEntry } from './manifest-entry.ts'
import { madeLibrary, type MadeOriginal } from './testing/made-library.ts'

let chosen: string
beforeEach(() => (chosen = mkdtempSync(join(tmpdir(), 'pressmark-exporter-'))))
afterEach(() => rmSync(chosen, { recursive: true, force: true }))

const many = (count: number): MadeOriginal[] =>
  Array.from({ length: count }, (_, index) => ({ fileName: `${index}.txt`, text: `text ${index}` }))

async function exported(
  made: readonly MadeOriginal[],
  more: Partial<ExportOptions> = {},
): Promise<ExportReport> {
  const result = await run(made, more)
  if (!result.ok) throw new Error(`${result.problem.sentence} ${result.problem.detail ?? ''}`)
  return result.value
}

async function problem(made: readonly MadeOriginal[], more: Partial<ExportOptions> = {}): Promise<Problem> {
  const result = await run(made, more)
  if (result.ok) throw new Error('It should not have worked.')
  return result.problem
}

const run = (made: readonly MadeOriginal[], more: Partial<ExportOptions>) =>
  exportOriginals({ library: madeLibrary(made), articleIds: null, folder: chosen, ...more })

const manifestIn = (folder: string): ManifestEntry[] =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[]
const below = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

describe('an export', () => {
  it('writes every original byte for byte, with the time of its file', async () => {
    const time = Date.UTC(2011, 4, 6, 7, 8, 9)
    const { folder, files, bytes, missing } = await exported([
      { fileName: '元旦.txt', text: 'first\r\n\u0000', fileTime: time },
      { fileName: 'b.html', text: '' },
    ])
    expect({ files, bytes, missing }).toEqual({ files: 2, bytes: 8, missing: [] })
    expect(below(folder)).toEqual(['SHA256SUMS', 'b.html', 'manifest.csv', 'manifest.json', '元旦.txt'])
    expect(readFileSync(join(folder, '元旦.txt'), 'utf8')).toBe('first\r\n\u0000')
    expect(statSync(join(folder, '元旦.txt')).mtimeMs).toBe(time)
    expect(statSync(join(folder, 'b.html')).size).toBe(0)
  })

  it('holds what was there when it began, also what went to the trash meanwhile', async () => {
    const library = madeLibrary(many(40))
    const trashed = new Set<number>()
    const { files } = await exported([], {
      library: {
        ...library,
        *originalsOf(ids) {
          for (const entry of library.originalsOf(ids))
            if (ids !== null || !trashed.has(entry.articleId)) yield entry
        },
      },
      onProgress: () => Array.from({ length: 40 }, (_, index) => trashed.add(index + 1)),
    })
    expect(files).toBe(40)
  })

  it('goes into a new folder named by the day, whatever is there', async () => {
    const day = new Date().toLocaleDateString('sv')
    const first = await exported(many(1))
    const second = await exported(many(1))
    expect([`Pressmark export ${day}`, `Pressmark export ${day} (2)`]).toEqual(
      [first, second].map(({ folder }) => folder.slice(chosen.length + 1)),
    )
  })

  it('says in its manifest what each file is', async () => {
    const { folder } = await exported([
      {
        text: 'x',
        fileName: 'a:b.txt',
        title: '=1',
        published: { instant: 0, zoned: false, from: 'body' },
        captured: { instant: 8.64e15 + 1, zoned: true, from: 'header' },
      },
    ])
    const sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'
    expect(manifestIn(folder)).toEqual([
      {
        name: 'a_b.txt',
        sha256,
        size: 1,
        address: 'https://harbourpost.example/a-1',
        source: 'The Harbour Post',
        title: '=1',
        published: '1970-01-01T00:00:00.000',
        captured: null,
        imported: '2024-01-01T00:00:00.000Z',
        originalPath: '/saved/a:b.txt',
        problem: null,
      },
    ])
    expect(readFileSync(join(folder, 'manifest.csv'), 'utf8').split('\r\n')[1]).toContain(`,'=1,`)
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(`${sha256}  a_b.txt\n`)
  })

  it('never takes the names of its manifest for a file', async () => {
    const { folder } = await exported(
      ['MANIFEST.json', 'manifest.csv', 'sha256sums', 'incomplete'].map((fileName) => ({
        fileName,
        text: fileName,
      })),
    )
    expect(manifestIn(folder).map(({ name }) => name)).toEqual([
      'MANIFEST (2).json',
      'manifest (2).csv',
      'sha256sums (2)',
      'incomplete (2)',
    ])
  })

  it('of more than a thousand has sub folders of a thousand', async () => {
    const { folder, files } = await exported(many(2_001).map((one) => ({ ...one, fileName: 'index.html' })))
    expect(files).toBe(2_001)
    expect(['0001', '0002', '0003'].map((shelf) => readdirSync(join(folder, shelf)).length)).toEqual([
      1_000, 1_000, 1,
    ])
    const names = manifestIn(folder).map(({ name }) => name)
    expect(names.slice(998, 1_002)).toEqual([
      '0001/index (999).html',
      '0001/index (1000).html',
      '0002/index.html',
      '0002/index (2).html',
    ])
    expect(new Set(names).size).toBe(2_001)
  })

  it('of a thousand has none', async () => {
    const { folder } = await exported(many(1_000))
    expect(below(folder)).toHaveLength(1_003)
  })

  it('is what sha256sum calls unharmed', async ({ skip }) => {
    const names = ['a b.txt', '長.html', '-x', "it's", 'a\\b', 'new\nline', '*star']
    const { folder } = await exported(names.map((fileName) => ({ fileName, text: fileName })))
    const check = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder })
    if (check.error) return skip('There is no sha256sum here.')
    expect(check.stdout.toString() + check.stderr.toString()).toBe('')
    expect(check.status).toBe(0)
    writeFileSync(join(folder, "it's"), 'harmed')
    expect(spawnSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder }).status).toBe(1)
  })

  it('takes only the articles that were chosen, each once', async () => {
    const { folder } = await exported(many(5), { articleIds: [4, 2, 4] })
    expect(manifestIn(folder).map(({ name }) => name)).toEqual(['3.txt', '1.txt'])
  })

  it('tells how far it is', async () => {
    const told: number[] = []
    await exported(many(40), {
      onProgress: ({ files, bytes, total }) => {
        expect(total).toBe(40)
        expect(bytes > files || files === 0).toBe(true)
        told.push(files)
      },
    })
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.length).toBeGreaterThan(2)
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(40)
  })

  it('goes on past an original that the library has lost, and says so', async () => {
    const { folder, files, missing } = await exported([{ text: 'a' }, { text: null }, { text: 'c' }])
    expect(files).toBe(2)
    expect(missing).toEqual([{ path: '/saved/2.txt', sentence: 'The bytes are damaged.' }])
    expect(manifestIn(folder).map(({ name, problem }) => [name, problem])).toEqual([
      ['1.txt', null],
      [null, 'The bytes are damaged.'],
      ['3.txt', null],
    ])
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')).toHaveLength(2)
  })

  it('names what was deleted for good before its turn, and goes on', async () => {
    const library = madeLibrary(many(40))
    const purged = new Set<number>()
    const { folder, files, missing, removed } = await exported([], {
      library: {
        *originalsOf(ids) {
          for (const entry of library.originalsOf(ids)) if (!purged.has(entry.captureId)) yield entry
        },
        original: (captureId) =>
          purged.has(captureId) ? fail('not-found', 'There is no such file.') : library.original(captureId),
      },
      onProgress: () => [30, 40].forEach((captureId) => purged.add(captureId)),
    })
    expect({ files, missing }).toEqual({ files: 38, missing: [] })
    expect(removed).toEqual(['/saved/29.txt', '/saved/39.txt'])
    const told = manifestIn(folder).filter(({ problem }) => problem !== null)
    expect(told.map(({ name, originalPath }) => [name, originalPath])).toEqual([
      [null, '/saved/29.txt'],
      [null, '/saved/39.txt'],
    ])
    expect(told[0]?.problem).toBe('It was removed from the library while the export was under way.')
  })

  it('takes any character in what it is told of an original', async () => {
    const titles = ['a\u2028b\u2029c\nd\re"\\', '\ud800 alone', '']
    const { folder } = await exported(titles.map((title) => ({ title, text: title })))
    expect(manifestIn(folder).map(({ title }) => title)).toEqual(titles)
  })

  it('replaces no file that turns up in its folder', async () => {
    let stranger = ''
    const { folder } = await exported(many(40), {
      onProgress: ({ files }) => {
        if (files > 20) return
        stranger = join(chosen, readdirSync(chosen)[0] ?? '', '39.txt')
        writeFileSync(stranger, 'of another program')
      },
    })
    expect(readFileSync(stranger, 'utf8')).toBe('of another program')
    expect(readFileSync(join(folder, '39 (2).txt'), 'utf8')).toBe('text 39')
  })
})

describe('an export that cannot be', () => {
  it('of nothing makes no folder', async () => {
    expect(await problem([])).toMatchObject({ code: 'not-found' })
    expect(await problem(many(3), { articleIds: [] })).toMatchObject({ code: 'not-found' })
    expect(readdirSync(chosen)).toEqual([])
  })

  it('because the folder is not there, or is a file', async () => {
    writeFileSync(join(chosen, 'file'), '')
    for (const folder of ['nowhere', 'file'].map((name) => join(chosen, name)))
      expect(await problem(many(1), { folder })).toMatchObject({
        code: 'export-failed',
        sentence: 'The folder is not there. Nothing was exported.',
      })
  })

  // Not even root may make a folder there.
  it.runIf(process.platform === 'linux')('because the folder is read-only', async () => {
    expect(await problem(many(1), { folder: '/sys' })).toMatchObject({
      code: 'export-failed',
      sentence: 'The folder cannot be written. Nothing was exported.',
    })
  })
})

describe('an export that stops', () => {
  /** Whole files only, no manifest, and the mark that it is incomplete. */
  function expectWhole(files: number): void {
    const [name = ''] = readdirSync(chosen)
    const left = readdirSync(join(chosen, name))
    const originals = left.filter((file) => file.endsWith('.txt'))
    expect(originals).toHaveLength(files)
    for (const file of originals)
      expect(readFileSync(join(chosen, name, file), 'utf8')).toBe(`text ${file.slice(0, -4)}`)
    expect(left.filter((file) => !file.endsWith('.txt'))).toEqual(['incomplete'])
    expect(readdirSync(join(chosen, name, 'incomplete')).filter((file) => file.endsWith('.tmp'))).toEqual([])
  }

  it('because it was cancelled says how far it came', async () => {
    const stop = new AbortController()
    let done = 0
    const { code, sentence } = await problem(many(100), {
      signal: stop.signal,
      onProgress: ({ files }) => {
        done = files
        if (files > 0) stop.abort()
      },
    })
    expect(code).toBe('export-cancelled')
    expect(sentence).toContain(`The export was cancelled. The export is incomplete: ${done} of 100 files`)
    expectWhole(done)
  })

  it('because the library fails says what it says', async () => {
    const library = madeLibrary(many(100))
    const { code, sentence } = await problem([], {
      library: {
        ...library,
        original(captureId) {
          if (captureId > 50) throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' })
          return library.original(captureId)
        },
      },
    })
    expect(code).toBe('library-damaged')
    expect(sentence).toContain('The export is incomplete: 48 of 100 files')
    expectWhole(48)
  })

  it('before it has begun leaves no folder', async () => {
    const library = madeLibrary(many(100))
    const { sentence } = await problem([], {
      library: {
        ...library,
        *originalsOf(ids) {
          for (const original of library.originalsOf(ids)) {
            if (original.captureId > 50)
              throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' })
            yield original
          }
        },
      },
    })
    expect(sentence).toContain('Nothing was exported.')
    expect(readdirSync(chosen)).toEqual([])
  })

  it('because what was written is not what was kept', async () => {
    const made = many(20)
    made[17] = { ...made[17], sha256: new Uint8Array(32) }
    const { code, sentence } = await problem(made)
    expect(code).toBe('export-failed')
    expect(sentence).toContain('The disk did not give back what was written.')
    expectWhole(16)
  })

  it('because the folder vanishes', async () => {
    const { code, sentence } = await problem(many(100), {
      onProgress: () => {
        for (const name of readdirSync(chosen)) rmSync(join(chosen, name), { recursive: true })
      },
    })
    expect(code).toBe('export-failed')
    expect(sentence).toContain('The folder is not there.')
  })

  it('because something stands in the way of its manifest leaves none', async () => {
    const { code } = await problem(many(3), {
      onProgress: ({ files, folder }) => files > 0 && mkdirSync(join(folder ?? '', 'manifest.csv')),
    })
    expect(code).toBe('export-failed')
    const [name = ''] = readdirSync(chosen)
    expect(readdirSync(join(chosen, name))).toEqual(['0.txt', '1.txt', '2.txt', 'incomplete', 'manifest.csv'])
  })
})
