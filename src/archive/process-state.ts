import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'

/**
 * What tells a process from a later one with the same id: boot and start time in clock ticks (Linux, proc(5)).
 * Null where the system has no such file, or the process is gone.
 */
export function startOf(pid: number): string | null {
  try {
    // The program's name stands in parentheses and may hold anything, so the fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[18]}`
  } catch {
    return null
  }
}

export interface ProcessMark {
  pid: number
  /** `startOf` the process when the mark was made. */
  start: string | null
  /** When the mark was made, milliseconds. */
  written: number
}

/** Clocks are set while a computer runs; less than this proves nothing. */
const clockSlack = 600_000

/** Whether the process that made the mark still runs, as far as the system lets us know; in doubt it does. */
export function stillRuns(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  if (mark.start !== null) return startOf(mark.pid) === mark.start
  const booted = Date.now() - uptime() * 1000
  return mark.written > booted - clockSlack
}
