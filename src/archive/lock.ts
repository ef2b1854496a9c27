/**
 * The writer's lock file: at most one process writes a library. It names its holder, so that a person can be told,
 * and one left behind by a killed process is recognised. Readers never look at it.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { refusedWrite } from './problems.ts'
import { startOf, stillRuns } from './process-state.ts'

interface Holder {
  host: string
  pid: number
  /** When the process began, as the system tells it; null where it does not. */
  start: string | null
  written: number
  token: string
}

/** Checked by hand: a schema library would be loaded by every process that opens a library. */
function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const { host, pid, start, written, token } = value as Record<string, unknown>
  return (
    typeof host === 'string' &&
    Number.isSafeInteger(pid) &&
    (pid as number) > 0 &&
    (start === null || typeof start === 'string') &&
    typeof written === 'number' &&
    typeof token === 'string' &&
    /^[\w-]+$/.test(token)
  )
}

export interface Lock {
  release: () => void
}

/** Tokens of the locks that this process holds: tells them from one left by a dead process with our own id. */
const held = new Set<string>()

/** Takes the lock at this path, or says who holds it. */
export function acquireLock(path: string): Result<Lock> {
  const self: Holder = {
    host: hostname(),
    pid: process.pid,
    start: startOf(process.pid),
    written: Date.now(),
    token: randomUUID(),
  }
  try {
    const other = take(path, self)
    if (other !== null) return fail('library-open-elsewhere', sentenceAbout(other, path))
  } catch (error) {
    // A lock that cannot be written is a folder that cannot be written.
    return refusedWrite(error)
  }
  held.add(self.token)
  return ok({
    release: () => {
      if (held.delete(self.token) && tokenAt(path) === self.token) rmSync(path, { force: true })
    },
  })
}

/** Someone we know nothing about: the file cannot be understood. */
type Other = Holder | 'unknown'

/** Null when the lock is now ours, else who has it. */
function take(path: string, self: Holder): Other | null {
  for (let attempt = 0; ; attempt++) {
    if (create(path, self)) return null
    const other = read(path)
    if (other === 'nobody') continue
    if (other === 'unknown') {
      // On a file system without links a lock may be seen before it is written.
      if (attempt < 10) sleep(20)
      else return other
      continue
    }
    if (!isStale(other)) return other
    const rival = takeOver(path, other, self)
    if (rival !== 'changed') return rival
  }
}

/**
 * Subtle: between seeing a stale lock and replacing it another process may do the same, and then a live lock would
 * be thrown away. So the right to replace *this* stale lock is itself a lock, named by its token: 1. take the claim;
 * 2. see that the stale lock is still there, which only the holder of the claim may change; 3. replace it in one
 * step; 4. drop the claim. A process killed in between leaves a stale claim, which is taken over in the same way.
 */
function takeOver(path: string, stale: Holder, self: Holder): Other | 'changed' | null {
  const claim = `${path}.${stale.token}`
  const rival = take(claim, self)
  if (rival !== null) return rival
  try {
    if (tokenAt(path) !== stale.token) return 'changed'
    const file = writeAside(path, self)
    renameSync(file, path)
    return null
  } finally {
    rmSync(claim, { force: true })
  }
}

/** False when there is a file already. */
function create(path: string, self: Holder): boolean {
  const file = writeAside(path, self)
  try {
    linkSync(file, path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? false : createInPlace(path, self)
  } finally {
    rmSync(file, { force: true })
  }
}

/** For file systems without hard links (FAT): exclusive all the same, but seen empty for an instant. */
function createInPlace(path: string, self: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(self), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Complete and on the disk before it gets its name: a power cut must not leave a lock that says nothing. */
function writeAside(path: string, self: Holder): string {
  const aside = `${path}.${randomUUID()}.tmp`
  const file = openSync(aside, 'wx', 0o600)
  try {
    writeFileSync(file, JSON.stringify(self))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return aside
}

function read(path: string): Other | 'nobody' {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHolder(value) ? value : 'unknown'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'nobody' : 'unknown'
  }
}

function tokenAt(path: string): string | null {
  const holder = read(path)
  return typeof holder === 'string' ? null : holder.token
}

function isStale(holder: Holder): boolean {
  if (holder.host !== hostname()) return false
  if (holder.pid === process.pid && holder.start === null) return !held.has(holder.token)
  return !stillRuns(holder)
}

function sentenceAbout(other: Other, path: string): string {
  if (other === 'unknown') return text.failure.libraryMaybeInUse(path)
  return other.host === hostname()
    ? text.failure.libraryInUse(other.pid, path)
    : text.failure.libraryInUseOn(other.host, path)
}

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
