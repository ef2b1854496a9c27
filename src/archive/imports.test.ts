import { expect, test } from 'vitest'
import { outcomeKinds, type FileOutcome } from '../shared/outcome.ts'
import type { BatchItem } from './batch.ts'
import { item } from './testing/captures.ts'
import { openLibrary } from './testing/library.ts'

const failed = (path: string): BatchItem => ({
  kind: 'settled',
  path,
  outcome: 'failed',
  reason: 'read-error',
  detail: null,
})

test('the outcomes of an import come in pages, of all fates or of one', () => {
  const { reader, write } = openLibrary()
  write(item(), failed('/other'))
  const bytes = Buffer.from('same')
  const { outcomes } = write(
    item({ path: '/a', bytes }),
    failed('/b'),
    item({ path: '/c', bytes }),
    failed('/d'),
    { kind: 'settled', path: '/.e', outcome: 'ignored', reason: 'hidden', detail: null },
    item({ path: '/f' }),
    failed('/b'),
  )
  const id = reader.imports()[0]?.id ?? 0
  expect(reader.outcomes(id)).toEqual(outcomes)
  for (const outcome of outcomeKinds) {
    const those = outcomes.filter((one) => one.outcome === outcome)
    expect(reader.importOutcomes(id, outcome, 0, 100)).toEqual({ total: those.length, outcomes: those })
    expect(reader.importOutcomes(id, outcome, 1, 1)).toEqual({
      total: those.length,
      outcomes: those.slice(1, 2),
    })
  }
  const pages: FileOutcome[] = []
  for (let start = 0; start < 7; start += 2) {
    const page = reader.importOutcomes(id, null, start, 2)
    expect(page.total).toBe(7)
    pages.push(...page.outcomes)
  }
  const sorted = outcomes.toSorted((a, b) => (a.outcome < b.outcome ? -1 : a.outcome > b.outcome ? 1 : 0))
  expect(pages).toEqual(sorted)
  expect(reader.importOutcomes(id, null, 100, 2)).toEqual({ total: 7, outcomes: [] })
  expect(reader.importOutcomes(99, null, 0, 10)).toEqual({ total: 0, outcomes: [] })
  expect(reader.failedPaths(id)).toEqual(['/b', '/d'])
  expect(reader.failedPaths(99)).toEqual([])
})

test('a page of an import of many files is found without reading those before it', () => {
  const { reader, write } = openLibrary()
  write(...Array.from({ length: 20_000 }, (_, i) => failed(`/${i}`)))
  const id = reader.imports()[0]?.id ?? 0
  expect(reader.importOutcomes(id, 'failed', 19_990, 3).outcomes.map(({ path }) => path)).toEqual([
    '/19990',
    '/19991',
    '/19992',
  ])
})
