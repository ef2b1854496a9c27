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
  valueOf(writer.removeArticles(ids.slice(0, 1)))
  expect(valueOf(sets.ids(handle))).toEqual(ids.toReversed())
  sets.close(handle)
  expect(codeOf(sets.ids(handle))).toBe('stale-result-set')
})
