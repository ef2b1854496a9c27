/** Imports that the disk ends: full, or a file as large as it may be. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openForReading, openForWriting } from '../archive/archive.ts'
import { comparable, dumpOf, faultsOf, type Dump } from '../archive/testing/dump.ts'
import { codeOf, valueOf } from '../archive/testing/library.ts'
import { SmallDisk, whyNoDisk } from '../archive/testing/small-disk.ts'
import { fraction, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { mixedInput } from './testing/mixed-input.ts'
import { copyLibrary, importHere, work } from './testing/work.ts'
import { undoImport } from './undo.ts'

const disks = times(20)
const megabyte = 1024 * 1024

let folder: string
let given: string
let whole: Dump

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-disk-'))
  given = await mixedInput(join(folder, 'given'))
  const library = join(folder, 'whole.pressmark')
  await importHere(library, [given])
  whole = dumpOf(library)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Why the import ended, or that the library could not even be opened; null when it came to its end. */
async function importedUntil(library: string): Promise<string | null> {
  const opened = openForWriting(library, { timeZone: 'UTC' })
  if (!opened.ok) return opened.problem.code
  opened.value.close()
  const summary = await importHere(library, [given])
  expect(summary.end).toBe(summary.problem === null ? 'completed' : 'stopped')
  return summary.problem?.code ?? null
}

/** Sound, and what there is of it as it should be; how many captures. */
function sound(library: string): number {
  if (!existsSync(library)) return 0
  const copy = copyLibrary(library, join(folder, 'copy.pressmark'))
  expect(faultsOf(copy)).toEqual([])
  const { captures } = comparable(whole, whole)
  const found = comparable(dumpOf(copy), whole).captures
  for (const [sha256, capture] of Object.entries(found)) expect(capture).toEqual(captures[sha256])
  rmSync(copy)
  return Object.keys(found).length
}

function expectWhole(library: string): void {
  expect(faultsOf(library)).toEqual([])
  expect(comparable(dumpOf(library), whole)).toEqual(comparable(whole, whole))
}

const reason = whyNoDisk()
if (reason !== null) console.log(`Not done: a disk that is full or read-only (${reason}).`)

describe.skipIf(reason !== null)('a disk', () => {
  test(
    'that fills ends the import with a reason and half of nothing, and it goes on after space is made',
    async () => {
      let midst = 0
      // From one that holds an empty library to one that holds nearly all.
      const sizes = fc.sample(
        fraction.map((f) => 0.4 + f * 2.4),
        { numRuns: disks, seed },
      )
      for (const [n, size] of sizes.entries())
        await iteration(`disk ${n} of ${size.toFixed(2)} MB`, async () => {
          const disk = SmallDisk.mount(join(folder, 'disk'), size)
          try {
            const library = join(disk.path, 'library.pressmark')
            expect(await importedUntil(library)).toBe('disk-full')
            const kept = sound(library)
            if (kept > 0) midst++
            // Full is full, also the second time.
            expect(await importedUntil(library)).toBe('disk-full')
            expect(sound(library)).toBeGreaterThanOrEqual(kept)

            disk.resize(64)
            expect(await importHere(library, [given])).toMatchObject({ end: 'completed', problem: null })
            expectWhole(library)
            expect(readdirSync(disk.path)).toEqual(['library.pressmark'])
          } finally {
            disk.unmount()
          }
        })
      tell(`full disks: ${disks}, ${midst} with something in the library, all sound`)
    },
    patience(disks),
  )

  test('that is full takes no new library, and leaves nothing of it', () => {
    const disk = SmallDisk.mount(join(folder, 'disk'), 0.1)
    try {
      expect(codeOf(openForWriting(join(disk.path, 'library.pressmark')))).toBe('disk-full')
      expect(readdirSync(disk.path)).toEqual([])
      disk.resize(64)
      valueOf(openForWriting(join(disk.path, 'library.pressmark'))).close()
    } finally {
      disk.unmount()
    }
  })

  test('that is full lets an undo go on after space is made', async () => {
    const disk = SmallDisk.mount(join(folder, 'disk'), 64)
    try {
      const library = join(disk.path, 'library.pressmark')
      await importHere(library, [given])
      const filler = join(disk.path, 'filler')
      disk.resize(24)
      try {
        writeFileSync(filler, Buffer.alloc(24 * megabyte))
      } catch {
        // Full, as meant.
      }
      expect(codeOf(openForWriting(library))).not.toBeNull()
      rmSync(filler)
      const writer = valueOf(openForWriting(library))
      try {
        writeFileSync(filler, Buffer.alloc(24 * megabyte))
      } catch {
        // Again.
      }
      expect(codeOf(await undoImport(writer, 1))).toBe('disk-full')
      sound(library)
      rmSync(filler)
      valueOf(await undoImport(writer, 1))
      writer.close()
      expect(faultsOf(library)).toEqual([])
      expect(dumpOf(library)).toMatchObject({ captures: {}, articles: {} })
    } finally {
      disk.unmount()
    }
  })

  test('that is read-only shows its library and takes no import', async () => {
    const disk = SmallDisk.mount(join(folder, 'disk'), 64)
    try {
      const library = join(disk.path, 'library.pressmark')
      await importHere(library, [given])
      disk.makeReadOnly()
      expect(codeOf(openForWriting(library))).toBe('library-read-only')
      const reader = valueOf(openForReading(library))
      expect(reader.check().faults).toEqual([])
      reader.close()
      expect(comparable(dumpOf(library), whole)).toEqual(comparable(whole, whole))
      disk.makeWritable()
      expect((await importHere(library, [given])).counts).toMatchObject({ added: 0, recaptured: 0 })
      expectWhole(library)
    } finally {
      disk.unmount()
    }
  })
})

// EFBIG, as a quota shows too; Windows knows no such limit.
test.skipIf(process.platform === 'win32')(
  'files that may not grow end the import like a full disk',
  async () => {
    let midst = 0
    const sizes = fc.sample(
      fraction.map((f) => 0.3 + f * 2.2),
      { numRuns: disks, seed },
    )
    for (const [n, size] of sizes.entries())
      await iteration(`files of ${size.toFixed(2)} MB, ${n}`, async () => {
        const library = join(folder, `${n}.pressmark`)
        const worked = await work(library, { verb: 'import', given }, { largestFile: size * megabyte })
        expect(worked).toMatchObject({ end: 'disk-full', errors: '' })
        if (sound(library) > 0) midst++
        expect(await importHere(library, [given])).toMatchObject({ end: 'completed', problem: null })
        expectWhole(library)
        rmSync(library)
      })
    tell(`files that may not grow: ${disks}, ${midst} with something in the library, all sound`)
  },
  patience(disks),
)
