import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everything } from '../shared/list.ts'
import { connectForWriting, useJournal } from './connection.ts'
import { openForReading, openForWriting } from './open.ts'
import { problemOf } from './problems.ts'
import { item } from './testing/captures.ts'
import {
  closedLibrary,
  codeOf,
  folder,
  libraryPath,
  listIds,
  openLibrary,
  valueOf,
} from './testing/library.ts'
import { canMakeReadOnly, makeReadOnly } from './testing/read-only.ts'

describe.runIf(canMakeReadOnly)('a library that cannot be written', () => {
  const cases = {
    'because of its file': (path: string) => makeReadOnly(path),
    'because of its folder': (path: string) => makeReadOnly(dirname(path)),
    'because of both': (path: string) => {
      makeReadOnly(path)
      makeReadOnly(dirname(path))
    },
  }
  for (const [why, protect] of Object.entries(cases)) {
    test(`${why} is read, copied, and refused for writing`, async () => {
      const path = closedLibrary(item({ title: 'One' }), item({ title: 'Two' }))
      protect(path)
      const reader = valueOf(openForReading(path))
      expect(reader.rows(listIds(reader, everything)).map(({ title }) => title)).toEqual(['Two', 'One'])
      expect(reader.check().faults).toEqual([])
      expect(valueOf(await reader.saveCopy(libraryPath())).articles).toBe(2)
      reader.close()
      expect(codeOf(openForWriting(path))).toBe('library-read-only')
      expect(readdirSync(dirname(path))).toEqual(['library.pressmark'])
    })
  }

  test('in a folder where its log cannot be brought in is refused, not shown without what is in the log', () => {
    const path = closedLibrary(item())
    const db = connectForWriting(path)
    useJournal(db, 'WAL')
    db.pragma('wal_autocheckpoint = 0')
    db.exec(`UPDATE capture SET title = 'In the log'`)
    const copy = libraryPath()
    for (const end of ['', '-wal']) writeFileSync(copy + end, readFileSync(path + end))
    db.close()
    makeReadOnly(dirname(copy))
    expect(codeOf(openForReading(copy))).toBe('library-unreadable')
    expect(readdirSync(dirname(copy))).toEqual(['library.pressmark', 'library.pressmark-wal'])
  })

  test('is not made in a folder that cannot be written', () => {
    const parent = folder()
    makeReadOnly(parent)
    expect(codeOf(openForWriting(join(parent, 'library.pressmark')))).toBe('library-read-only')
  })

  test('gets no copy into a folder that cannot be written', async () => {
    const { reader, write } = openLibrary()
    write(item())
    const parent = folder()
    makeReadOnly(parent)
    expect(codeOf(await reader.saveCopy(join(parent, 'copy.pressmark')))).toBe('library-read-only')
  })
})

test('what SQLite and the system say of a place that cannot be written is one problem', () => {
  for (const code of ['SQLITE_READONLY', 'SQLITE_READONLY_DBMOVED', 'SQLITE_READONLY_DIRECTORY', 'EROFS'])
    expect(problemOf({ code }).code).toBe('library-read-only')
})
