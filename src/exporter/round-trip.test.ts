import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForReading, openForWriting } from '../archive/archive.ts'
import { Importer } from '../importer/importer.ts'
import type { OutcomeCounts } from '../shared/outcome.ts'
import type { Result } from '../shared/result.ts'
import { exportOriginals } from './exporter.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'pressmark-round-trip-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.sentence} ${result.problem.detail ?? ''}`)
  return result.value
}

async function importInto(library: string, path: string): Promise<OutcomeCounts> {
  const writable = valueOf(openForWriting(library, { timeZone: 'UTC' }))
  try {
    const createWorker = (): Worker => new Worker(new URL('../importer/parse-worker.ts', import.meta.url))
    return valueOf(await new Importer({ library: writable, createWorker }).import([path])).counts
  } finally {
    writable.close()
  }
}

async function exportFrom(library: string): Promise<string> {
  const readable = valueOf(openForReading(library))
  try {
    return valueOf(await exportOriginals({ library: readable, articleIds: null, folder })).folder
  } finally {
    readable.close()
  }
}

const clipping = (n: number): string =>
  `${n % 3 === 0 ? '\uFEFF' : ''}<!--${1_700_000_000_000 + n}-->\n[第 ${n} 篇 Article](https://harbourpost.example/a-${n})\n------\n\n<p>Text of ${n}.</p>${'<p>行</p>'.repeat(n % 50)}`.replaceAll(
    '\n',
    n % 2 === 0 ? '\r\n' : '\n',
  )

/** Original files that were given: 1,200 in folders of twins, and newer copies of some. */
function putClippings(into: string): void {
  for (let n = 0; n < 1_200; n++) {
    const shelf = join(into, String(Math.floor(n / 300)))
    mkdirSync(shelf, { recursive: true })
    const name = n % 4 === 0 ? `第 ${n} 篇.txt` : `Clipping ${n % 300}.TXT`
    writeFileSync(join(shelf, name), clipping(n))
    utimesSync(join(shelf, name), 1_500_000_000 + n, 1_500_000_000 + n)
  }
  mkdirSync(join(into, 'newer'))
  for (let n = 0; n < 20; n++)
    writeFileSync(join(into, 'newer', `${n}.txt`), clipping(n).replace('Text of', 'The mended text of'))
}

/** SHA-256 and modification time of every text file below, sorted. */
const filesBelow = (top: string): string[] =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.txt$/i.test(name))
    .map((name) => {
      const path = join(top, name)
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
      return `${sha256} ${Math.trunc(statSync(path).mtimeMs)}`
    })
    .sort()

const infoOf = (library: string) => {
  const readable = valueOf(openForReading(library))
  const { articles, captures, sources, firstDay, lastDay } = readable.info()
  readable.close()
  return { articles, captures, sources, firstDay, lastDay }
}

describe('what was imported', () => {
  it('comes out as it was, and goes in again as it was', async () => {
    const given = join(folder, 'given')
    putClippings(given)
    const first = join(folder, 'first.pressmark')
    expect(await importInto(first, given)).toMatchObject({ added: 1_200, recaptured: 20, failed: 0 })

    const made = await exportFrom(first)
    expect(filesBelow(made)).toEqual(filesBelow(given))
    expect(readdirSync(made).sort()).toEqual(['0001', '0002', 'SHA256SUMS', 'manifest.csv', 'manifest.json'])

    const second = join(folder, 'second.pressmark')
    expect(await importInto(second, made)).toEqual({
      added: 1_200,
      recaptured: 20,
      duplicate: 0,
      ignored: 3,
      failed: 0,
    })
    expect(infoOf(second)).toEqual(infoOf(first))
  })
})
