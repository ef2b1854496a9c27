import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { acquireLock } from './lock.ts'
import { startOf } from './process-state.ts'
import { codeOf, folder, valueOf } from './testing/library.ts'

const lockPath = (): string => join(folder(), 'library.pressmark.lock')

const holder = (given: object): string =>
  JSON.stringify({
    host: hostname(),
    pid: process.pid,
    start: startOf(process.pid),
    written: Date.now(),
    token: 'another',
    ...given,
  })

/** The id of a process that is no more. */
const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid

test('a lock is held until it is released, and says by whom', () => {
  const path = lockPath()
  const lock = valueOf(acquireLock(path))
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ host: hostname(), pid: process.pid })
  const refused = acquireLock(path)
  expect(refused).toMatchObject({ ok: false, problem: { code: 'library-open-elsewhere' } })
  expect(refused.ok ? '' : refused.problem.sentence).toContain(`process ${process.pid}`)
  lock.release()
  expect(readdirSync(join(path, '..'))).toEqual([])
  valueOf(acquireLock(path)).release()
})

test('a lock released twice does not take the next one away', () => {
  const path = lockPath()
  const first = valueOf(acquireLock(path))
  first.release()
  const second = valueOf(acquireLock(path))
  first.release()
  expect(codeOf(acquireLock(path))).toBe('library-open-elsewhere')
  second.release()
})

test('the lock of a dead process is taken over', () => {
  const path = lockPath()
  writeFileSync(path, holder({ pid: deadPid(), start: null }))
  const lock = valueOf(acquireLock(path))
  expect(readdirSync(join(path, '..'))).toEqual(['library.pressmark.lock'])
  expect(codeOf(acquireLock(path))).toBe('library-open-elsewhere')
  lock.release()
})

test('the lock of a dead process whose id another program has now is taken over', () => {
  const path = lockPath()
  writeFileSync(path, holder({ start: startOf(process.pid) === null ? null : 'an-earlier-boot 1' }))
  valueOf(acquireLock(path)).release()
})

test('a lock on another computer is not taken over, and the file is named', () => {
  const path = lockPath()
  writeFileSync(path, holder({ host: 'elsewhere', pid: deadPid() }))
  const refused = acquireLock(path)
  expect(refused).toMatchObject({ ok: false, problem: { code: 'library-open-elsewhere' } })
  expect(refused.ok ? '' : refused.problem.sentence).toContain(path)
})

test('a lock that says nothing is left alone', () => {
  const path = lockPath()
  writeFileSync(path, '')
  expect(codeOf(acquireLock(path))).toBe('library-open-elsewhere')
  expect(readFileSync(path, 'utf8')).toBe('')
})

test('one that was killed while it took a lock over is taken over itself', () => {
  const path = lockPath()
  writeFileSync(path, holder({ pid: deadPid(), start: null, token: 'first' }))
  writeFileSync(`${path}.first`, holder({ pid: deadPid(), start: null, token: 'second' }))
  const lock = valueOf(acquireLock(path))
  expect(readdirSync(join(path, '..'))).toEqual(['library.pressmark.lock'])
  lock.release()
})

test('of many processes that see a stale lock at once exactly one gets it', async () => {
  const contender = fileURLToPath(new URL('testing/lock-contender.ts', import.meta.url))
  for (let round = 0; round < 3; round++) {
    const path = lockPath()
    writeFileSync(path, holder({ pid: deadPid(), start: null, token: `stale-${round}` }))
    const start = String(Date.now() + 1_500)
    const contenders = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', contender, path, start])
      let said = ''
      child.stdout.on('data', (data: Buffer) => (said += data.toString()))
      const answered = new Promise<string>((resolve) =>
        child.stdout.on('data', () => said.endsWith('\n') && resolve(said.trim())),
      )
      const exited = new Promise((resolve) => child.once('exit', resolve))
      return { child, answered, exited }
    })
    const answers = await Promise.all(contenders.map(({ answered }) => answered))
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'library-open-elsewhere')).toHaveLength(3)
    for (const { child } of contenders) child.kill('SIGKILL')
    await Promise.all(contenders.map(({ exited }) => exited))
    valueOf(acquireLock(path)).release()
    expect(readdirSync(join(path, '..'))).toEqual([])
  }
})
