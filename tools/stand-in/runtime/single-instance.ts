/**
 * The single instance lock of a data folder. It must be taken, and a second start announced, without waiting; so
 * the lock is a link that names the process that holds it, and an announcement is a file in a watched folder.
 */
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { symlinkSync, unlinkSync, watch, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { decode, encode } from '../page/codec.ts'

export interface SecondInstance {
  argv: string[]
  workingDirectory: string
  additionalData: unknown
}

export class SingleInstance {
  readonly #onSecond: (second: SecondInstance) => void
  #lock: string | null = null
  #watcher: FSWatcher | null = null

  constructor(onSecond: (second: SecondInstance) => void) {
    this.#onSecond = onSecond
  }

  get held(): boolean {
    return this.#lock !== null
  }

  /** @returns false when another process holds the lock; it has been told by then. */
  request(userData: string, additionalData: unknown): boolean {
    if (this.#lock !== null) return true
    mkdirSync(userData, { recursive: true })
    const lock = join(userData, 'StandInLock')
    const letters = join(userData, 'StandInLetters')
    if (!takeLock(lock)) {
      announce(letters, { argv: process.argv, workingDirectory: process.cwd(), additionalData })
      return false
    }
    this.#lock = lock
    rmSync(letters, { recursive: true, force: true })
    mkdirSync(letters)
    this.#watcher = watch(letters, () => this.#open(letters))
    // Not a reason to stay alive.
    this.#watcher.unref()
    return true
  }

  release(): void {
    if (this.#lock === null) return
    this.#watcher?.close()
    unlinkSync(this.#lock)
    this.#lock = null
  }

  #open(letters: string): void {
    for (const name of readdirSync(letters)) {
      if (!name.endsWith('.letter')) continue
      const path = join(letters, name)
      const second = decode(readFileSync(path, 'utf8')) as SecondInstance
      rmSync(path)
      this.#onSecond(second)
    }
  }
}

function announce(letters: string, second: SecondInstance): void {
  const draft = join(letters, `${process.pid}.draft`)
  mkdirSync(letters, { recursive: true })
  writeFileSync(draft, encode(second))
  renameSync(draft, join(letters, `${process.pid}.letter`))
}

function takeLock(lock: string): boolean {
  for (;;) {
    try {
      symlinkSync(`${hostname()} ${process.pid} ${startOf(process.pid)}`, lock)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isHeld(lock)) return false
      rmSync(lock, { force: true })
    }
  }
}

/** A lock of a process that is gone is stale, also when another process has its number by now. */
function isHeld(lock: string): boolean {
  const [host, pid = '', start] = readlinkSync(lock).split(' ')
  if (host !== hostname()) return true
  return start !== '' && startOf(Number(pid)) === start
}

/** When a process started, in ticks since boot (proc_pid_stat(5), field 22); empty when there is none. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
