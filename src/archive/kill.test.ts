import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openForReading, openForWriting } from './open.ts'
import { libraryPath, valueOf } from './testing/library.ts'

const endlessImport = fileURLToPath(new URL('testing/endless-import.ts', import.meta.url))

/**
 * Imports until it is killed, this long after its first commit, or after its start; gives how many outcomes it
 * said were committed.
 */
async function killedImport(path: string, milliseconds: number, after: 'commit' | 'start'): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', endlessImport, path])
  let said = ''
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const started = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  if (after === 'commit') await Promise.race([started, ended])
  await wait(milliseconds)
  child.kill('SIGKILL')
  await ended
  expect(errors).toBe('')
  return said.split('\n').reduce((sum, line) => sum + Number(line), 0)
}

test('an import killed at any instant leaves a library that opens, passes its check, and has what was committed', async () => {
  const path = libraryPath()
  let committed = 0
  for (let kill = 0; kill < 10; kill++) {
    committed += await killedImport(path, Math.random() * 120, 'commit')

    const reader = valueOf(openForReading(path))
    expect(reader.check().faults).toEqual([])
    const held = reader.imports().reduce((sum, { id }) => sum + reader.outcomes(id).length, 0)
    expect(held).toBeGreaterThanOrEqual(committed)
    // At most the one batch each time that was committed and not yet said.
    expect(held).toBeLessThanOrEqual(committed + 20 * (kill + 1))
    expect(reader.check().originals).toBe(held)
    reader.close()

    valueOf(openForWriting(path)).close()
  }
  const reader = valueOf(openForReading(path))
  expect(reader.imports().map(({ end }) => end)).toEqual(Array.from({ length: 10 }, () => 'stopped'))
  expect(reader.check().faults).toEqual([])
  reader.close()
}, 120_000)

test('a process killed while it makes or opens a library leaves one that opens, or none', async () => {
  const path = libraryPath()
  for (let kill = 0; kill < 6; kill++) {
    const other = `${path}${kill % 2 === 0 ? kill : ''}`
    await killedImport(other, 60 + Math.random() * 250, 'start')
    valueOf(openForWriting(other)).close()
    const reader = valueOf(openForReading(other))
    expect(reader.check().faults).toEqual([])
    reader.close()
  }
}, 120_000)
