import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../archive/testing/library.ts'
import { dumpOf, faultsOf } from '../archive/testing/dump.ts'
import { makeStale } from '../archive/testing/search-index.ts'
import { lines, runPressmark, type Run } from './testing/run.ts'

const clipping = (n: number): string =>
  `[Title ${n}](https://paper.example/${n})\n------\n\n<p>Words ${n}.</p>`

test('a stale index is told of beside what is printed, until it is made current; then it is made anew', () => {
  const place = folder()
  const library = join(folder(), 'l.pressmark')
  const pressmark = (...args: string[]): Run => runPressmark([...args, '--library', library])
  for (const n of [1, 2, 3]) writeFileSync(join(place, `${n}.txt`), clipping(n))
  expect(pressmark('import', place).status).toBe(0)
  const whole = dumpOf(library)
  expect(pressmark('stats').err).toBe('')

  makeStale(library, 'that lacks rows')
  for (const command of ['stats', 'list']) {
    const told = pressmark(command, '--json')
    expect(told.status).toBe(0)
    expect(told.err).toMatch(/search index is not up to date.*pressmark reindex/)
    expect(lines(told.out).length).toBeGreaterThan(0)
  }
  expect(lines(pressmark('stats', '--json').out)).toEqual([expect.objectContaining({ searchIndex: 'stale' })])

  expect(pressmark('reindex')).toMatchObject({
    status: 0,
    out: 'Search index rebuilt: 1 capture indexed\n',
    err: '',
  })
  expect(pressmark('list').err).toBe('')
  const again = pressmark('reindex', '--json')
  expect(lines(again.out)).toEqual([{ written: 3, index: 'current' }])
  expect(dumpOf(library)).toEqual(whole)
  expect(faultsOf(library)).toEqual([])
})

test('there is no index where there is no library to write', () => {
  const library = join(folder(), 'none', 'l.pressmark')
  expect(runPressmark(['reindex', '--library', library]).status).toBe(2)
})
