import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openForReading, openForWriting, type WritableLibrary } from '../archive/archive.ts'
import { listIds } from '../archive/testing/library.ts'
import { everything } from '../shared/list.ts'
import type { FileOutcome, ImportSummary } from '../shared/outcome.ts'
import { madeTar, madeTarGz } from './containers/testing/made-tar.ts'
import { madeZip } from './containers/testing/made-zip.ts'
import { Importer, type ImporterOptions } from './importer.ts'

let folder: string
let library: WritableLibrary

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-importer-'))
  mkdirSync(join(folder, 'in'))
  const opened = openForWriting(join(folder, 'l.pressmark'), { timeZone: 'UTC' })
  if (!opened.ok) throw new Error(opened.problem.sentence)
  library = opened.value
})
afterEach(() => {
  library.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(folder, 'in', name), content)
const clipping = (n: number): string =>
  `<!--${1_700_000_000_000 + n}-->\n[Article ${n}](https://harbourpost.example/a-${n})\n------\n\n<p>Text of ${n}, nothing more.</p>`

const realWorker = (): Worker => new Worker(new URL('./parse-worker.ts', import.meta.url))

async function run(
  options: Partial<ImporterOptions> = {},
): Promise<{ summary: ImportSummary; outcomes: FileOutcome[] }> {
  const outcomes: FileOutcome[] = []
  const importer = new Importer({
    library,
    createWorker: realWorker,
    onOutcome: (outcome) => outcomes.push(outcome),
    ...options,
  })
  const summary = await importer.import([join(folder, 'in')])
  if (!summary.ok) throw new Error(summary.problem.sentence)
  return { summary: summary.value, outcomes }
}

function listed(): number {
  const opened = openForReading(library.path)
  if (!opened.ok) throw new Error(opened.problem.sentence)
  const count = listIds(opened.value, everything).length
  opened.value.close()
  return count
}

describe('an import', () => {
  it('adds the first of copies in the order in which they were found, however long each takes', async () => {
    // Parsed long after its copy
    const slow = `${clipping(1)}${'<p>More of it.</p>'.repeat(20_000)}`
    for (const n of [1, 2, 3]) {
      put(`${n}-a.txt`, `${slow}<p>${n}</p>`)
      put(`${n}-b.txt`, clipping(1))
    }
    const { outcomes } = await run()
    expect(outcomes.map(({ path }) => basename(path))).toEqual(
      outcomes.map(({ path }) => basename(path)).toSorted(),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'added',
      'recaptured',
      'recaptured',
      'duplicate',
      'recaptured',
      'duplicate',
    ])
  })

  it('gives every file one outcome, and they add up', async () => {
    for (let n = 0; n < 600; n++) put(`${n}.txt`, clipping(n))
    put('again.txt', clipping(7))
    put('empty.txt', '')
    put('binary.txt', Uint8Array.of(0, 1, 2, 0, 255))
    put('prose.article', 'Just some lines that nobody saved from anywhere.')
    put('photo.jpg', 'not looked into')
    put('.hidden', 'x')
    const { summary, outcomes } = await run()
    expect(summary.counts).toEqual({ added: 600, recaptured: 0, duplicate: 1, ignored: 2, failed: 3 })
    expect(outcomes).toHaveLength(summary.found)
    expect(new Set(outcomes.map(({ path }) => path)).size).toBe(606)
    expect(summary.failures.map(({ path, reason }) => [basename(path), reason]).sort()).toEqual([
      ['binary.txt', 'binary'],
      ['empty.txt', 'empty'],
      ['prose.article', 'no-reader-format'],
    ])
    expect(listed()).toBe(600)
  })

  const gif = Uint8Array.of(...Buffer.from('GIF89a'), 9, 0, 7, 0, 0, 0, 0)
  const iceFiles = [
    { name: 'Ice_files/a.gif', data: gif },
    { name: 'Ice_files/unused.gif', data: gif },
    {
      name: 'Ice.html',
      data: '<html><title>Ice</title><p>The ice.<img src="Ice_files/a.gif"><img src="Ice_files/gone.gif">',
    },
  ]
  it.each<[string, () => Promise<void> | void]>([
    [
      'on the disk',
      () => {
        mkdirSync(join(folder, 'in/Ice_files'))
        for (const { name, data } of iceFiles) put(name, data)
      },
    ],
    ['in a zip', () => put('a.zip', madeZip(iceFiles))],
    ['in a packed tar', async () => put('a.tgz', await madeTarGz(iceFiles))],
    [
      'in a zip in a tar',
      async () => put('a.tar', await madeTar([{ name: 'b.zip', data: madeZip(iceFiles) }])),
    ],
  ])('keeps the pictures that a page shows from its folder, %s', async (_where, putFiles) => {
    await putFiles()
    const { summary, outcomes } = await run()
    expect(summary.counts).toMatchObject({ added: 1, ignored: 2, failed: 0 })
    expect(outcomes.filter(({ reason }) => reason === 'companion')).toHaveLength(2)
    const opened = openForReading(library.path)
    if (!opened.ok) throw new Error(opened.problem.sentence)
    const [entry] = [...opened.value.originalsOf(null)]
    const pictures = opened.value.pictures(entry?.captureId ?? 0)
    expect(pictures).toMatchObject([{ address: 'Ice_files/a.gif', type: 'image/gif', width: 9, height: 7 }])
    const file = opened.value.picture(pictures[0]?.sha256 ?? new Uint8Array())
    expect(file && [...file.bytes]).toEqual([...gif])
    opened.value.close()
  })

  it('that is to run alone is refused while another runs or waits, and waits for one that nobody was told of', async () => {
    put('1.txt', clipping(1))
    put('2.txt', clipping(2))
    const ends: ImportSummary[] = []
    const importer = new Importer({ library, createWorker: realWorker, onEnded: (end) => ends.push(end) })
    const paths = [join(folder, 'in/1.txt')]
    const refused = { ok: false, problem: { code: 'import-running' } }

    const quiet = importer.run({ paths, target: library, isNews: () => false })
    expect(importer.startAlone(paths)).toEqual({ ok: true, value: null })
    expect(importer.startAlone(paths)).toMatchObject(refused)
    await quiet
    await vi.waitFor(() => expect(ends).toHaveLength(1), { timeout: 10_000 })
    importer.start([join(folder, 'in/2.txt')])
    expect(importer.startAlone(paths)).toMatchObject(refused)
    await vi.waitFor(() => expect(ends).toHaveLength(2), { timeout: 10_000 })
    expect(ends.map(({ counts: { added, duplicate } }) => [added, duplicate])).toEqual([
      [0, 1],
      [1, 0],
    ])
  })

  it('takes no more out of a container than fits, and all of it in the end', async () => {
    const large = (n: number): Buffer => Buffer.concat([gif, Buffer.alloc(9 * 1024 * 1024, n)])
    const pages = Array.from({ length: 12 }, (_, n) => [
      { name: `${n}.html`, data: `<html><title>Page ${n}</title><p>Text ${n}.<img src="${n}_files/a.gif">` },
      { name: `${n}_files/a.gif`, data: large(n) },
    ])
    put('a.tar', await madeTar(pages.flat()))
    const { summary } = await run()
    expect(summary.counts).toMatchObject({ added: 12, ignored: 12, failed: 0 })
    const opened = openForReading(library.path)
    if (!opened.ok) throw new Error(opened.problem.sentence)
    for (const { captureId } of opened.value.originalsOf(null))
      expect(opened.value.pictures(captureId)).toHaveLength(1)
    opened.value.close()
  })

  it('takes the entries of containers for files, and not the container', async () => {
    const entries = Array.from({ length: 300 }, (_, n) => ({ name: `f/${n}.txt`, data: clipping(n) }))
    put('a.zip', madeZip([...entries.slice(0, 200), { name: 'photo.jpg', data: 'x' }, { name: '../x.txt' }]))
    const inner = await madeTarGz(entries.slice(190))
    put('b.tar', await madeTar([{ name: 'in.tar.gz', data: inner }]))
    put('cut.tgz', inner.subarray(0, inner.length / 2))
    put('one.txt', clipping(1_000))
    const { summary, outcomes } = await run()
    expect(summary.counts).toMatchObject({ added: 301, recaptured: 0, ignored: 1, failed: 2 })
    expect(outcomes).toHaveLength(summary.found)
    expect(summary.foundAll).toBe(true)
    const paths = outcomes.map(({ path }) => path)
    expect(paths).toContain(join(folder, 'in/b.tar!/in.tar.gz!/f/299.txt'))
    expect(paths).not.toContain(join(folder, 'in/a.zip'))
    expect(
      summary.failures.map(({ path, reason }) => [path.slice(join(folder, 'in/').length), reason]),
    ).toEqual(
      expect.arrayContaining([
        ['a.zip!/../x.txt', 'unsafe-path'],
        ['cut.tgz', 'archive-damaged'],
      ]),
    )
    expect(listed()).toBe(301)
  })

  it('of an entry that failed opens its container for that alone', async () => {
    const path = join(folder, 'in/a.zip')
    put(
      'a.zip',
      madeZip([
        { name: '1.txt', data: clipping(1) },
        { name: '2.txt', data: '' },
      ]),
    )
    const importer = new Importer({ library, createWorker: realWorker })
    await importer.import([path])
    put(
      'a.zip',
      madeZip([
        { name: '1.txt', data: clipping(1) },
        { name: '2.txt', data: clipping(2) },
      ]),
    )
    const again = await importer.import([`${path}!/2.txt`])
    expect(again).toMatchObject({ ok: true, value: { found: 1, counts: { added: 1, duplicate: 0 } } })
    const gone = await importer.import([join(folder, 'in/no.zip!/2.txt')])
    expect(gone).toMatchObject({ ok: true, value: { failures: [{ reason: 'not-found' }] } })
  })

  it('of the same files again adds nothing', async () => {
    for (let n = 0; n < 20; n++) put(`${n}.txt`, clipping(n))
    await run()
    const { summary } = await run()
    expect(summary.counts).toEqual({ added: 0, recaptured: 0, duplicate: 20, ignored: 0, failed: 0 })
    expect(listed()).toBe(20)
  })

  it('that is cancelled keeps what it wrote and says so; the next one goes on', async () => {
    for (let n = 0; n < 1_200; n++) put(`${n}.txt`, clipping(n))
    const importer: Importer = new Importer({
      library,
      createWorker: realWorker,
      onOutcome: () => importer.cancel(),
    })
    const first = await importer.import([join(folder, 'in')])
    expect(first).toMatchObject({ ok: true, value: { end: 'cancelled', problem: null } })
    const kept = listed()
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(1_200)
    const { summary } = await run()
    expect(summary.counts).toMatchObject({ added: 1_200 - kept, duplicate: kept })
  })

  it('that is started while another runs comes after it', async () => {
    put('1.txt', clipping(1))
    mkdirSync(join(folder, 'more'))
    writeFileSync(join(folder, 'more/2.txt'), clipping(2))
    const ended: ImportSummary[] = []
    await new Promise<void>((resolve) => {
      const importer = new Importer({
        library,
        createWorker: realWorker,
        onEnded: (summary) => {
          ended.push(summary)
          if (ended.length === 2) resolve()
        },
      })
      importer.start([join(folder, 'in')])
      importer.start([join(folder, 'more')])
    })
    expect(ended.map(({ counts }) => counts.added)).toEqual([1, 1])
    expect(ended[0]?.importId).not.toBe(ended[1]?.importId)
    expect(listed()).toBe(2)
  })

  it('survives workers that die: each costs its own file', async () => {
    for (let n = 0; n < 30; n++) put(`${n}.txt`, clipping(n))
    let made = 0
    const dying = (): Worker =>
      made++ === 0
        ? new Worker('require("node:worker_threads").parentPort.on("message", () => process.exit(3))', {
            eval: true,
          })
        : realWorker()
    const { summary } = await run({ createWorker: dying })
    expect(summary.counts).toMatchObject({ added: 29, failed: 1 })
    expect(summary.failures[0]).toMatchObject({ reason: 'worker-died', detail: 'exit code 3' })
  })

  it('gives a file that takes too long its outcome and goes on', async () => {
    for (let n = 0; n < 10; n++) put(`${n}.txt`, clipping(n))
    let made = 0
    const hanging = (): Worker =>
      made++ === 0
        ? new Worker('require("node:worker_threads").parentPort.on("message", () => { for (;;); })', {
            eval: true,
          })
        : realWorker()
    const { summary } = await run({ createWorker: hanging, timeLimit: 6_000 })
    expect(summary.counts).toMatchObject({ added: 9, failed: 1 })
    expect(summary.failures[0]).toMatchObject({ reason: 'time-limit' })
  })

  it('stops at a library that cannot be written, and names the problem', async () => {
    for (let n = 0; n < 10; n++) put(`${n}.txt`, clipping(n))
    const full: WritableLibrary = {
      ...library,
      writeBatch: () => ({ ok: false, problem: { code: 'disk-full', sentence: 'The disk is full.' } }),
    }
    const { summary } = await run({ library: full })
    expect(summary).toMatchObject({ end: 'stopped', problem: { code: 'disk-full' }, counts: { added: 0 } })
  })
})
