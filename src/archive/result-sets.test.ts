import { expect, test } from 'vitest'
import { everything } from '../shared/list.ts'
import { ResultSets } from './result-sets.ts'
import { item } from './testing/captures.ts'
import { codeOf, openLibrary, valueOf } from './testing/library.ts'

test('a list that is open gives all its ids in order, as it was opened, until it is closed', async () => {
  const { reader, writer, write } = openLibrary()
  const ids = write(item(), item(), item()).outcomes.map(({ articleId }) => articleId ?? 0)
  const sets = new ResultSets(reader)
  const { handle } = valueOf(await sets.open(everything, 1))
  expect(valueOf(await sets.ids(handle))).toEqual(ids.toReversed())
  valueOf(writer.removeArticles(ids.slice(0, 1)))
  expect(valueOf(await sets.ids(handle))).toEqual(ids.toReversed())
  expect(valueOf(await sets.ids(handle, [{ start: 1, end: 9 }]))).toEqual(ids.toReversed().slice(1))
  expect(valueOf(await sets.rowOf(handle, ids[0] ?? 0))).toEqual({ row: 2 })
  sets.close(handle)
  expect(codeOf(await sets.ids(handle))).toBe('stale-result-set')
})

test('rows of a list are found in a later one, whatever has come between them or gone', async () => {
  const { reader, writer, write } = openLibrary()
  const ids = write(...Array.from({ length: 6 }, () => item())).outcomes.map(
    ({ articleId }) => articleId ?? 0,
  )
  const sets = new ResultSets(reader)
  const before = valueOf(await sets.open(everything, 0)).handle
  await sets.ids(before)
  valueOf(writer.removeArticles([ids[3] ?? 0]))
  write(item({}))
  const after = valueOf(await sets.open(everything, 0)).handle
  const order = valueOf(await sets.ids(after))
  // Before: 5 4 3 2 1 0; the fourth has gone and a new one stands where its day puts it.
  const carried = valueOf(await sets.carry(before, after, [0, 2, 5], [{ start: 1, end: 4 }]))
  expect(carried.rows).toEqual([order.indexOf(ids[5] ?? 0), -1, order.indexOf(ids[0] ?? 0)])
  const kept = valueOf(await sets.ids(after, carried.ranges))
  expect(kept).toEqual([ids[4], ids[2]])
  expect(valueOf(await sets.carry(before, after, [], []))).toEqual({ rows: [], ranges: [] })
  sets.close(before)
  expect(codeOf(await sets.carry(before, after, [0], []))).toBe('stale-result-set')
})
