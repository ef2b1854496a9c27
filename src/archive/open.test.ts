import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
  rmSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { everything } from '../shared/list.ts'
import { connectForReading, connectForWriting, useJournal } from './connection.ts'
import { migrations } from './migrate.ts'
import { examine, openForReading, openForWriting } from './open.ts'
import { item } from './testing/captures.ts'
import {
  closedLibrary,
  codeOf,
  folder,
  heldReader,
  libraryPath,
  listIds,
  openLibrary,
  valueOf,
} from './testing/library.ts'

function overwrite(path: string, position: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, position)
  closeSync(file)
}

describe('a new library', () => {
  test('is one private file and leaves nothing else behind', () => {
    const path = closedLibrary(item())
    expect(readdirSync(join(path, '..'))).toEqual(['library.pressmark'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('keeps the time zone it was made with', () => {
    const path = closedLibrary(item())
    const writer = valueOf(openForWriting(path, { timeZone: 'America/New_York' }))
    expect(writer.timeZone).toBe('Asia/Hong_Kong')
    writer.close()
  })

  test('is not made with a time zone that does not exist', () => {
    const path = libraryPath()
    expect(codeOf(openForWriting(path, { timeZone: 'Mars/Olympus' }))).toBe('invalid-request')
    expect(existsSync(path)).toBe(false)
  })

  test('is not made in a folder that does not exist', () => {
    expect(codeOf(openForWriting(join(folder(), 'nowhere', 'library.pressmark')))).toBe('not-found')
  })

  test('is not made over the log of a library that is gone', () => {
    const path = libraryPath()
    writeFileSync(`${path}-wal`, 'what was not yet in the library')
    expect(codeOf(openForWriting(path))).toBe('library-damaged')
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('what was not yet in the library')
    expect(readdirSync(join(path, '..'))).toEqual(['library.pressmark-wal'])
  })

  test('may have signs in its name that mean something in an address or to SQLite', () => {
    const path = join(folder(), ':memory: ?mode=memory#1 %20')
    const { writer, reader, write } = openLibrary({}, path)
    write(item())
    expect(reader.info()).toMatchObject({ articles: 1, path: writer.path })
    expect(existsSync(path)).toBe(true)
  })

  test('is not made under a name that SQLite would get without its last space, and that is said', () => {
    const path = libraryPath()
    const refused = openForWriting(`${path} `)
    expect(codeOf(refused)).toBe('library-unreadable')
    expect(refused.ok ? '' : refused.problem.sentence).toContain('cannot end in a space')
    expect(readdirSync(join(path, '..'))).toEqual([])
  })
})

describe('what is not a library is refused and not touched:', () => {
  const kinds: Record<string, (path: string) => void> = {
    'a text': (path) => writeFileSync(path, 'Dear diary'),
    'an empty file': (path) => writeFileSync(path, ''),
    'a header alone': (path) => writeFileSync(path, 'SQLite format 3\0'),
    'a database of another program': (path) => {
      const db = new Sqlite(path)
      db.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)')
      db.close()
    },
    'random bytes': (path) =>
      writeFileSync(path, Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 97) % 256))),
  }
  for (const [kind, make] of Object.entries(kinds)) {
    test(kind, () => {
      const path = libraryPath()
      make(path)
      const before = readFileSync(path)
      const { mtimeMs } = statSync(path)
      expect(codeOf(openForWriting(path))).toBe('library-not-a-library')
      expect(codeOf(openForReading(path))).toBe('library-not-a-library')
      expect(readFileSync(path).equals(before)).toBe(true)
      expect(statSync(path).mtimeMs).toBe(mtimeMs)
      expect(readdirSync(join(path, '..'))).toEqual(['library.pressmark'])
    })
  }

  test('a folder', () => {
    const path = libraryPath()
    mkdirSync(path)
    expect(codeOf(openForWriting(path))).toBe('library-not-a-library')
  })

  test.skipIf(process.platform === 'win32')('a pipe, without waiting for it', () => {
    const path = libraryPath()
    execFileSync('mkfifo', [path])
    expect(codeOf(openForWriting(path))).toBe('library-not-a-library')
  })
})

describe('a library that cannot be used', () => {
  test('is one that is not there, for reading', () => {
    expect(codeOf(openForReading(libraryPath()))).toBe('not-found')
  })

  test('is one from a newer version, and it stays as it is', () => {
    const path = closedLibrary(item())
    overwrite(path, 60, Buffer.from([0, 0, 0, 99]))
    const before = readFileSync(path)
    expect(codeOf(openForWriting(path))).toBe('library-from-newer-version')
    expect(codeOf(openForReading(path))).toBe('library-from-newer-version')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(`${path}.lock`)).toBe(false)
  })

  test('is one that was cut off', () => {
    const path = closedLibrary(item())
    truncateSync(path, 6000)
    const before = readFileSync(path)
    expect(codeOf(openForWriting(path))).toBe('library-damaged')
    expect(codeOf(openForReading(path))).toBe('library-damaged')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(`${path}.lock`)).toBe(false)
  })

  test('is one whose schema is overwritten', () => {
    const path = closedLibrary(item())
    overwrite(path, 100, Buffer.alloc(3900, 0xff))
    expect(codeOf(openForWriting(path))).toBe('library-damaged')
  })

  test('is one that lacks a table', () => {
    const path = closedLibrary(item())
    const db = connectForWriting(path)
    db.exec('DROP TABLE outcome')
    db.close()
    expect(codeOf(openForWriting(path))).toBe('library-damaged')
    expect(codeOf(openForReading(path))).toBe('library-damaged')
  })
})

