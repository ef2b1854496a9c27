import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export interface Run {
  status: number | null
  out: string
  bytes: Buffer
  err: string
}

export const program = join(import.meta.dirname, '..', 'pressmark.ts')

/**
 * @param node arguments for Node itself
 * @param input what stands on standard input
 */
export function runPressmark(args: readonly string[], node: readonly string[] = [], input = ''): Run {
  return runCommand([process.execPath, ...node, program, ...args], input)
}

/** The same with a limit on the size of files (1,024 bytes each): what a full disk looks like. */
export const runPressmarkWithFileLimit = (kilobytes: number, args: readonly string[]): Run =>
  runCommand(['bash', '-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, program, ...args])

function runCommand([command = '', ...args]: readonly string[], input = ''): Run {
  const run = spawnSync(command, args, { input, env: { ...process.env, TZ: 'Asia/Taipei' } })
  return { status: run.status, out: run.stdout.toString(), bytes: run.stdout, err: run.stderr.toString() }
}

/** One JSON value a line. */
export const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
