/** Times an import beside its floor and its peers. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { exitCodes } from '../src/cli/exit-codes.ts'
import { projectRoot } from '../tools/runtime/runtime.ts'

export interface ImportTimes {
  /** Seconds of CPU time of the bare work, shared out over the cores. */
  floor: number
  /** Seconds. */
  first: number
  again: number
  /** Largest resident size of the importing process, bytes; null where the system does not tell. */
  peak: number | null
  /** The library's size over the files'. */
  growth: number
  /** Seconds, null where they are not asked for or not installed. */
  peers: { ripgrep: number | null; recollindex: number | null }
}

export async function timeImport(
  corpus: string,
  library: string,
  work: string,
  withPeers: boolean,
): Promise<ImportTimes> {
  const floor = floorOf(corpus, join(work, 'floor.pressmark'))
  const first = await importOnce(corpus, library)
  const growth = statSync(library).size / sizeBelow(corpus)
  const again = await importOnce(corpus, library)
  return {
    floor,
    first: first.took,
    again: again.took,
    peak: first.peak,
    growth,
    peers: withPeers ? timePeers(corpus, work) : { ripgrep: null, recollindex: null },
  }
}

function timePeers(corpus: string, work: string): ImportTimes['peers'] {
  return {
    ripgrep: timed('rg', ['--count-matches', '立法會', corpus]),
    recollindex: timed('recollindex', ['-z', '-c', recollSettings(corpus, join(work, 'recoll'))]),
  }
}

function floorOf(corpus: string, library: string): number {
  const run = spawnSync(process.execPath, [join(projectRoot, 'bench/floor.ts'), corpus, library], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`the floor failed: ${run.stderr}`)
  const { cpu } = JSON.parse(run.stdout) as { cpu: number }
  return cpu / 1000 / availableParallelism()
}

/** Milliseconds between two looks at the process. */
const interval = 50

/**
 * Into a new library, or once more into one.
 * @param someMayFail files that fail are then neither told nor the end of the measurement
 */
export async function importOnce(
  corpus: string,
  library: string,
  { someMayFail = false } = {},
): Promise<{ took: number; peak: number | null }> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'src/cli/pressmark.ts'), 'import', corpus, '--library', library],
    { stdio: ['ignore', 'ignore', someMayFail ? 'ignore' : 'inherit'] },
  )
  let peak: number | null = null
  const looking = setInterval(() => (peak = peakOf(child.pid) ?? peak), interval)
  const status = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(looking)
  if (status !== exitCodes.allWell && !(someMayFail && status === exitCodes.someFailed))
    throw new Error(`the import ended with ${String(status)}`)
  return { took: (performance.now() - begun) / 1000, peak }
}

/** The kernel's own high-water mark, so that looking now and then misses nothing but the last moment. */
function peakOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}

function timed(command: string, args: string[]): number | null {
  const begun = performance.now()
  const run = spawnSync(command, args, { stdio: 'ignore' })
  return run.error ? null : (performance.now() - begun) / 1000
}

function recollSettings(corpus: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'recoll.conf'), `topdirs = ${corpus}\nloglevel = 1\n`)
  return folder
}

export const sizeBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
