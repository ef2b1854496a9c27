import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rehearseWithoutLibrary } from './archive.ts'
import type { BatchItem, BatchReport } from './batch.ts'
import { capture } from './testing/captures.ts'
import { openLibrary, valueOf } from './testing/library.ts'

const file = (n: number): BatchItem => ({
  kind: 'capture',
  capture: capture({
    path: `/${n}`,
    key: n % 5 === 4 ? null : `a.example/${n % 3 === 0 ? '' : n % 3}`,
    title: n % 7 === 0 ? '' : `Title ${n % 2}`,
    body: `word${n % 4} `.repeat(40),
    bytes: Buffer.from(`file ${n}`),
  }),
})
const failed: BatchItem = { kind: 'settled', path: '/x', outcome: 'failed', reason: 'empty', detail: 'why' }
const fates = ({ outcomes }: BatchReport): string[] =>
  outcomes.map(({ path, outcome }) => `${path} ${outcome}`)

test('a dry run says what the import then says, and writes nothing', () => {
  const batches = fc.array(fc.array(fc.nat(24), { maxLength: 8 }), { maxLength: 4 })
  fc.assert(
    fc.property(batches, batches, (before, after) => {
      const opened = openLibrary()
      const { writer, reader, write } = opened
      for (const batch of before) write(...batch.map(file))
      const state = (): unknown => [reader.info(), reader.imports(), reader.check()]
      const untouched = state()
      const items = after.map((batch) => [...batch.map(file), failed])
      const rehearsed = [reader, writer].map((library) => {
        const run = library.rehearse()
        const said = items.map((batch) => fates(valueOf(run.writeBatch(run.beginImport(), batch))))
        valueOf(run.endImport(0, 'completed'))
        return said
      })
      expect(state()).toEqual(untouched)
      const real = items.map((batch) => fates(write(...batch)))
      expect(rehearsed).toEqual([real, real])
      reader.close()
      writer.close()
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('a dry run knows what it took itself', () => {
  const run = rehearseWithoutLibrary()
  const one = file(1)
  const sha256 = one.kind === 'capture' ? one.capture.original.sha256 : new Uint8Array()
  expect(run.isKnown(sha256)).toBe(false)
  expect(fates(valueOf(run.writeBatch(0, [one, one])))).toEqual(['/1 added', '/1 duplicate'])
  expect(run.isKnown(sha256)).toBe(true)
  expect(fates(valueOf(run.writeBatch(0, [{ kind: 'known', path: '/2', sha256 }])))).toEqual(['/2 duplicate'])
  valueOf(run.endImport(0, 'completed'))
})
