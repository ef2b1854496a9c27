/** Runs importing.ts, and imports in this process. */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { openForWriting, type ImportTarget, type WritableLibrary } from '../../archive/archive.ts'
import type { ImportSummary } from '../../shared/outcome.ts'
import { Importer } from '../importer.ts'
import type { Work } from './importing.ts'

const program = fileURLToPath(new URL('importing.ts', import.meta.url))

export interface Worked {
  /** Milliseconds after it began. */
  took: number
  /** Outcomes that it said were committed. */
  committed: number
  /** How it ended; null when it was killed. */
  end: string | null
  errors: string
}

export interface HowToWork {
  /** Milliseconds after it began, or null to let it end. */
  killAfter?: number | null
  /** Largest file that it may write, bytes. */
  largestFile?: number
  /** When it has begun, and again when it is dead. */
  onBegun?: () => void
}

export async function work(library: string, what: Work, how: HowToWork = {}): Promise<Worked> {
  const { killAfter = null, largestFile, onBegun } = how
  const args = ['--disable-warning=ExperimentalWarning', program, library, JSON.stringify(what)]
  // POSIX counts in blocks of 512 bytes.
  const limited = ['-c', `ulimit -f ${Math.round((largestFile ?? 0) / 512)} && exec "$0" "$@"`]
  const child =
    largestFile === undefined
      ? spawn(process.execPath, args, { cwd: dirname(library) })
      : spawn('sh', [...limited, process.execPath, ...args], { cwd: dirname(library) })
  let said = ''
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const begun = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await Promise.race([begun, ended])
  const start = performance.now()
  onBegun?.()
  if (killAfter !== null) {
    await Promise.race([wait(killAfter), ended])
    child.kill('SIGKILL')
  }
  await ended
  const lines = said.split('\n').slice(0, -1)
  return {
    took: performance.now() - start,
    committed: lines.filter((line) => /^\d+$/.test(line)).reduce((sum, line) => sum + Number(line), 0),
    end: child.signalCode === null ? (lines.at(-1) ?? null) : null,
    errors,
  }
}

/** The library as it would be found after a crash of the system: without what processes share in memory. */
export function copyLibrary(from: string, to: string): string {
  for (const part of ['', '-wal', '-journal'])
    if (existsSync(from + part)) copyFileSync(from + part, to + part)
  return to
}

/** Starting a worker takes longer than all its work here: they are used again. */
const idle: Worker[] = []
export function createWorker(): Worker {
  const worker = idle.pop() ?? new Worker(new URL('../parse-worker.ts', import.meta.url))
  worker.terminate = () => {
    // Or each thread that had it would hear what it says to the next.
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
    idle.push(worker)
    return Promise.resolve(0)
  }
  return worker
}

/** @param through what the importer is given in place of the library */
export async function importHere(
  path: string,
  given: readonly string[],
  through: (library: WritableLibrary) => ImportTarget = (library) => library,
): Promise<ImportSummary> {
  const opened = openForWriting(path, { timeZone: 'UTC' })
  if (!opened.ok) throw new Error(`${opened.problem.sentence} ${opened.problem.detail}`)
  const library = opened.value
  try {
    const ended = await new Importer({ library: through(library), createWorker }).import(given)
    if (!ended.ok) throw new Error(ended.problem.sentence)
    return ended.value
  } finally {
    library.close()
  }
}
