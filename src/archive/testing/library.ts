/** Libraries in folders of their own, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ListQuery } from '../../shared/list.ts'
import type { Result } from '../../shared/result.ts'
import { connectForReading } from '../connection.ts'
import { openForReading, openForWriting, type WritingOptions } from '../open.ts'
import type { BatchItem, BatchReport } from '../batch.ts'
import type { ReadableLibrary } from '../readable.ts'
import type { WritableLibrary } from '../writable.ts'

/** A folder that is removed after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pressmark-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export const libraryPath = (): string => join(folder(), 'library.pressmark')

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`${result.problem.code}: ${result.problem.sentence} ${result.problem.detail ?? ''}`)
  return result.value
}

export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.problem.code)

/** A library with these articles that nobody has open. */
export function closedLibrary(...items: BatchItem[]): string {
  const path = libraryPath()
  const writer = valueOf(openForWriting(path, { timeZone: 'Asia/Hong_Kong' }))
  valueOf(writer.writeBatch(writer.beginImport(), items))
  writer.close()
  return path
}

export interface Opened {
  path: string
  writer: WritableLibrary
  reader: ReadableLibrary
  /** Writes the items as one batch of an import of their own. */
  write: (...items: BatchItem[]) => BatchReport
}

/** A library open on both sides; closed after the test. */
export function openLibrary(options?: WritingOptions, path = libraryPath()): Opened {
  const writer = valueOf(openForWriting(path, options))
  const reader = valueOf(openForReading(path))
  onTestFinished(() => {
    reader.close()
    writer.close()
  })
  return {
    path,
    writer,
    reader,
    write: (...items) => {
      const importId = writer.beginImport()
      const report = valueOf(writer.writeBatch(importId, items))
      valueOf(writer.endImport(importId, 'completed'))
      return report
    },
  }
}

/** All ids of a list, in order. */
export const listIds = (library: ReadableLibrary, query: ListQuery): number[] =>
  [...library.list(query)].flatMap((ids) => (ids === null ? [] : [...ids]))

/** What a walk comes to. */
export function ended<T>(walk: Generator<unknown, T, undefined>): T {
  for (;;) {
    const step = walk.next()
    if (step.done) return step.value
  }
}

/** A reader in the middle of a read: it sees the library as it is now until it is let go. */
export function heldReader(path: string): { letGo: () => void } {
  const db = connectForReading(path)
  const walk = db.prepare('SELECT name FROM setting').iterate()
  walk.next()
  return {
    letGo: () => {
      walk.return?.()
      db.close()
    },
  }
}
