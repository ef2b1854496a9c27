import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  openForReading,
  openForWriting,
  type IndexedCapture,
  type SearchIndexWriter,
} from '../archive/archive.ts'
import { dumpOf, faultsOf } from '../archive/testing/dump.ts'
import { folder, libraryPath, valueOf } from '../archive/testing/library.ts'
import { makeStale, type staleness } from '../archive/testing/search-index.ts'
import { everything } from '../shared/list.ts'
import { fail } from '../shared/result.ts'
import type { SearchIndexProgress } from '../shared/search-index.ts'
import { Importer } from './importer.ts'
import { IndexKeeper } from './index-keeper.ts'
import { createWorker, importHere } from './testing/work.ts'

const clipping = (n: number): string =>
  `[Title ${n}](https://paper.example/${n})\n------\n\n<p>Words of piece${n}, and 港灣${n}.</p>`

function written(from: number, to: number): string {
  const given = join(folder(), 'given')
  mkdirSync(given)
  for (let n = from; n <= to; n++) writeFileSync(join(given, `${n}.txt`), clipping(n))
  return given
}

interface Kept {
  path: string
  keeper: IndexKeeper
  importer: Importer
  told: SearchIndexProgress[]
  /** The end of the rebuild that is told next. */
  ended: () => Promise<SearchIndexProgress>
  close: () => Promise<void>
}

/** A library in use, as the writer process has it. */
async function kept(how: keyof typeof staleness | null, count = 300): Promise<Kept> {
  const path = libraryPath()
  await importHere(path, [written(1, count)])
  if (how !== null) makeStale(path, how)
  const library = valueOf(openForWriting(path))
  const importer = new Importer({ library, createWorker })
  const told: SearchIndexProgress[] = []
  let tell: (progress: SearchIndexProgress) => void = () => {}
  const keeper = new IndexKeeper({
    index: library.searchIndex,
    createWorker,
    turn: () => importer.whenIdle(),
    onProgress: (progress) => {
      told.push(progress)
      if (progress.state !== 'building') tell(progress)
    },
  })
  const close = async (): Promise<void> => {
    const stopped = keeper.stop()
    await importer.stop()
    await stopped
    library.close()
  }
  onTestFinished(close)
  return { path, keeper, importer, told, ended: () => new Promise((resolve) => (tell = resolve)), close }
}

function found(path: string, search: string): number {
  const reader = valueOf(openForReading(path))
  const count = [...reader.list({ ...everything, filter: { ...everything.filter, search } })].flatMap(
    (ids) => [...(ids ?? [])],
  ).length
  reader.close()
  return count
}

test('a current index is left alone at the start, and nothing is said', async () => {
  const { keeper, told, close } = await kept(null, 3)
  keeper.start()
  await close()
  expect(told).toEqual([])
})

test('a stale index is made current from the start on, once, however often it is asked for', async () => {
  const { path, keeper, told, ended, close } = await kept('of a library before its last migration')
  const end = ended()
  keeper.start()
  keeper.rebuild()
  keeper.start()
  expect(await end).toEqual({ state: 'current', done: 300, total: 300, problem: null })
  expect(told[0]).toEqual({ state: 'building', done: 0, total: 300, problem: null })
  await close()
  expect(found(path, '港灣')).toBe(300)
  expect(faultsOf(path)).toEqual([])
})

test('an import that is started meanwhile comes first, and what it brings is found', async () => {
  const { path, keeper, importer, ended, close } = await kept('with terms of an older version')
  const given = written(290, 420)
  const end = ended()
  keeper.start()
  const summary = valueOf(await importer.import([given]))
  expect(summary).toMatchObject({ end: 'completed', problem: null, counts: { added: 120, duplicate: 11 } })
  expect(await end).toMatchObject({ state: 'current', total: 420 })
  await close()
  expect([found(path, '港灣'), found(path, 'piece417')]).toEqual([420, 1])
  expect(faultsOf(path)).toEqual([])

  const undisturbed = libraryPath()
  await importHere(undisturbed, [written(1, 420)])
  const rowsOf = (library: string) =>
    Object.entries(dumpOf(library).captures).map(([sha256, { searchRow }]) => [sha256, searchRow])
  expect(new Map(rowsOf(path) as [string, unknown][])).toEqual(
    new Map(rowsOf(undisturbed) as [string, unknown][]),
  )
})

test('the library is closed in the midst of it, and the next start goes on', async () => {
  const { path, keeper, close } = await kept('of a library before its last migration')
  keeper.start()
  await close()
  const library = valueOf(openForWriting(path))
  expect(valueOf(library.searchIndex.state())).toBe('stale')
  const end = Promise.withResolvers<SearchIndexProgress>()
  const again = new IndexKeeper({
    index: library.searchIndex,
    createWorker,
    onProgress: (progress) => progress.state === 'building' || end.resolve(progress),
  })
  again.start()
  expect(await end.promise).toMatchObject({ state: 'current', done: 300 })
  library.close()
  expect(faultsOf(path)).toEqual([])
})

test('what stops it is told, and it can be asked for again', async () => {
  const path = libraryPath()
  await importHere(path, [written(1, 3)])
  makeStale(path, 'that was dropped')
  const library = valueOf(openForWriting(path))
  onTestFinished(() => library.close())
  const full = fail('disk-full', 'full')
  let isFull = true
  const index = {
    ...library.searchIndex,
    add: (rows: readonly IndexedCapture[]) => (isFull ? full : library.searchIndex.add(rows)),
  } satisfies SearchIndexWriter
  const ends: SearchIndexProgress[] = []
  let wake = (): void => {}
  const keeper = new IndexKeeper({
    index,
    createWorker,
    onProgress: (progress) => {
      if (progress.state === 'building') return
      ends.push(progress)
      wake()
    },
  })
  const next = (): Promise<void> => new Promise((resolve) => (wake = resolve))
  let ended = next()
  keeper.start()
  await ended
  isFull = false
  // It is told before it is at its end.
  await new Promise((resolve) => setTimeout(resolve, 50))
  ended = next()
  keeper.rebuild()
  await ended
  expect(ends).toEqual([
    { state: 'stopped', done: 0, total: 3, problem: full.problem },
    { state: 'current', done: 3, total: 3, problem: null },
  ])
})
