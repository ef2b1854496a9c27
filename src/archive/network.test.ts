import { existsSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { everything } from '../shared/list.ts'
import { connectForReading, connectForWriting, useJournal } from './connection.ts'
import { openForReading } from './open.ts'
import { item } from './testing/captures.ts'
import { closedLibrary, libraryPath, listIds, openLibrary, valueOf } from './testing/library.ts'

vi.mock(import('./place.ts'), () => ({ placeOf: () => 'network' }) as never)

function journalOf(path: string): unknown {
  const db = connectForReading(path)
  const mode = db.pragma('journal_mode', { simple: true })
  db.close()
  return mode
}

test('over a network a library is written without a log and without memory shared by processes', () => {
  const path = closedLibrary(item())
  const db = connectForWriting(path)
  useJournal(db, 'WAL')
  db.close()
  expect(journalOf(path)).toBe('wal')
  const { reader, writer, write } = openLibrary({}, path)
  write(item(), item())
  expect(existsSync(`${path}-wal`) || existsSync(`${path}-shm`)).toBe(false)
  expect(journalOf(path)).not.toBe('wal')
  expect([...listIds(reader, everything)]).toHaveLength(3)
  expect(reader.info().place).toBe('network')
  expect(writer.checkpoint()).toBe(true)
  expect(reader.check().faults).toEqual([])
})

test('over a network a copy is saved too, and replaces an older one', async () => {
  const { reader, write } = openLibrary()
  write(item())
  const target = libraryPath()
  valueOf(await reader.saveCopy(target))
  write(item())
  expect(valueOf(await reader.saveCopy(target, { overwrite: true })).articles).toBe(2)
  const copy = valueOf(openForReading(target))
  expect(copy.info().articles).toBe(2)
  copy.close()
})
