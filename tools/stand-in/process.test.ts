import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { expect, test } from 'vitest'
import { buildStandIn } from './build.ts'
import { fixtureApp, startFixture, temporaryFolder } from './fixtures/launch.ts'

const standIn = await buildStandIn()
const executable = join(standIn, 'electron')

/** Whether any process has the text in its command line. */
function isRunning(text: string): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

/** Starts it without a driver, so that no port is open. */
function spawnFixture(userData: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(executable, ['--no-sandbox', fixtureApp, `--user-data-dir=${userData}`], {
    stdio: 'ignore',
    env: { ...process.env, STANDIN_HEADLESS: '1', ...env },
  })
}

const profileOf = (userData: string): string => join(userData, 'stand-in-chromium')

test('a second start leaves and tells the first', async () => {
  await using first = await startFixture()
  const args = ['--no-sandbox', fixtureApp, `--user-data-dir=${first.userData}`, 'file.html']
  const second = spawnSync(executable, args, { cwd: '/', encoding: 'utf8' })
  expect(second.status, second.stderr).toBe(0)
  await expect
    .poll(async () => (await first.seen()).secondInstances)
    .toEqual([{ argv: [executable, ...args], cwd: '/', data: { from: 'data' } }])
})

test('a lock of a process that is gone does not count', async () => {
  const userData = temporaryFolder('stale')
  const lock = join(userData, 'StandInLock')
  symlinkSync(readHost() + ' 1 1', lock)
  await using started = await startFixture({ userData })
  expect(readlinkSync(lock)).toContain(` ${started.app.process().pid} `)
})

const readHost = (): string => readFileSync('/proc/sys/kernel/hostname', 'utf8').trim()

test('what a page stores is there after a restart', async () => {
  const userData = temporaryFolder('restart')
  await using before = await startFixture({ userData })
  await before.page.evaluate(() => localStorage.setItem('key', 'kept'))
  await before.app.close()
  await using after = await startFixture({ userData })
  expect(await after.page.evaluate(() => localStorage.getItem('key'))).toBe('kept')
})

test('SIGTERM quits in order and takes Chromium along', async () => {
  const userData = temporaryFolder('term')
  const log = join(userData, 'log')
  const app = spawnFixture(userData, { FIXTURE_LOG: log })
  await expect.poll(() => existsSync(log), { timeout: 10_000 }).toBe(true)
  app.kill('SIGTERM')
  const [code] = (await once(app, 'exit')) as [number]
  expect(code).toBe(0)
  expect(readFileSync(log, 'utf8')).toBe('running\nbefore-quit\nwill-quit\n')
  await expect.poll(() => isRunning(profileOf(userData))).toBe(false)
})

test('Chromium leaves when the app is killed', async () => {
  const userData = temporaryFolder('kill')
  const app = spawnFixture(userData)
  await expect.poll(() => isRunning(profileOf(userData)), { timeout: 10_000 }).toBe(true)
  app.kill('SIGKILL')
  await expect.poll(() => isRunning(userData), { timeout: 10_000 }).toBe(false)
})

test('without Chromium it names the command that installs it', () => {
  const run = spawnSync(executable, [fixtureApp, `--user-data-dir=${temporaryFolder('none')}`], {
    encoding: 'utf8',
    env: { ...process.env, STANDIN_CHROMIUM: '/nowhere/chromium' },
  })
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('apt-get install chromium')
})

test('it runs as plain Node and tells its version when asked', () => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const node = spawnSync(executable, ['-p', '6 * 7'], { encoding: 'utf8', env })
  expect(node.stdout).toBe('42\n')
  const version = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  expect(version.stdout).toMatch(/^v\d+\.\d+\.\d+\n$/)
})

test('a packaged app runs from its archive, native modules beside it', async () => {
  const folder = temporaryFolder('package')
  const source = join(folder, 'source')
  cpSync(fixtureApp, source, { recursive: true })
  mkdirSync(join(source, 'native'))
  writeFileSync(join(source, 'native/addon.node'), 'not really native')
  const place = join(folder, 'app')
  cpSync(standIn, place, { recursive: true })
  const executablePath = join(place, 'fixture')
  cpSync(join(place, 'electron'), executablePath)
  rmSync(join(place, 'electron'))
  await createPackageWithOptions(source, join(place, 'resources/app.asar'), { unpack: '*.node' })
  rmSync(source, { recursive: true })

  await using started = await startFixture({ executablePath, env: { XDG_CACHE_HOME: join(folder, 'cache') } })
  const facts = await started.app.evaluate(({ app }) => {
    const { readFileSync: read } = process.getBuiltinModule('node:fs')
    const unpacked = `${app.getAppPath()}.unpacked/native/addon.node`
    return {
      isPackaged: app.isPackaged,
      defaultApp: (process as { defaultApp?: boolean }).defaultApp,
      resources: process.resourcesPath,
      argv: process.argv[0],
      name: app.name,
      native: [`${app.getAppPath()}/native/addon.node`, unpacked].map((path) => read(path, 'utf8')),
    }
  })
  expect(facts).toEqual({
    isPackaged: true,
    defaultApp: undefined,
    resources: join(place, 'resources'),
    argv: executablePath,
    name: 'Fixture',
    native: ['not really native', 'not really native'],
  })
})
