import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everything } from '../shared/list.ts'
import type { BatchItem, LibraryChange } from './batch.ts'
import { at, item } from './testing/captures.ts'
import { codeOf, listIds, type Opened, openLibrary, valueOf } from './testing/library.ts'

function undo({ writer }: Opened, importId: number): LibraryChange {
  const sum = { added: 0, updated: 0, removed: 0 }
  for (;;) {
    const { done, change } = valueOf(writer.undoSlice(importId))
    sum.updated += change.updated
    sum.removed += change.removed
    if (done) return sum
  }
}

const titles = ({ reader }: Opened): string[] =>
  [...reader.rows(listIds(reader, everything))].map(({ title }) => title).sort()

const originals = ({ reader }: Opened): string[] =>
  [...reader.originalsOf(null)].map(({ sha256 }) => Buffer.from(sha256).toString('hex')).sort()

test('undoing an import takes what it brought and leaves the rest', () => {
  const opened = openLibrary()
  const { reader, writer, write } = opened
  write(item({ title: 'Kept', key: 'a.example/1', body: 'harbour', captured: at('2024-01-01T00:00Z') }))
  const kept = titles(opened)
  write(
    item({ title: 'Gone', key: 'a.example/2', body: 'snow', topics: [{ id: '1', name: 'Weather' }] }),
    item({ title: 'Kept', key: 'a.example/1', body: 'harbour again', captured: at('2024-02-01T00:00Z') }),
    { kind: 'settled', path: '/x', outcome: 'failed', reason: 'empty', detail: null },
  )
  const second = reader.imports()[0]?.id ?? 0
  const bytes = [...reader.originalsOf(null)].slice(1).reduce((sum, { size }) => sum + size, 0)
  expect(reader.undoPreview(second)).toMatchObject({ articles: 1, captures: 2, kept: 0 })
  expect(reader.undoPreview(second).bytes).toBeGreaterThan(0)
  expect(reader.undoPreview(second).bytes).toBeLessThanOrEqual(bytes + 1_000)

  expect(undo(opened, second)).toEqual({ added: 0, updated: 1, removed: 1 })
  expect(titles(opened)).toEqual(kept)
  const [id = 0] = listIds(reader, everything)
  expect(valueOf(reader.article(id)).captures).toHaveLength(1)
  expect([...listIds(reader, { ...everything, filter: { ...everything.filter, search: 'snow' } })]).toEqual(
    [],
  )
  expect(reader.check()).toMatchObject({ faults: [], originals: 1 })
  expect(reader.imports()[0]).toMatchObject({ id: second, undo: 'done', counts: { added: 1, failed: 1 } })
  expect(reader.undoPreview(second)).toEqual({ articles: 0, captures: 0, bytes: 0, kept: 0 })
  expect(writer.unfinishedUndos()).toEqual([])
})

test('what another import was given too stays, and goes with that one', () => {
  const opened = openLibrary()
  const { reader, write } = opened
  const bytes = Buffer.from('the same file')
  write(item({ title: 'Both', bytes, path: '/first/a.html' }), item({ title: 'First' }))
  write(item({ title: 'Both', bytes, path: '/second/a.html' }))
  expect(reader.undoPreview(1)).toMatchObject({ articles: 1, captures: 1, kept: 1 })
  undo(opened, 1)
  expect(titles(opened)).toEqual(['Both'])
  expect([...reader.originalsOf(null)].map(({ path }) => path)).toEqual(['/second/a.html'])
  expect(reader.check().faults).toEqual([])
  expect(reader.undoPreview(2)).toMatchObject({ articles: 1, captures: 1, kept: 0 })
  undo(opened, 2)
  expect(titles(opened)).toEqual([])
  expect(reader.check()).toEqual({ faults: [], originals: 0, index: 'current' })
})

test('an undone import does not hold what an earlier one brought; files may be imported anew', () => {
  const opened = openLibrary()
  const { write } = opened
  const bytes = Buffer.from('again and again')
  write(item({ title: 'A', bytes }))
  write(item({ title: 'A', bytes }))
  undo(opened, 2)
  expect(titles(opened)).toEqual(['A'])
  undo(opened, 1)
  expect(titles(opened)).toEqual([])
  expect(write(item({ title: 'A', bytes })).outcomes).toMatchObject([{ outcome: 'added' }])
})

test('an import that is not there, that runs, or that is undone', () => {
  const opened = openLibrary()
  const { writer } = opened
  expect(codeOf(writer.undoSlice(7))).toBe('not-found')
  const running = writer.beginImport()
  valueOf(writer.writeBatch(running, [item()]))
  expect(codeOf(writer.undoSlice(running))).toBe('import-running')
  valueOf(writer.endImport(running, 'completed'))
  undo(opened, running)
  expect(undo(opened, running)).toEqual({ added: 0, updated: 0, removed: 0 })
})

test('an undo goes on after each slice, in another process too', () => {
  const opened = openLibrary()
  const { reader, writer, write } = opened
  write(...Array.from({ length: 3_000 }, (_, n) => item({ key: `a.example/${n}` })))
  expect(valueOf(writer.undoSlice(1)).done).toBe(false)
  expect(writer.unfinishedUndos()).toEqual([1])
  expect(reader.check().faults).toEqual([])
  expect(reader.imports()[0]?.undo).toBe('begun')
  const left = reader.info().articles
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(3_000)
  writer.close()

  const again = openLibrary({}, opened.path)
  expect(again.writer.unfinishedUndos()).toEqual([1])
  undo(again, 1)
  expect(again.reader.check()).toEqual({ faults: [], originals: 0, index: 'current' })
  expect(again.writer.unfinishedUndos()).toEqual([])
})

test('a library holds what the imports that stand were given, whichever are undone in whatever order', () => {
  const file = (n: number): BatchItem =>
    item({
      key: `a.example/${n % 4}`,
      title: `Title ${n % 4} ${n % 3}`,
      body: `body ${n} `.repeat(30),
      bytes: Buffer.from(`file ${n}`),
      captured: at(`2024-01-0${(n % 9) + 1}T00:00Z`),
    })
  const sha256 = (n: number): string => createHash('sha256').update(`file ${n}`).digest('hex')
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: fc.array(fc.nat(11), { minLength: 1, maxLength: 6 }) },
          { weight: 2, arbitrary: fc.nat(5) },
        ),
        { minLength: 2, maxLength: 12 },
      ),
      (steps) => {
        const opened = openLibrary({ timeZone: 'UTC' })
        const standing = new Map<number, number[]>()
        let imports = 0
        for (const step of steps) {
          if (Array.isArray(step)) {
            opened.write(...step.map(file))
            standing.set(++imports, step)
          } else if (step > 0 && step <= imports) {
            const before = opened.reader.undoPreview(step)
            const { removed } = undo(opened, step)
            if (standing.delete(step)) expect(before.articles).toBe(removed)
          }
          expect(originals(opened)).toEqual([...new Set([...standing.values()].flat().map(sha256))].sort())
          expect(opened.reader.check().faults).toEqual([])
        }
        opened.reader.close()
        opened.writer.close()
      },
    ),
    {
      numRuns: 20,
      // The reader knows segments of the search index that the last import has merged.
      examples: [[[[0], [1, 2, 3], 2, 1, [5, 0], [9, 10, 3, 11], [2], [4, 8, 7, 1, 6]]]],
    },
  )
}, 60_000)
