import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { IncomingPicture } from '../shared/incoming.ts'
import { everything } from '../shared/list.ts'
import { connectForReading, connectForWriting } from './connection.ts'
import { item } from './testing/captures.ts'
import { folder, listIds, openLibrary, valueOf } from './testing/library.ts'
import { openForReading } from './open.ts'

const picture = (address: string, content: string): IncomingPicture => {
  const bytes = new Uint8Array(Buffer.from(content))
  const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest())
  return { address, type: 'image/png', width: 3, height: null, sha256, bytes }
}

const rows = (path: string): number => {
  const db = connectForReading(path)
  const count = db.prepare<[], number>('SELECT count(*) FROM picture').pluck().get() ?? -1
  db.close()
  return count
}

test('the same picture of many captures is kept once, each with its own address', () => {
  const { path, reader, write } = openLibrary()
  write(
    item({ pictures: [picture('a_files/1.png', 'one'), picture('a_files/copy.png', 'one')] }),
    item({ pictures: [picture('b_files/1.png', 'one'), picture('b_files/2.png', 'two')] }),
  )
  expect(rows(path)).toBe(2)
  const captures = [...reader.originalsOf(null)].map(({ captureId }) => captureId)
  const addresses = captures.map((id) => reader.pictures(id).map(({ address }) => address))
  expect(addresses).toEqual([
    ['a_files/1.png', 'a_files/copy.png'],
    ['b_files/1.png', 'b_files/2.png'],
  ])
  const { sha256 } = picture('', 'two')
  expect(reader.picture(sha256)).toMatchObject({ type: 'image/png', bytes: { length: 3 } })
  expect(reader.picture(new Uint8Array(32))).toBeNull()
  expect(reader.check().faults).toEqual([])
})

test('purging takes away the pictures that nobody else shows', () => {
  const { path, reader, writer, write } = openLibrary()
  const shared = picture('x_files/shared.png', 'shared')
  const { outcomes } = write(
    item({ pictures: [shared, picture('x_files/own.png', 'own')] }),
    item({ pictures: [shared] }),
  )
  const [one = 0, two = 0] = outcomes.map(({ articleId }) => articleId ?? 0)
  valueOf(writer.removeArticles([one, two]))
  expect(rows(path)).toBe(2)
  valueOf(writer.purgeArticles([one]))
  expect(rows(path)).toBe(1)
  expect(reader.picture(shared.sha256)).not.toBeNull()
  expect(reader.check().faults).toEqual([])
  valueOf(writer.purgeArticles([two]))
  expect(rows(path)).toBe(0)
  expect(reader.check().faults).toEqual([])
})

test('a damaged picture is found by the check and never shown', () => {
  const { path, reader, writer, write } = openLibrary()
  const { sha256, ...rest } = picture('x_files/a.png', 'whole')
  write(item({ pictures: [{ sha256, ...rest }] }))
  reader.close()
  writer.close()
  const db = connectForWriting(path)
  db.prepare('UPDATE picture SET bytes = ?').run(Buffer.from('wh0le'))
  db.close()
  const again = valueOf(openForReading(path))
  expect(again.picture(sha256)).toBeNull()
  expect(again.check().faults).toEqual(['picture whose bytes are damaged: 1'])
  again.close()
})

test('a copy of a library has its pictures', async () => {
  const { reader, write } = openLibrary()
  write(item({ pictures: [picture('x_files/a.png', 'whole')] }))
  const target = `${folder()}/copy.pressmark`
  valueOf(await reader.saveCopy(target))
  expect(rows(target)).toBe(1)
})

test('has:images finds what has a picture beside it, too', () => {
  const { reader, write } = openLibrary()
  const { outcomes } = write(item(), item({ pictures: [picture('a_files/1.png', 'one')] }))
  const filter = { ...everything.filter, search: 'has:images' }
  expect(listIds(reader, { ...everything, filter })).toEqual([outcomes[1]?.articleId])
})
