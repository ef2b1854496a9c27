/** Decides what runs the app: Electron's own binary where it can be had, else the stand-in (docs/stand-in.md). */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildStandIn } from '../stand-in/build.ts'
import { needSystemPackage } from './system-packages.ts'

export const projectRoot = resolve(import.meta.dirname, '../..')
const electronPackage = join(projectRoot, 'node_modules/electron')

export interface Runtime {
  kind: 'electron' | 'stand-in'
  /** Directory with the executable, as ELECTRON_OVERRIDE_DIST_PATH wants it. */
  dist: string
  executable: string
  /** One line for people: which and why. */
  reason: string
}

export async function chooseRuntime(): Promise<Runtime> {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) return electronAt(given, `Electron from ELECTRON_OVERRIDE_DIST_PATH (${given})`)
  const wanted = process.env.PRESSMARK_RUNTIME
  if (wanted !== 'stand-in') {
    const dist = join(electronPackage, 'dist')
    if (installedExecutable(dist)) return electronAt(dist, 'Electron, as installed with the project')
    const said = downloadElectron()
    if (said === null) return electronAt(dist, 'Electron, downloaded just now')
    if (wanted === 'electron') throw new Error(`Electron's binary cannot be downloaded: ${said}`)
    return standIn(`the stand-in on Chromium, because Electron's binary cannot be downloaded here (${said})`)
  }
  return standIn('the stand-in on Chromium, because PRESSMARK_RUNTIME asks for it')
}

async function standIn(reason: string): Promise<Runtime> {
  needSystemPackage('chromium')
  const dist = await buildStandIn()
  return { kind: 'stand-in', dist, executable: join(dist, 'electron'), reason }
}

function electronAt(dist: string, reason: string): Runtime {
  return { kind: 'electron', dist, executable: installedExecutable(dist) ?? join(dist, 'electron'), reason }
}

/** The executable below Electron's dist folder, by the platform's name for it. */
function installedExecutable(dist: string): string | null {
  const names = ['Electron.app/Contents/MacOS/Electron', 'electron.exe', 'electron']
  return names.map((name) => join(dist, name)).find((path) => existsSync(path)) ?? null
}

/** Null when it worked, else what went wrong on one line. */
function downloadElectron(): string | null {
  const run = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 10 * 60_000,
  })
  if (run.status === 0) return null
  return run.stderr.split('\n').find((line) => line.trim() !== '') ?? `exit code ${run.status}`
}

/** The version that the project is written against. */
export const electronVersion = (): string =>
  (JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as { version: string }).version
