/**
 * A power cut, as far as it can be had without one: the log that SQLite writes ahead, cut off or damaged anywhere. To
 * kill a process never does this: what it gave to the system is written all the same.
 */
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportTarget, WritableLibrary } from '../archive/archive.ts'
import { comparable, dumpOf, faultsOf, type Dump } from '../archive/testing/dump.ts'
import { holdLog } from '../archive/testing/held-log.ts'
import { fraction, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { mixedInput } from './testing/mixed-input.ts'
import { copyLibrary, importHere } from './testing/work.ts'

const cuts = times(250)
/** Fewer than an import writes at once, so that there are more commits to cut between. */
const itemsInBatch = 20

let folder: string
let given: string
let library: string
let whole: Dump
/** After each commit: bytes of the log, and the outcomes up to there. */
const commits: { end: number; outcomes: number }[] = [{ end: 0, outcomes: 0 }]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-cut-'))
  given = await mixedInput(join(folder, 'given'))
  library = join(folder, 'library.pressmark')
  let log: { release: () => void } | null = null
  await importHere(library, [given], (opened) => {
    expect(opened.checkpoint()).toBe(true)
    log = holdLog(library)
    return inSmallBatches(opened)
  })
  copyLibrary(library, join(folder, 'cut.pressmark'))
  ;(log as { release: () => void } | null)?.release()
  library = join(folder, 'cut.pressmark')
  const complete = copyLibrary(library, join(folder, 'complete.pressmark'))
  expect(faultsOf(complete)).toEqual([])
  whole = dumpOf(complete)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function inSmallBatches(opened: WritableLibrary): ImportTarget {
  let outcomes = 0
  const writeBatch: ImportTarget['writeBatch'] = (id, items) => {
    const sum = { outcomes: [] as never[], change: { added: 0, updated: 0, removed: 0 } }
    for (let at = 0; at < items.length; at += itemsInBatch) {
      const written = opened.writeBatch(id, items.slice(at, at + itemsInBatch))
      if (!written.ok) return written
      outcomes += written.value.outcomes.length
      commits.push({ end: statSync(`${library}-wal`).size, outcomes })
    }
    return { ok: true, value: sum }
  }
  return { ...opened, writeBatch }
}

test('the log holds every commit of the import', () => {
  expect(commits.length).toBeGreaterThan(20)
  const sizes = commits.map(({ end }) => end)
  expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
  expect(statSync(`${library}-wal`).size).toBeGreaterThanOrEqual(sizes.at(-1) ?? 0)
  expect(commits.at(-1)?.outcomes).toBe(Object.keys(whole.files).length)
})

const cut = fc.record({
  how: fc.constantFrom('cut', 'cut, noise behind', 'a torn sector', 'a lost sector'),
  /** Half of them anywhere, half within some bytes or a page of the end of a commit. */
  place: fc.oneof(
    fc.record({ anywhere: fraction }),
    fc.record({
      commit: fraction,
      beside: fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -16_500, max: 16_500 })),
    }),
  ),
  noise: fc.uint8Array({ minLength: 1, maxLength: 4_096 }),
})
type Cut = typeof cut extends fc.Arbitrary<infer T> ? T : never

/** Does the damage; gives the first byte of the log that is not as it was. */
function damage(path: string, { how, place, noise }: Cut): number {
  const log = `${path}-wal`
  const { size } = statSync(log)
  const near =
    'anywhere' in place
      ? place.anywhere * size
      : (commits[Math.floor(place.commit * commits.length)]?.end ?? size) + place.beside
  const at = Math.max(0, Math.min(size - 1, Math.floor(near)))
  if (how === 'cut' || how === 'cut, noise behind') {
    const next = readFileSync(log).subarray(at, at + noise.length)
    truncateSync(log, at)
    if (how === 'cut') return at
    appendFileSync(log, noise)
    // The noise may begin like what was there.
    const same = noise.findIndex((byte, i) => byte !== next[i])
    return at + (same === -1 ? Math.min(noise.length, next.length) : same)
  }
  const bytes = readFileSync(log)
  const start = at - (at % 512)
  const sector = bytes.subarray(start, start + 512)
  const before = Buffer.from(sector)
  if (how === 'a torn sector')
    sector.forEach((byte, i) => (sector[i] = byte ^ (1 + ((noise[i % noise.length] ?? 0) % 255))))
  else sector.fill(0)
  writeFileSync(log, bytes)
  const changed = sector.findIndex((byte, i) => byte !== before[i])
  return changed === -1 ? size : start + changed
}

test(
  'a log that is cut off or damaged anywhere leaves the commits before it, and imported again the library is whole',
  async () => {
    const { captures } = comparable(whole, whole)
    let between = 0
    for (const [n, how] of fc.sample(cut, { numRuns: cuts, seed }).entries())
      await iteration(`cut ${n} ${how.how} ${JSON.stringify(how.place)}`, async () => {
        const copy = copyLibrary(library, join(folder, 'copy.pressmark'))
        const intact = damage(copy, how)
        expect(faultsOf(copy)).toEqual([])
        const found = dumpOf(copy)
        const kept = commits.findLast(({ end }) => end <= intact)?.outcomes
        expect(Object.keys(found.files)).toHaveLength(kept ?? 0)
        for (const [sha256, capture] of Object.entries(comparable(found, whole).captures))
          expect(capture).toEqual(captures[sha256])

        const summary = await importHere(copy, [given])
        expect(summary).toMatchObject({ end: 'completed', problem: null })
        expect(faultsOf(copy)).toEqual([])
        expect(comparable(dumpOf(copy), whole)).toEqual(comparable(whole, whole))
        if (kept !== 0 && kept !== commits.at(-1)?.outcomes) between++
      })
    tell(
      `cuts of the log: ${cuts}, ${between} between the first of ${commits.length - 1} commits and the last, all sound`,
    )
  },
  patience(cuts),
)
