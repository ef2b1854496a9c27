/** Opening, killed at any instant. Imports are killed in src/importer/kill.test.ts. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fraction, iteration, patience, seed, tell, times } from '../shared/proof.test-support.ts'
import { openForReading, openForWriting } from './open.ts'
import { faultsOf } from './testing/dump.ts'
import { libraryPath, valueOf } from './testing/library.ts'

const kills = times(60)
const endlessImport = fileURLToPath(new URL('testing/endless-import.ts', import.meta.url))

/** Makes or opens a library and writes to it without end; killed this long after its first commit, or its start. */
async function killed(path: string, milliseconds: number, after: 'commit' | 'start'): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', endlessImport, path])
  const start = performance.now()
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const committed = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  if (after === 'commit') await Promise.race([committed, ended])
  const took = performance.now() - start
  await wait(milliseconds)
  child.kill('SIGKILL')
  await ended
  expect(errors).toBe('')
  return took
}

test(
  'a process killed while it makes or opens a library leaves one that opens, or none',
  async () => {
    const path = libraryPath()
    const toFirstCommit = await killed(path, 0, 'commit')
    let none = 0
    for (const [n, moment] of fc.sample(fraction, { numRuns: kills, seed }).entries())
      await iteration(`kill ${n} at ${moment}`, async () => {
        // Every other one opens the library that is there, with the log and the lock that the last one left.
        const library = n % 2 === 0 ? `${path}${n}` : path
        await killed(library, moment * toFirstCommit * 1.2, 'start')
        const left = openForReading(library)
        if (left.ok) {
          expect(left.value.check().faults).toEqual([])
          left.value.close()
        } else {
          expect(left.problem.code).toBe('not-found')
          none++
        }
        valueOf(openForWriting(library)).close()
        expect(faultsOf(library)).toEqual([])
        // Nothing of SQLite's stays; half-made files may, under names of their own.
        const beside = readdirSync(dirname(library)).filter((name) =>
          name.startsWith(`${basename(library)}-`),
        )
        expect(beside).toEqual([])
      })
    tell(`kills while a library is made or opened: ${kills}, ${none} before there was one, all sound`)
  },
  patience(kills),
)