test('the writer is durable and checks what it names; the reader cannot write', () => {
  const path = closedLibrary(item())
  const writer = connectForWriting(path)
  const setting = (name: string): unknown => writer.pragma(name, { simple: true })
  expect(setting('synchronous')).toBe(2)
  expect(setting('foreign_keys')).toBe(1)
  expect(setting('trusted_schema')).toBe(0)
  expect(setting('cell_size_check')).toBe(1)
  expect(setting('checkpoint_fullfsync')).toBe(1)
  writer.close()
  const reader = connectForReading(path)
  expect(() => reader.exec('DELETE FROM outcome')).toThrow()
  expect(reader.pragma('query_only', { simple: true })).toBe(1)
  reader.close()
})

test('others read while the library is open for writing, and once it is closed it needs no other file', () => {
  const { path, writer, reader, write } = openLibrary()
  const journal = (): unknown => {
    const db = connectForReading(path)
    const mode = db.pragma('journal_mode', { simple: true })
    db.close()
    return mode
  }
  expect(journal()).toBe('wal')
  write(item(), item())
  listIds(reader, everything)
  write(item())
  reader.close()
  writer.close()
  expect(readdirSync(join(path, '..'))).toEqual(['library.pressmark'])
  expect(journal()).toBe('delete')
})

test('a reader that is open when the writer closes keeps reading, and is not waited for', () => {
  const { path, writer, reader, write } = openLibrary()
  write(item(), item())
  const held = heldReader(path)
  const start = performance.now()
  writer.close()
  expect(performance.now() - start).toBeLessThan(2_000)
  held.letGo()
  expect(listIds(reader, everything)).toHaveLength(2)
  const again = valueOf(openForWriting(path))
  valueOf(again.writeBatch(again.beginImport(), [item()]))
  expect(reader.info().articles).toBe(3)
  again.close()
})

test('an import that was under way when the process was killed is stopped at the next opening', () => {
  const { path, writer, reader } = openLibrary()
  valueOf(writer.writeBatch(writer.beginImport(), [item()]))
  expect(reader.imports()[0]).toMatchObject({ end: null, ended: null })
  writer.close()
  valueOf(openForWriting(path)).close()
  expect(reader.imports()[0]).toMatchObject({ end: 'stopped', ended: null, counts: { added: 1 } })
})

test('a source gets the name that is known by now, but not one that the user gave', () => {
  const path = libraryPath()
  const writer = valueOf(openForWriting(path))
  valueOf(
    writer.writeBatch(writer.beginImport(), [
      item({ domain: 'dw.com' }),
      item({ domain: 'mine.example' }),
      item({ key: null }),
    ]),
  )
  writer.close()
  const db = connectForWriting(path)
  db.exec(`UPDATE source SET name = 'dw.com', name_from = 'domain' WHERE domain = 'dw.com'`)
  db.exec(`UPDATE source SET name = 'My paper', name_from = 'user' WHERE domain = 'mine.example'`)
  db.close()
  valueOf(openForWriting(path)).close()
  const reader = valueOf(openForReading(path))
  const names = reader.sources().map(({ domain, name }) => [domain, name])
  reader.close()
  expect(Object.fromEntries(names)).toEqual({
    'dw.com': 'Deutsche Welle',
    'mine.example': 'My paper',
    '': 'Unknown',
  })
})

test('two names of one file are one library', () => {
  const path = closedLibrary(item())
  const link = join(folder(), 'link.pressmark')
  symlinkSync(path, link)
  const writer = valueOf(openForWriting(path))
  expect(codeOf(openForWriting(link))).toBe('library-open-elsewhere')
  writer.close()
  const again = valueOf(openForWriting(link))
  expect(again.path).toBe(writer.path)
  again.close()
})

test('what is in the log of a killed writer is read without a writer', () => {
  const path = closedLibrary(item())
  const db = connectForWriting(path)
  useJournal(db, 'WAL')
  db.pragma('wal_autocheckpoint = 0')
  db.exec(`UPDATE capture SET title = 'In the log'`)
  const copy = libraryPath()
  for (const end of ['', '-wal']) appendFileSync(copy + end, readFileSync(path + end))
  db.close()
  const reader = valueOf(openForReading(copy))
  expect(reader.rows(listIds(reader, everything)).map(({ title }) => title)).toEqual(['In the log'])
  reader.close()
  rmSync(copy)
})

describe('a library that is only looked at', () => {
  const marked = (version: number): string => {
    const path = closedLibrary(item())
    const db = connectForWriting(path)
    useJournal(db, 'DELETE')
    db.pragma(`user_version = ${version}`)
    db.close()
    return path
  }

  test('can be opened when it is of this version or of an older one, also while it is written', () => {
    expect(codeOf(examine(closedLibrary(item())))).toBe(null)
    expect(codeOf(examine(marked(migrations.length - 1)))).toBe(null)
    expect(codeOf(examine(openLibrary().path))).toBe(null)
  })

  test('is refused as it would be at a start, and stays as it was', () => {
    const newer = marked(migrations.length + 1)
    const notes = libraryPath()
    writeFileSync(notes, 'Dear diary')
    const before = [newer, notes].map((path) => readFileSync(path))
    expect(codeOf(examine(newer))).toBe('library-from-newer-version')
    expect(codeOf(examine(notes))).toBe('library-not-a-library')
    expect(codeOf(examine(libraryPath()))).toBe('not-found')
    expect([newer, notes].map((path) => readFileSync(path))).toEqual(before)
  })
})
