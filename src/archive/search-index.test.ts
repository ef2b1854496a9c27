import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { everything } from '../shared/list.ts'
import type { SearchDocument } from '../shared/search-document.ts'
import { connectForWriting } from './connection.ts'
import { openForReading, openForWriting } from './open.ts'
import type { ReadableLibrary } from './readable.ts'
import { capture, item } from './testing/captures.ts'
import { closedLibrary, openLibrary, valueOf } from './testing/library.ts'
import { makeStale, staleness } from './testing/search-index.ts'
import type { SearchIndexWriter } from './writable.ts'

const documentOf = (id: number): SearchDocument => ({ ...capture({ title: `made anew ${id}` }).index })

/** Carries a plan out, with rows of its own; gives the captures of it. */
function carryOut(index: SearchIndexWriter, afresh = false): number[] {
  const { captureIds } = valueOf(index.plan(afresh))
  valueOf(index.add(captureIds.map((captureId) => ({ captureId, document: documentOf(captureId) }))))
  return captureIds
}

/** Articles that are found. */
function found(path: string, search: string): number[] {
  const reader = valueOf(openForReading(path))
  const ids = foundBy(reader, search)
  reader.close()
  return ids
}

function foundBy(reader: ReadableLibrary, search: string): number[] {
  const ids = [...reader.list({ ...everything, filter: { ...everything.filter, search } })].flatMap((ids) => [
    ...(ids ?? []),
  ])
  return ids.sort()
}

test('a library that imports alone have written has a current index', () => {
  const { writer, reader, write } = openLibrary()
  expect(valueOf(writer.searchIndex.state())).toBe('current')
  write(item(), item())
  expect([valueOf(writer.searchIndex.state()), reader.info().searchIndex]).toEqual(['current', 'current'])
  expect(valueOf(writer.searchIndex.plan(false))).toEqual({ captureIds: [], total: 2 })
  expect(valueOf(writer.searchIndex.finish())).toBe(true)
})

for (const how of Object.keys(staleness) as (keyof typeof staleness)[])
  test(`an index ${how} is stale, which is no fault, and can be made current`, () => {
    const path = closedLibrary(item(), item(), item(), item())
    makeStale(path, how)
    const before = valueOf(openForReading(path))
    expect(before.info().searchIndex).toBe('stale')
    before.close()

    const writer = valueOf(openForWriting(path))
    const reader = valueOf(openForReading(path))
    expect(valueOf(writer.searchIndex.state())).toBe('stale')
    expect(reader.check()).toMatchObject({ faults: [], index: 'stale' })
    carryOut(writer.searchIndex)
    expect(valueOf(writer.searchIndex.finish())).toBe(true)
    expect(valueOf(writer.searchIndex.state())).toBe('current')
    expect(reader.check()).toMatchObject({ faults: [], index: 'current' })
    reader.close()
    writer.close()
  })

test('a reader that has searched before finds what a rebuild has added since', () => {
  const path = closedLibrary(item(), item())
  makeStale(path, 'of a library before its last migration')
  const writer = valueOf(openForWriting(path))
  const reader = valueOf(openForReading(path))
  const count = (): number => foundBy(reader, 'anew').length
  expect(count()).toBe(0)
  carryOut(writer.searchIndex)
  expect(count()).toBe(2)
  valueOf(writer.searchIndex.plan(true))
  valueOf(writer.searchIndex.add([1, 2].map((captureId) => ({ captureId, document: capture().index }))))
  expect(count()).toBe(2)
  valueOf(writer.searchIndex.finish())
  expect(count()).toBe(0)
  reader.close()
  writer.close()
})

test('only what is missing is added to an index with current terms', () => {
  const path = closedLibrary(item({ title: 'one' }), item({ title: 'two' }), item({ title: 'three' }))
  makeStale(path, 'that lacks rows')
  expect(found(path, 'three')).toEqual([])
  const writer = valueOf(openForWriting(path))
  expect(carryOut(writer.searchIndex)).toEqual([3])
  expect(valueOf(writer.searchIndex.finish())).toBe(true)
  writer.close()
  expect([found(path, 'one'), found(path, 'anew')]).toEqual([[1], [3]])
})

