import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openForReading, openForWriting, type WritableLibrary } from '../archive/archive.ts'
import { connectForWriting } from '../archive/connection.ts'
import { item } from '../archive/testing/captures.ts'
import { dumpOf, faultsOf } from '../archive/testing/dump.ts'
import { folder, libraryPath, valueOf } from '../archive/testing/library.ts'
import { makeStale } from '../archive/testing/search-index.ts'
import { pack } from '../archive/packing.ts'
import { everything } from '../shared/list.ts'
import { fail } from '../shared/result.ts'
import { rebuildSearch, type RebuildOptions } from './rebuild-search.ts'
import { createWorker, importHere } from './testing/work.ts'

const clipping = (n: number): string =>
  `<!--1700000000000-->\n[Title ${n}](https://paper.example/${n})\n------\n\n` +
  `<div><i>A. Writer<br>2024-05-01T10:00:00Z</i></div><p>Words of piece${n}, and 港灣${n}.</p>`

/** A library with as many clippings. */
async function imported(count: number): Promise<string> {
  const given = join(folder(), 'given')
  mkdirSync(given)
  for (let n = 1; n <= count; n++) writeFileSync(join(given, `${n}.txt`), clipping(n))
  const path = libraryPath()
  await importHere(path, [given])
  return path
}

function open(path: string): WritableLibrary {
  const library = valueOf(openForWriting(path))
  onTestFinished(() => library.close())
  return library
}

const rebuilt = (library: WritableLibrary, options: Partial<RebuildOptions> = {}) =>
  rebuildSearch({ index: library.searchIndex, createWorker, threads: 2, ...options })

function found(path: string, search: string): number {
  const reader = valueOf(openForReading(path))
  const count = [...reader.list({ ...everything, filter: { ...everything.filter, search } })].flatMap(
    (ids) => [...(ids ?? [])],
  ).length
  reader.close()
  return count
}

test('a library of an older version is searched as before when its index is made, and meanwhile as far as that is', async () => {
  const path = await imported(12)
  const before = dumpOf(path)
  makeStale(path, 'of a library before its last migration')
  const library = open(path)
  expect(found(path, '港灣')).toBe(0)
  const told: string[] = []
  const seen: number[] = []
  const result = await rebuilt(library, {
    sliceSize: 5,
    onProgress: (done, total) => {
      told.push(`${done}/${total}`)
      seen.push(found(path, '港灣'))
    },
  })
  expect(valueOf(result)).toEqual({ written: 12, current: true })
  expect(told).toEqual(['0/12', '5/12', '10/12', '12/12'])
  expect(seen).toEqual([0, 5, 10, 12])
  expect(found(path, 'piece7')).toBe(1)
  library.close()
  expect(dumpOf(path)).toEqual(before)
  expect(faultsOf(path)).toEqual([])
})

test('it can be stopped, and the next goes on from there', async () => {
  const path = await imported(12)
  const before = dumpOf(path)
  makeStale(path, 'with terms of an older version')
  const library = open(path)
  let slices = 0
  const stopped = await rebuilt(library, { sliceSize: 5, isStopped: () => ++slices > 1 })
  expect(valueOf(stopped)).toEqual({ written: 5, current: false })
  expect(found(path, '港灣')).toBe(12)
  expect(valueOf(await rebuilt(library))).toEqual({ written: 7, current: true })
  expect(valueOf(await rebuilt(library))).toEqual({ written: 0, current: true })
  expect(valueOf(await rebuilt(library, { afresh: true }))).toEqual({ written: 12, current: true })
  library.close()
  expect(dumpOf(path)).toEqual(before)
})

test('imports and purges between its slices are in the new index, or not', async () => {
  const path = await imported(12)
  const library = open(path)
  let turns = 0
  const result = await rebuilt(library, {
    afresh: true,
    sliceSize: 4,
    turn: () => {
      turns++
      if (turns === 1) {
        valueOf(library.removeArticles([1, 12]))
        valueOf(library.purgeArticles([1, 12]))
      }
      if (turns === 2) {
        const later = item({ body: 'piece40' })
        valueOf(library.writeBatch(library.beginImport(), [later]))
      }
      return Promise.resolve()
    },
  })
  expect(valueOf(result).current).toBe(true)
  expect([found(path, '港灣'), found(path, 'piece40')]).toEqual([10, 1])
  library.close()
  expect(faultsOf(path)).toEqual([])
})

describe('an original that cannot be parsed keeps a row', () => {
  test('when its bytes are damaged: of its title and byline', async () => {
    const path = await imported(3)
    const db = connectForWriting(path)
    db.prepare('UPDATE original_bytes SET packed = ? WHERE original_id = 2').run(
      pack(Buffer.from('x')).packed,
    )
    const { title } = db.prepare('SELECT title FROM capture WHERE id = 2').get() as { title: string }
    db.close()
    makeStale(path, 'that was dropped')
    const library = open(path)
    expect(valueOf(await rebuilt(library))).toEqual({ written: 3, current: true })
    expect([found(path, `"${title}"`), found(path, '港灣'), found(path, 'Writer')]).toEqual([1, 2, 3])
  })

  test('but not when no thread can be had at all: then it is stopped', async () => {
    const path = await imported(12)
    makeStale(path, 'that was dropped')
    const library = open(path)
    const dead = await rebuilt(library, {
      createWorker: () => new Worker('process.exit(1)', { eval: true }),
    })
    expect(dead.ok ? null : dead.problem.code).toBe('unexpected')
    const none = await rebuilt(library, {
      createWorker: () => {
        throw new Error('no more threads')
      },
    })
    expect(none.ok ? null : none.problem.code).toBe('unexpected')
    expect(valueOf(library.searchIndex.state())).toBe('stale')
    expect(valueOf(await rebuilt(library))).toEqual({ written: 12, current: true })
  })

  test('and one that is too slow once is parsed when it is tried again', async () => {
    const path = await imported(2)
    makeStale(path, 'that was dropped')
    const library = open(path)
    let first = true
    const result = await rebuilt(library, {
      timeLimit: 3_000,
      threads: 1,
      createWorker: () => {
        if (!first) return createWorker()
        first = false
        return new Worker("require('node:worker_threads').parentPort.on('message', () => {})", { eval: true })
      },
    })
    expect(valueOf(result)).toEqual({ written: 2, current: true })
    expect(found(path, '港灣')).toBe(2)
  })
})

test('a full disk stops it as a value', async () => {
  const path = await imported(4)
  makeStale(path, 'that was dropped')
  const library = open(path)
  const full = fail('disk-full', 'full')
  const result = await rebuilt(library, { index: { ...library.searchIndex, add: () => full } })
  expect(result).toEqual(full)
  expect(valueOf(await rebuilt(library)).written).toBe(4)
})
