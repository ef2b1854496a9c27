import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  openForReading,
  openForWriting,
  type ReadableLibrary,
  type WritableLibrary,
} from '../archive/archive.ts'
import { listIds } from '../archive/testing/library.ts'
import { everything } from '../shared/list.ts'
import type { ImportSummary } from '../shared/outcome.ts'
import type { WatchedFolderView } from '../shared/watching.ts'
import { madeZip } from './containers/testing/made-zip.ts'
import { Importer } from './importer.ts'
import { defaultTiming, Watcher } from './watcher.ts'

const timing = { ...defaultTiming, settle: 300, longest: 2_000, look: 100 }

let folder: string
let watched: string
let library: WritableLibrary
let reader: ReadableLibrary
let importer: Importer
let watcher: Watcher
/** Imports that anybody was told of. */
let told: ImportSummary[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-watcher-'))
  watched = join(folder, 'in')
  mkdirSync(watched)
  open()
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

function open(): void {
  const path = join(folder, 'l.pressmark')
  const opened = openForWriting(path, { timeZone: 'UTC' })
  const read = openForReading(path)
  if (!opened.ok || !read.ok) throw new Error('no library')
  library = opened.value
  reader = read.value
  told = []
  importer = new Importer({
    library,
    createWorker: () => new Worker(new URL('./parse-worker.ts', import.meta.url)),
    onEnded: (summary) => told.push(summary),
  })
  watcher = new Watcher({ library, importer, timing })
}

async function close(): Promise<void> {
  await watcher.close()
  await importer.stop()
  reader.close()
  library.close()
}

const put = (name: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(watched, name)), { recursive: true })
  writeFileSync(join(watched, name), content)
}
/** As if it had stood there for an hour: nobody waits for it to be whole. */
const putLongAgo = (name: string, content: string | Uint8Array): void => {
  put(name, content)
  const then = Date.now() / 1000 - 3600
  utimesSync(join(watched, name), then, then)
}
const clipping = (n: number | string, text = `Text of ${n}, nothing more.`): string =>
  `<!--1700000000000-->\n[Article ${n}](https://harbourpost.example/a-${n})\n------\n\n<p>${text}</p>`

const titles = (): string[] =>
  reader
    .rows(listIds(reader, everything))
    .map(({ title }) => title)
    .toSorted()
const outcomesOf = (importId: number): string[] =>
  reader.outcomes(importId).map(({ path, outcome, reason }) => `${basename(path)} ${reason ?? outcome}`)
const history = (): string[][] =>
  reader
    .imports()
    .toReversed()
    .map(({ id }) => outcomesOf(id).toSorted())

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 50 })
const folders = (): WatchedFolderView[] => {
  const told = watcher.folders()
  if (!told.ok) throw new Error(told.problem.sentence)
  return told.value
}
const state = (): string | undefined => folders()[0]?.state

async function watching(): Promise<void> {
  expect(watcher.add(watched)).toEqual({ ok: true, value: null })
  await until(() => expect(state()).toBe('watching'))
}
/** Long enough for whatever would come. */
const aWhile = (): Promise<void> => sleep(4 * timing.settle + 500)