test('an index of old terms, or one that is made anew, is searched until the new one is whole', () => {
  for (const afresh of [true, false]) {
    const path = closedLibrary(item({ title: 'one' }), item({ title: 'two' }))
    if (!afresh) makeStale(path, 'with terms of an older version')
    const writer = valueOf(openForWriting(path))
    expect(carryOut(writer.searchIndex, afresh)).toEqual([1, 2])
    expect([found(path, 'one'), found(path, 'anew')]).toEqual([[1], []])
    expect(valueOf(writer.searchIndex.finish())).toBe(true)
    expect([found(path, 'one'), found(path, 'anew')]).toEqual([[], [1, 2]])
    // It takes rows as the one before it did, and gives them back.
    valueOf(writer.writeBatch(writer.beginImport(), [item({ title: 'later' })]))
    expect(found(path, 'later')).toEqual([3])
    valueOf(writer.removeArticles([1]))
    valueOf(writer.purgeArticles([1]))
    expect(found(path, 'anew')).toEqual([2])
    expect(valueOf(writer.searchIndex.state())).toBe('current')
    writer.close()
  }
})

test('the table that took the place of another is the one that schema.sql describes', () => {
  const path = closedLibrary(item())
  const columnsOf = (): unknown[] => {
    const db = new Sqlite(path, { readonly: true })
    const rows = ['search', 'search_config'].map((table) => db.prepare(`SELECT * FROM ${table}`).all())
    const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'search'").pluck().get() as string
    db.close()
    return [rows, sql.replace(/["\s]+/g, ' ').replace(/ ([(),])/g, '$1')]
  }
  const before = columnsOf()
  const writer = valueOf(openForWriting(path))
  carryOut(writer.searchIndex, true)
  valueOf(writer.searchIndex.finish())
  writer.close()
  expect(columnsOf()).toEqual(before)
})

test('what is imported, purged and undone while the index is made anew is in it, or not', () => {
  const path = closedLibrary(item({ title: 'stays' }), item({ title: 'purged' }), item({ title: 'late' }))
  const writer = valueOf(openForWriting(path))
  const { searchIndex: index } = writer
  const { captureIds } = valueOf(index.plan(true))
  valueOf(index.add([{ captureId: 1, document: documentOf(1) }]))
  valueOf(index.add([{ captureId: 3, document: documentOf(3) }]))
  const importId = writer.beginImport()
  valueOf(writer.writeBatch(importId, [item({ title: 'undone' })]))
  valueOf(writer.endImport(importId, 'completed'))
  valueOf(writer.writeBatch(writer.beginImport(), [item({ title: 'imported' })]))
  // Of these one has its new row, and the other had none yet.
  valueOf(writer.removeArticles([2, 3]))
  valueOf(writer.purgeArticles([2, 3]))
  expect(valueOf(index.capture(2))).toBe(null)
  valueOf(index.add(captureIds.slice(1, 2).map((captureId) => ({ captureId, document: documentOf(2) }))))
  expect(valueOf(index.finish())).toBe(false)
  expect(valueOf(index.plan(false)).captureIds).toEqual([4, 5])
  expect(valueOf(writer.undoSlice(importId)).done).toBe(true)
  expect(carryOut(index)).toEqual([5])
  expect(valueOf(index.finish())).toBe(true)
  expect(found(path, 'anew')).toEqual([1, 5])
  writer.close()
  const reader = valueOf(openForReading(path))
  expect(reader.check()).toMatchObject({ faults: [], index: 'current' })
  reader.close()
})

test('a table that FTS5 cannot read is made anew', () => {
  const structure = closedLibrary(item({ title: 'one' }))
  const db = connectForWriting(structure)
  db.unsafeMode().exec("UPDATE search_data SET block = x'ffffffffffffffff' WHERE id = 10")
  db.close()
  const writer = valueOf(openForWriting(structure))
  expect(valueOf(writer.searchIndex.state())).toBe('stale')
  expect(carryOut(writer.searchIndex)).toEqual([1])
  expect(valueOf(writer.searchIndex.finish())).toBe(true)
  writer.close()
  expect(found(structure, 'anew')).toEqual([1])
})
