/** Finds and starts the system's Chromium. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { chromiumSwitches } from './chromium-switches.ts'
import { debug } from './debug.ts'
import { DevToolsPipe } from './devtools.ts'

export interface Chromium {
  pipe: DevToolsPipe
  /** Ends when the process has ended. */
  exited: Promise<void>
  /** Asks it to leave, then makes it. */
  close: () => Promise<void>
}

/** Debian's wrapper script adds 30 ms and switches that call home, so the program behind it comes first. */
const places = ['/usr/lib/chromium/chromium', '/usr/lib/chromium-browser/chromium-browser']
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

export function findChromium(): string | null {
  const given = process.env.STANDIN_CHROMIUM
  if (given) return existsSync(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...places, ...onPath].find((path) => existsSync(path)) ?? null
}

/** @param wantsPort opens a DevTools port on the loopback as well, and says so on standard error as Electron does. */
export function startChromium(program: string, sessionData: string, wantsPort: boolean): Chromium {
  const profile = openProfile(sessionData)
  const child = spawn(program, chromiumSwitches(profile.folder, wantsPort), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Ctrl+C is for the app, which then quits in its own order.
    detached: true,
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', GOOGLE_API_KEY: 'no' },
  })
  announceEndpoint(child)
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      console.error(`The stand-in cannot start Chromium: ${error.message}`)
      resolve()
    })
    child.once('exit', () => resolve())
  }).then(profile.close)
  const pipe = new DevToolsPipe(child.stdio[4] as Readable, child.stdio[3] as Writable)
  return { pipe, exited, close: () => close(child, pipe, exited) }
}

/** Long enough to write the page's storage down; a Chromium that hangs is not waited for. */
const patience = 3_000

async function close(child: ChildProcess, pipe: DevToolsPipe, exited: Promise<void>): Promise<void> {
  pipe.browser.tell('Browser.close')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await exited
  clearTimeout(timer)
}

function announceEndpoint(child: ChildProcess): void {
  let text = ''
  let announced = false
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    debug(chunk)
    if (announced) return
    text += chunk
    const line = /^DevTools listening on ws:\S+$/m.exec(text)?.[0]
    if (line === undefined) return
    announced = true
    process.stderr.write(`${line}\n`)
  })
}

/**
 * Chromium's profile is a folder in the app's data, so that what a page stores is there again. A second process on
 * the same data, which Electron allows, gets a temporary one, because Chromium would hand over to the first and leave.
 */
function openProfile(sessionData: string): { folder: string; close: () => void } {
  const folder = join(sessionData, 'stand-in-chromium')
  mkdirSync(folder, { recursive: true })
  if (!isInUse(folder)) return { folder, close: () => {} }
  const temporary = mkdtempSync(join(tmpdir(), 'stand-in-'))
  return {
    folder: temporary,
    close: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** Chromium's lock is a link to `host-pid`. */
function isInUse(folder: string): boolean {
  try {
    const lock = readlinkSync(join(folder, 'SingletonLock'))
    const dash = lock.lastIndexOf('-')
    if (lock.slice(0, dash) !== hostname()) return true
    process.kill(Number(lock.slice(dash + 1)), 0)
    return true
  } catch {
    return false
  }
}
