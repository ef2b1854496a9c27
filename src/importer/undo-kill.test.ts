/** The undo of an import, and the purge of the trash, killed at any instant. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openForReading, openForWriting } from '../archive/archive.ts'
import { comparable, dumpOf, faultsOf, type Dump } from '../archive/testing/dump.ts'
import { listIds, valueOf } from '../archive/testing/library.ts'
import { everything } from '../shared/list.ts'
import { fraction, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { mixedInput } from './testing/mixed-input.ts'
import { copyLibrary, importHere, work } from './testing/work.ts'
import { undoImport } from './undo.ts'

const kills = times(30)

let folder: string
/** Two imports: of a part, and of everything, the part once more too. */
let both: string
/** Every other article of it is in the trash. */
let trashed: string
let whole: Dump
let part: Dump

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-undo-kill-'))
  const given = await mixedInput(join(folder, 'given'))
  const first = ['loose', 'with-pictures'].map((name) => join(given, name))
  both = join(folder, 'both.pressmark')
  await importHere(both, first)
  part = dumpOf(both)
  await importHere(both, [given])
  whole = dumpOf(both)
  expect(Object.keys(whole.captures).length).toBeGreaterThan(Object.keys(part.captures).length + 100)

  trashed = copyLibrary(both, join(folder, 'trashed.pressmark'))
  const writer = valueOf(openForWriting(trashed))
  const reader = valueOf(openForReading(trashed))
  const ids = [...listIds(reader, everything)].filter((_, i) => i % 2 === 0)
  reader.close()
  valueOf(writer.removeArticles(ids))
  writer.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const contents = ({ captures, articles }: Dump): unknown => ({ captures, articles })

/** Of captures that are still there nothing is missing. */
function expectPart(found: Dump, of: Dump): void {
  const { captures } = comparable(of, whole)
  for (const [sha256, capture] of Object.entries(comparable(found, whole).captures))
    expect(capture).toEqual(captures[sha256])
}

test(
  'an undo that is killed goes on to its end, and leaves what was before the import',
  async () => {
    const timed = copyLibrary(both, join(folder, 'timed.pressmark'))
    const { took } = await work(timed, { verb: 'undo', importId: 2 })
    expect(faultsOf(timed)).toEqual([])
    expect(contents(comparable(dumpOf(timed), whole))).toEqual(contents(comparable(part, whole)))

    let midst = 0
    for (const [n, moment] of fc.sample(fraction, { numRuns: kills, seed }).entries())
      await iteration(`kill ${n} of an undo at ${moment}`, async () => {
        const library = copyLibrary(both, join(folder, `${n}.pressmark`))
        const worked = await work(library, { verb: 'undo', importId: 2 }, { killAfter: moment * took })
        expect(worked.errors).toBe('')
        const copy = copyLibrary(library, join(folder, 'copy.pressmark'))
        expect(faultsOf(copy)).toEqual([])
        const found = dumpOf(copy)
        expectPart(found, whole)
        const left = Object.keys(found.captures).length
        if (left < Object.keys(whole.captures).length && left > Object.keys(part.captures).length) midst++

        const writer = valueOf(openForWriting(library))
        const undo = writer.unfinishedUndos()
        if (left === Object.keys(part.captures).length) expect([[2], []]).toContainEqual(undo)
        else if (left < Object.keys(whole.captures).length) expect(undo).toEqual([2])
        valueOf(await undoImport(writer, 2))
        writer.close()
        expect(faultsOf(library)).toEqual([])
        expect(contents(comparable(dumpOf(library), whole))).toEqual(contents(comparable(part, whole)))
        rmSync(library)
      })
    tell(`kills of an undo: ${kills}, ${midst} in its midst, all sound`)
  },
  patience(kills),
)

test(
  'a purge that is killed took all of the trash, or nothing',
  async () => {
    const before = dumpOf(trashed)
    const timed = copyLibrary(trashed, join(folder, 'timed.pressmark'))
    const { took } = await work(timed, { verb: 'purge' })
    expect(faultsOf(timed)).toEqual([])
    const after = dumpOf(timed)
    expect(Object.values(after.articles).filter((article) => article.trashed === 1)).toEqual([])

    let nothing = 0
    for (const [n, moment] of fc.sample(fraction, { numRuns: kills, seed }).entries())
      await iteration(`kill ${n} of a purge at ${moment}`, async () => {
        const library = copyLibrary(trashed, join(folder, `${n}.pressmark`))
        const worked = await work(library, { verb: 'purge' }, { killAfter: moment * took })
        expect(worked.errors).toBe('')
        expect(faultsOf(library)).toEqual([])
        const found = dumpOf(library)
        if (Object.keys(found.articles).length === Object.keys(before.articles).length) nothing++
        expect([after, before]).toContainEqual(found)
        rmSync(library)
      })
    tell(`kills of a purge: ${kills}, ${nothing} before its commit, all sound`)
  },
  patience(kills),
)
