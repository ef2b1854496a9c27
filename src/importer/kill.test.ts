/** An import of everything, killed at any instant: the process, the process beside a reader, its worker threads. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openForReading } from '../archive/archive.ts'
import { comparable, dumpOf, faultsOf, type Dump } from '../archive/testing/dump.ts'
import { heldReader } from '../archive/testing/library.ts'
import { fraction, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { mixedInput } from './testing/mixed-input.ts'
import { copyLibrary, importHere, work } from './testing/work.ts'

const kills = times(100)
/** Of one library before it is left: then a new one begins. */
const killsOfOne = 3
const mostInBatch = 250

let folder: string
let given: string
let undisturbed: Dump
let took: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-kill-'))
  given = await mixedInput(join(folder, 'given'))
  const library = join(folder, 'undisturbed.pressmark')
  const worked = await work(library, { verb: 'import', given })
  expect(worked).toMatchObject({ end: 'completed', errors: '' })
  took = worked.took
  expect(faultsOf(library)).toEqual([])
  undisturbed = dumpOf(library)
})
/** What Node says when something of ours is held on to, such as listeners. */
const warnings: string[] = []
const hear = ({ message }: Error): void => void warnings.push(message)
beforeAll(() => void process.on('warning', hear))
afterAll(() => {
  process.off('warning', hear)
  expect(warnings.filter((message) => message.includes('leak'))).toEqual([])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the input is mixed, and another import of it gives the same library', async () => {
  const { files, captures, articles } = undisturbed
  expect(new Set(Object.values(captures).map(({ format }) => format)).size).toBeGreaterThanOrEqual(3)
  expect(Object.values(captures).filter(({ pictures }) => (pictures as unknown[]).length === 2)).toHaveLength(
    39,
  )
  expect(Object.keys(articles).length).toBeLessThan(Object.keys(captures).length)
  expect(Object.keys(captures).length).toBeLessThan(Object.keys(files).length)
  expect(Object.values(articles).some((article) => article.same_address === 1)).toBe(true)
  expect(Object.values(captures).some(({ topics }) => (topics as unknown[]).length > 0)).toBe(true)
  const fates = Object.values(files).filter((fate) => fate.includes(' '))
  expect(new Set(fates).size).toBeGreaterThanOrEqual(6)

  const again = join(folder, 'again.pressmark')
  await importHere(again, [given])
  const dump = dumpOf(again)
  expect(comparable(dump, undisturbed)).toEqual(comparable(undisturbed, undisturbed))
})

const moment = fraction
const death = fc.record({ how: fc.constantFrom('exit', 'throw', 'memory', 'terminate'), moment })
const kill = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('process'), moment }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('writer'), moment }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('worker'),
      deaths: fc.array(death, { minLength: 1, maxLength: 3 }),
    }),
  },
)
type Kill = typeof kill extends fc.Arbitrary<infer T> ? T : never

/** Does the killing; whether the import came to its end all the same. */
async function killed(library: string, how: Kill): Promise<boolean> {
  const before = held(library)
  let beside: ReturnType<typeof heldReader> | undefined
  const worked =
    'deaths' in how
      ? await work(library, {
          verb: 'import',
          given,
          deaths: how.deaths.map((one) => ({ how: one.how, after: one.moment * took })),
        })
      : await work(
          library,
          { verb: 'import', given },
          {
            killAfter: how.moment * took,
            onBegun: () => {
              if (how.what !== 'writer') return
              beside = heldReader(library)
            },
          },
        )
  // V8 gives the whole process up when a thread outruns its limit: that is a kill like any other.
  const mayAbort = 'deaths' in how && how.deaths.some((one) => one.how === 'memory')
  if (!mayAbort) expect(worked.errors).toBe('')
  if ('deaths' in how && !mayAbort) expect(worked.end).toBe('completed')
  else expect([null, 'completed']).toContain(worked.end)
  beside?.letGo()
  // What was said to be committed is there, and of what was not said at most one batch.
  const brought = held(library) - before
  expect(brought).toBeGreaterThanOrEqual(worked.committed)
  expect(brought).toBeLessThanOrEqual(worked.committed + mostInBatch)
  return worked.end !== null
}

/** Outcomes in the library, found beside the log that the killed process left. */
function held(library: string): number {
  const opened = openForReading(library)
  if (!opened.ok) {
    expect(opened.problem.code).toBe('not-found')
    return 0
  }
  const reader = opened.value
  expect(reader.check().faults).toEqual([])
  const count = reader.imports().reduce((sum, { id }) => sum + reader.outcomes(id).length, 0)
  reader.close()
  return count
}

test(
  'an import that is killed leaves a sound library, and imported again it is the one of an undisturbed import',
  async () => {
    const done: Record<string, number> = {}
    let incomplete = 0
    let library = ''
    let killsOfThis = killsOfOne
    for (const [n, how] of fc.sample(kill, { numRuns: kills, seed }).entries())
      await iteration(`kill ${n} ${JSON.stringify(how)}`, async () => {
        if (killsOfThis === killsOfOne) {
          library = join(folder, `${n}.pressmark`)
          killsOfThis = 0
        }
        const completed = await killed(library, how)
        killsOfThis = completed ? killsOfOne : killsOfThis + 1

        const copy = copyLibrary(library, join(folder, 'copy.pressmark'))
        expect(faultsOf(copy)).toEqual([])
        const found = dumpOf(copy)
        // A file whose worker is dead is told so, not waited for.
        expect(Object.values(found.files)).not.toContain('failed time-limit')
        const { captures } = comparable(undisturbed, undisturbed)
        for (const [sha256, capture] of Object.entries(comparable(found, undisturbed).captures))
          expect(capture).toEqual(captures[sha256])

        const summary = await importHere(copy, [given])
        expect(summary).toMatchObject({ end: 'completed', problem: null })
        expect(faultsOf(copy)).toEqual([])
        expect(comparable(dumpOf(copy), undisturbed)).toEqual(comparable(undisturbed, undisturbed))
        if (killsOfThis === killsOfOne) rmSync(library)
        rmSync(copy)
        done[how.what] = (done[how.what] ?? 0) + 1
        const kept = Object.keys(found.captures).length
        if (kept > 0 && kept < Object.keys(undisturbed.captures).length) incomplete++
      })
    tell(`kills of an import: ${JSON.stringify(done)}, ${incomplete} in its midst, all sound`)
  },
  patience(kills),
)
