import { readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test, vi } from 'vitest'
import { giveName } from './file.ts'
import { openForReading, openForWriting } from './open.ts'
import { item } from './testing/captures.ts'
import { codeOf, libraryPath, openLibrary, valueOf } from './testing/library.ts'

vi.mock(import('node:fs'), async (original) => {
  const fs = await original()
  const linkSync: typeof fs.linkSync = () => {
    throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' })
  }
  return { ...fs, linkSync, default: { ...fs.default, linkSync } }
})

test('on a file system without hard links a library is made, locked, written and copied all the same', async () => {
  const { path, reader, write } = openLibrary()
  write(item())
  expect(codeOf(openForWriting(path))).toBe('library-open-elsewhere')
  const target = libraryPath()
  valueOf(await reader.saveCopy(target))
  expect(readdirSync(dirname(target))).toEqual(['library.pressmark'])
  const copy = valueOf(openForReading(target))
  expect(copy.info().articles).toBe(1)
  copy.close()
})

test('there too a name that is taken stays with its file', () => {
  const path = libraryPath()
  writeFileSync(path, 'Dear diary')
  writeFileSync(`${path}.new`, 'x')
  expect(() => giveName(`${path}.new`, path)).toThrow('EEXIST')
})
