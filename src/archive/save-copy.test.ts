import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connectForReading, connectForWriting, useJournal } from './connection.ts'
import { openForReading, openForWriting } from './open.ts'
import { at, item } from './testing/captures.ts'
import { closedLibrary, codeOf, folder, libraryPath, openLibrary, valueOf } from './testing/library.ts'

/** Every row of every table, the search index in its stored form. */
function contentOf(path: string): unknown {
  const db = connectForReading(path)
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all()
  const content = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).raw().all()])
  db.close()
  return content
}

const big = () => item({ bytes: randomBytes(20_000) })

test('a copy is one private file that has everything and can be used at once', async () => {
  const { path, reader, writer, write } = openLibrary()
  const key = 'paper.example/a'
  const { outcomes } = write(
    item({ key, title: 'One', captured: at('2024-01-01T00:00Z') }),
    item({ key, title: 'One', captured: at('2024-02-01T00:00Z'), tags: ['x'] }),
    item({ title: 'Two' }),
    { kind: 'settled', path: '/x', outcome: 'failed', reason: 'empty', detail: null },
  )
  valueOf(writer.removeArticles([outcomes[2]?.articleId ?? 0]))
  const target = libraryPath()
  expect(valueOf(await reader.saveCopy(target))).toEqual({ articles: 1 })
  expect(readdirSync(dirname(target))).toEqual([basename(target)])
  if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600)
  // Bytes 18 and 19: 1 for a file that needs no log (https://www.sqlite.org/fileformat2.html).
  expect([...readFileSync(target).subarray(18, 20)]).toEqual([1, 1])
  expect(contentOf(target)).toEqual(contentOf(path))
  const copy = valueOf(openForWriting(target))
  valueOf(copy.writeBatch(copy.beginImport(), [item()]))
  copy.close()
})

test('a copy is of one moment while an import goes on writing', async () => {
  const { reader, write } = openLibrary()
  write(...Array.from({ length: 60 }, big))
  const target = libraryPath()
  let written = 60
  let saving = true
  const saved = reader.saveCopy(target).finally(() => (saving = false))
  while (saving) {
    write(big())
    written++
    await nextTurn()
  }
  expect(valueOf(await saved).articles).toBe(60)
  expect(written).toBeGreaterThan(62)
  const copy = valueOf(openForReading(target))
  expect(copy.info().articles).toBe(60)
  expect(copy.check().faults).toEqual([])
  copy.close()
  expect(reader.info().articles).toBe(written)
})

test('a library without a log, as in a network folder, is copied too', async () => {
  const path = closedLibrary(big(), big())
  const db = connectForWriting(path)
  useJournal(db, 'TRUNCATE')
  const reader = valueOf(openForReading(path))
  const target = libraryPath()
  expect(valueOf(await reader.saveCopy(target)).articles).toBe(2)
  reader.close()
  db.close()
  expect(contentOf(target)).toEqual(contentOf(path))
})

describe('a copy is refused, and what is there stays as it is, when the target is', () => {
  const cases: Record<string, { code: string; overwrite?: boolean; make: (library: string) => string }> = {
    'the library itself': { code: 'invalid-request', overwrite: true, make: (library) => library },
    'the library by another name': {
      code: 'invalid-request',
      overwrite: true,
      make: (library) => {
        const link = libraryPath()
        symlinkSync(library, link)
        return link
      },
    },
    'the library by a second link': {
      code: 'invalid-request',
      overwrite: true,
      make: (library) => {
        const link = libraryPath()
        linkSync(library, link)
        return link
      },
    },
    'another kind of file': {
      code: 'library-not-a-library',
      overwrite: true,
      make: () => {
        const file = libraryPath()
        writeFileSync(file, 'Dear diary')
        return file
      },
    },
    'a folder': {
      code: 'library-not-a-library',
      overwrite: true,
      make: () => {
        const path = libraryPath()
        mkdirSync(path)
        return path
      },
    },
    'a library, and nobody said that it may be replaced': {
      code: 'invalid-request',
      make: () => closedLibrary(item()),
    },
    'a library that somebody has open': {
      code: 'library-open-elsewhere',
      overwrite: true,
      make: () => openLibrary().path,
    },
    'beside the log of a library that is gone': {
      code: 'library-open-elsewhere',
      make: () => {
        const path = libraryPath()
        writeFileSync(`${path}-wal`, 'x')
        return path
      },
    },
    'in a folder that is not there': {
      code: 'not-found',
      make: () => join(folder(), 'nowhere', 'copy.pressmark'),
    },
  }
  for (const [what, { code, overwrite = false, make }] of Object.entries(cases)) {
    test(what, async () => {
      const { path, reader, write } = openLibrary()
      write(item())
      const target = make(path)
      const before = snapshot(target)
      expect(codeOf(await reader.saveCopy(target, { overwrite }))).toBe(code)
      expect(snapshot(target)).toEqual(before)
    })
  }

  function snapshot(target: string): unknown {
    const parent = dirname(target)
    if (statSync(parent, { throwIfNoEntry: false }) === undefined) return null
    const bytes = statSync(target, { throwIfNoEntry: false })?.isFile()
      ? readFileSync(target, 'base64')
      : null
    return [readdirSync(parent), bytes]
  }
})

test('an older copy is replaced when that was said', async () => {
  const { path, reader, write } = openLibrary()
  const target = closedLibrary(item(), item(), item())
  write(item({ title: 'New' }))
  expect(valueOf(await reader.saveCopy(target, { overwrite: true }))).toEqual({ articles: 1 })
  expect(contentOf(target)).toEqual(contentOf(path))
  expect(readdirSync(dirname(target))).toEqual([basename(target)])
})

test('what is damaged in the library is found in the copy, which is not kept', async () => {
  const { path, reader, writer, write } = openLibrary()
  const bytes = randomBytes(50_000)
  write(item({ bytes }), item())
  writer.checkpoint()
  const file = openSync(path, 'r+')
  // Inside a page of the packed bytes, where SQLite checks nothing.
  writeSync(file, Buffer.from('flipped'), 0, 7, readFileSync(path).indexOf(bytes.subarray(20_000, 20_050)))
  closeSync(file)
  const target = closedLibrary(item())
  const before = readFileSync(target)
  const refused = await reader.saveCopy(target, { overwrite: true })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'library-damaged' } })
  expect(refused.ok ? '' : refused.problem.detail).toContain('original whose bytes are damaged: 1')
  expect(readFileSync(target).equals(before)).toBe(true)
  expect(readdirSync(dirname(target))).toEqual([basename(target)])
})

test('a full disk leaves no half copy, and the older one as it was', async ({ skip }) => {
  const disk = folder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    skip('only root can make a small disk')
  }
  onTestFinished(() => void execFileSync('umount', [disk]))
  const { reader, write } = openLibrary()
  const target = join(disk, 'copy.pressmark')
  write(item())
  valueOf(await reader.saveCopy(target))
  const before = readFileSync(target)
  write(...Array.from({ length: 120 }, big))
  expect(codeOf(await reader.saveCopy(target, { overwrite: true }))).toBe('disk-full')
  expect(readdirSync(disk)).toEqual(['copy.pressmark'])
  expect(readFileSync(target).equals(before)).toBe(true)
})
