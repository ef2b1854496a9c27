/** The search index being made current, killed at any instant. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openForReading } from '../archive/archive.ts'
import { dumpOf, faultsOf, type Dump } from '../archive/testing/dump.ts'
import { valueOf } from '../archive/testing/library.ts'
import { makeStale, staleness } from '../archive/testing/search-index.ts'
import { fraction, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { mixedInput } from './testing/mixed-input.ts'
import { copyLibrary, importHere, work } from './testing/work.ts'

const kills = times(60)
const rebuild = { verb: 'rebuild', sliceSize: 10 } as const

let folder: string
let whole: string
let undisturbed: Dump

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-rebuild-kill-'))
  const given = await mixedInput(join(folder, 'given'))
  whole = join(folder, 'whole.pressmark')
  await importHere(whole, [given])
  undisturbed = dumpOf(whole)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const stateOf = (library: string): string => {
  const reader = valueOf(openForReading(library))
  const { searchIndex } = reader.info()
  reader.close()
  return searchIndex
}

const kill = fc.record({
  // Those that have much to do.
  how: fc.constantFrom(
    ...(Object.keys(staleness) as (keyof typeof staleness)[]).filter((how) => !/gone/.test(how)),
  ),
  moments: fc.array(fraction, { minLength: 1, maxLength: 2 }),
})

test(
  'a rebuild that is killed leaves a sound library, and goes on to the index of an undisturbed import',
  async () => {
    const timed = copyLibrary(whole, join(folder, 'timed.pressmark'))
    makeStale(timed, 'with terms of an older version')
    const { took, end } = await work(timed, rebuild)
    expect(end).toBe('completed')
    expect(faultsOf(timed)).toEqual([])
    expect(dumpOf(timed)).toEqual(undisturbed)

    let midst = 0
    for (const [n, { how, moments }] of fc.sample(kill, { numRuns: kills, seed }).entries())
      await iteration(`kill ${n} of the rebuild of an index ${how} at ${moments.join(' and ')}`, async () => {
        const library = copyLibrary(whole, join(folder, `${n}.pressmark`))
        makeStale(library, how)
        for (const moment of moments) {
          const worked = await work(library, rebuild, { killAfter: moment * took })
          expect(worked.errors).toBe('')
          const copy = copyLibrary(library, join(folder, 'copy.pressmark'))
          expect(faultsOf(copy, { mayBeStale: true })).toEqual([])
          if (stateOf(library) === 'stale') midst++
        }
        expect(await work(library, rebuild)).toMatchObject({ end: 'completed', errors: '' })
        expect(faultsOf(library)).toEqual([])
        expect(dumpOf(library)).toEqual(undisturbed)
        rmSync(library)
      })
    tell(`kills of a rebuild: ${kills}, ${midst} times in its midst, all sound`)
  },
  patience(kills),
)
