import { describe, expect, it } from 'vitest'
import type { ListRow } from '../../../shared/list.ts'
import { RowCache, chunkRows } from './row-cache.ts'

const rows = (start: number, count: number): ListRow[] =>
  Array.from({ length: count }, (_, at) => ({ id: 1_000 + start + at }) as ListRow)

describe('the cache of rows', () => {
  it('gives back the rows of a window that spans chunks', () => {
    const cache = new RowCache()
    cache.put(0, rows(0, 250))
    expect(cache.get(0)?.id).toBe(1_000)
    expect(cache.get(249)?.id).toBe(1_249)
    expect(cache.get(250)).toBeUndefined()
  })

  it('names the first chunk that is missing', () => {
    const cache = new RowCache()
    cache.put(0, rows(0, chunkRows))
    expect(cache.firstMissing(0, chunkRows)).toBeNull()
    expect(cache.firstMissing(50, chunkRows + 1)).toBe(chunkRows)
    expect(cache.firstMissing(730, 740)).toBe(700)
  })

  it('finds an article by its id', () => {
    const cache = new RowCache()
    cache.put(300, rows(300, chunkRows))
    expect(cache.indexOf(1_342)).toBe(342)
    expect(cache.indexOf(7)).toBe(-1)
  })

  it('forgets what was not looked at for longest, and only that', () => {
    const cache = new RowCache()
    for (let chunk = 0; chunk < 80; chunk++) cache.put(chunk * chunkRows, rows(chunk * chunkRows, chunkRows))
    cache.firstMissing(0, 10)
    cache.put(90 * chunkRows, rows(90 * chunkRows, chunkRows))
    expect(cache.get(0)).toBeDefined()
    expect(cache.get(chunkRows)).toBeUndefined()
  })
})
