import { copyFileSync, openSync, closeSync, readdirSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openForReading, openForWriting } from './open.ts'
import { at, item } from './testing/captures.ts'
import { closedLibrary, libraryPath, valueOf } from './testing/library.ts'

function write(path: string, position: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, position)
  closeSync(file)
}

test('whatever is overwritten in a library, each call ends with an answer, and no damaged copy is kept', async () => {
  const path = closedLibrary(
    ...Array.from({ length: 30 }, (_, i) =>
      item({
        title: `Title ${i}`,
        body: `harbour ${i} `.repeat(100),
        captured: at('2024-01-01T00:00Z'),
        tags: ['x'],
      }),
    ),
  )
  const { size } = statSync(path)
  let damagesSeen = 0
  await fc.assert(
    fc.asyncProperty(
      // After the header, which says what the file is.
      fc.integer({ min: 100, max: size - 1 }),
      fc.constantFrom(Buffer.from([0xff]), Buffer.alloc(16, 0xa5), Buffer.alloc(3_000, 0)),
      async (position, bytes) => {
        const damaged = libraryPath()
        copyFileSync(path, damaged)
        write(damaged, position, bytes.subarray(0, size - position))

        const reader = openForReading(damaged)
        if (reader.ok) {
          const { faults } = reader.value.check()
          const target = libraryPath()
          const saved = await reader.value.saveCopy(target)
          expect(saved.ok).toBe(faults.length === 0)
          expect(readdirSync(dirname(target))).toHaveLength(saved.ok ? 1 : 0)
          damagesSeen += faults.length > 0 ? 1 : 0
          reader.value.close()
        } else {
          expect(['library-damaged', 'library-from-newer-version', 'library-unreadable']).toContain(
            reader.problem.code,
          )
          damagesSeen++
        }

        const writer = openForWriting(damaged)
        if (!writer.ok) return
        const ids = Array.from({ length: 40 }, (_, i) => i)
        const importId = writer.value.beginImport()
        for (const answer of [
          writer.value.removeArticles(ids),
          writer.value.purgeArticles(ids.slice(10)),
          writer.value.restoreArticles(ids),
          writer.value.mergeSources([1], 2),
          writer.value.setTimeZone('Asia/Hong_Kong'),
          writer.value.writeBatch(importId, [item()]),
        ])
          if (!answer.ok)
            expect(['library-damaged', 'not-found', 'unexpected']).toContain(answer.problem.code)
        writer.value.close()
      },
    ),
    { numRuns: 60 },
  )
  expect(damagesSeen).toBeGreaterThan(5)
}, 60_000)

test('a library that is not damaged has no faults', () => {
  const reader = valueOf(openForReading(closedLibrary(item(), item())))
  expect(reader.check()).toEqual({ faults: [], originals: 2, index: 'current' })
  reader.close()
})