describe('a watched folder', () => {
  it('brings what is in it, then what is saved into it, and what is changed', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toEqual(['Article 1']))
    put('deep/down/two.txt', clipping(2))
    await until(() => expect(titles()).toEqual(['Article 1', 'Article 2']))
    put('one.txt', clipping(1, 'Text of 1, nothing more, but this.'))
    await until(() =>
      expect(history()).toEqual([['one.txt added'], ['two.txt added'], ['one.txt recaptured']]),
    )
    expect(told.map(({ counts }) => counts.added + counts.recaptured)).toEqual([1, 1, 1])
    expect(folders()[0]?.lastImport?.id).toBe(3)
  })

  it('makes few imports of a burst', async () => {
    await watching()
    for (let n = 0; n < 500; n++) {
      put(`${n % 7}/${n}.txt`, clipping(n))
      if (n % 50 === 0) await sleep(20)
    }
    await until(() => expect(titles()).toHaveLength(500))
    expect(history().length).toBeLessThanOrEqual(3)
  })

  it('takes a renamed file, and what is touched, for what it knows, and says nothing of it', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    const [id] = listIds(reader, everything)
    library.removeArticles([id as number])
    renameSync(join(watched, 'one.txt'), join(watched, 'renamed.txt'))
    await aWhile()
    put('renamed.txt', clipping(1))
    await aWhile()
    put('two.txt', clipping(2))
    await until(() => expect(titles()).toEqual(['Article 2']))
    expect(history()).toEqual([['one.txt added'], ['two.txt added']])
    expect(reader.imports().map((record) => record.id)).toEqual([2, 1])
    expect(told).toHaveLength(2)
  })

  it('waits for a file that is written slowly', async () => {
    await watching()
    put('slow.txt', clipping('slow', 'begins'))
    for (let n = 0; n < 8; n++) {
      await sleep(timing.settle / 2)
      appendFileSync(join(watched, 'slow.txt'), `<p>and goes on ${n}</p>`)
    }
    await until(() => expect(titles()).toEqual(['Article slow']))
    await aWhile()
    expect(history()).toEqual([['slow.txt added']])
    const [id] = listIds(reader, everything)
    const article = reader.article(id as number)
    expect(article.ok && article.value.captures).toHaveLength(1)
    expect(reader.rows([id as number])[0]?.excerpt).toContain('goes on 7')
  })

  it('waits for a file that was being written when the watching began', async () => {
    put('slow.txt', clipping('slow', 'begins'))
    await watching()
    appendFileSync(join(watched, 'slow.txt'), '<p>and ends</p>')
    await until(() => expect(titles()).toEqual(['Article slow']))
    await aWhile()
    expect(history()).toEqual([['slow.txt added']])
  })

  it('takes a file that is saved under another name and then renamed', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    put('one.txt.part', clipping(1, 'Text of 1, saved anew'))
    renameSync(join(watched, 'one.txt.part'), join(watched, 'one.txt'))
    await until(() => expect(history()).toEqual([['one.txt added'], ['one.txt recaptured']]))
  })

  it('looks into containers, once', async () => {
    await watching()
    put(
      'shelf.zip',
      madeZip([
        { name: 'a.txt', data: clipping('a') },
        { name: 'b.txt', data: '' },
      ]),
    )
    await until(() => expect(history()).toEqual([['a.txt added', 'b.txt empty']]))
    await close()
    open()
    watcher.start()
    put('new.txt', clipping('new'))
    await until(() => expect(history()).toHaveLength(2))
    await aWhile()
    expect(history()[1]).toEqual(['new.txt added'])
  })

  it('passes over what an import ignores: hidden files, companions, other files', async () => {
    await watching()
    put('.hidden.txt', clipping('hidden'))
    put('.git/notes.txt', clipping('hidden, too'))
    put('photo.jpg', 'x')
    put(
      'Ice.html',
      `<html><head><title>Ice</title></head><body><article><p>${'Ice. '.repeat(99)}</p></body></html>`,
    )
    put('Ice_files/frame.html', clipping('frame'))
    await until(() => expect(titles()).toEqual(['Ice']))
    await aWhile()
    expect(history()).toEqual([['Ice.html added']])
  })

  it('tells of a file that cannot be read once', async () => {
    putLongAgo('empty.txt', '')
    symlinkSync(folder, join(watched, 'up'))
    await watching()
    await until(() => expect(history()).toEqual([['empty.txt empty', 'up link-loop']]))
    await close()
    open()
    watcher.start()
    await aWhile()
    expect(history()).toHaveLength(1)
  })

  it('is absent while it is gone, and taken up when it is back', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    renameSync(watched, join(folder, 'away'))
    await until(() => expect(state()).toBe('absent'))
    writeFileSync(join(folder, 'away', 'two.txt'), clipping(2))
    await aWhile()
    expect(titles()).toEqual(['Article 1'])
    renameSync(join(folder, 'away'), watched)
    await until(() => expect(state()).toBe('watching'))
    await until(() => expect(titles()).toEqual(['Article 1', 'Article 2']))
    put('three.txt', clipping(3))
    await until(() => expect(titles()).toHaveLength(3))
    rmSync(watched, { recursive: true })
    await until(() => expect(state()).toBe('absent'))
    expect(titles()).toHaveLength(3)
    mkdirSync(watched)
    put('four.txt', clipping(4))
    await until(() => expect(titles()).toHaveLength(4))
    expect(history()).toEqual(['one', 'two', 'three', 'four'].map((name) => [`${name}.txt added`]))
  })

  it('brings what came while nobody watched, and reads nothing else', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    await close()
    putLongAgo('two.txt', clipping(2))
    open()
    let read = 0
    const isKnown = library.isKnown
    library.isKnown = (sha256) => {
      read++
      return isKnown(sha256)
    }
    watcher.start()
    await until(() => expect(titles()).toHaveLength(2))
    expect(read).toBe(1)
    expect(history()).toEqual([['one.txt added'], ['two.txt added']])
  })

  it('does not bring back what was undone, until it is watched anew', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    while (true) {
      const slice = library.undoSlice(1)
      if (!slice.ok || slice.value.done) break
    }
    await close()
    open()
    watcher.start()
    await aWhile()
    expect(titles()).toEqual([])
    const [{ id } = { id: 0 }] = folders()
    expect(await watcher.remove(id)).toEqual({ ok: true, value: null })
    expect(await watcher.remove(id)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
  })

  it('is left alone once it is no longer watched', async () => {
    await watching()
    await watcher.remove(folders()[0]?.id ?? 0)
    expect(folders()).toEqual([])
    put('one.txt', clipping(1))
    await aWhile()
    expect(titles()).toEqual([])
  })

  it('may hold the library itself', async () => {
    watched = folder
    put('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    await aWhile()
    expect(history()).toEqual([['one.txt added']])
  })

  it('is in nobody’s way while it finds nothing new', async () => {
    putLongAgo('one.txt', clipping(1))
    await watching()
    await until(() => expect(titles()).toHaveLength(1))
    for (let n = 0; n < 400; n++) putLongAgo(`copy/${n}.txt`, clipping(1))
    await vi.waitFor(() => expect(importer.progress).not.toBe(null), { timeout: 20_000, interval: 5 })
    expect(await importer.hold(() => Promise.resolve({ ok: true, value: 'held' }))).toMatchObject({
      ok: true,
      value: 'held',
    })
    await aWhile()
    expect(history()).toEqual([['one.txt added']])
  })

  it('that is cancelled goes on with the next walk', async () => {
    for (let n = 0; n < 600; n++) putLongAgo(`${n}.txt`, clipping(n))
    watcher = new Watcher({ library, importer, timing: { ...timing, walk: 1_000 } })
    await watching()
    await until(() => expect(importer.progress).not.toBe(null))
    importer.cancel()
    await until(() => expect(titles()).toHaveLength(600))
  })

  it('has no events on some disks: then it is walked through', async () => {
    watcher = new Watcher({ library, importer, timing: { ...timing, walk: 500 } })
    await watching()
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync(join(folder, 'elsewhere'), join(watched, 'linked'))
    await aWhile()
    writeFileSync(join(folder, 'elsewhere', 'one.txt'), clipping(1))
    await until(() => expect(titles()).toEqual(['Article 1']))
  })
})
