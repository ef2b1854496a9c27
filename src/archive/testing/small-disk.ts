/** A disk of a given size, where the test may mount one: root, on Linux. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (command: string, ...args: string[]): unknown => execFileSync(command, args, { stdio: 'ignore' })

const kilobytes = (megabytes: number): number => Math.round(megabytes * 1024)

export class SmallDisk {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  /** @param megabytes in memory (tmpfs) */
  static mount(path: string, megabytes: number): SmallDisk {
    mkdirSync(path, { recursive: true })
    run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes(megabytes)}k,mode=0700`, 'tmpfs', path)
    return new SmallDisk(path)
  }

  resize(megabytes: number): void {
    run('mount', '-o', `remount,size=${kilobytes(megabytes)}k`, this.path)
  }

  /** Only while nothing on it is open for writing. */
  makeReadOnly(): void {
    run('mount', '-o', 'remount,ro', this.path)
  }

  makeWritable(): void {
    run('mount', '-o', 'remount,rw', this.path)
  }

  /** Also while something on it is open. */
  unmount(): void {
    run('umount', '--lazy', this.path)
  }
}

/** Why no disk can be mounted here, or null. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'a small disk can be mounted on Linux only'
  if (process.getuid?.() !== 0) return 'only root may mount a small disk'
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-disk-'))
  try {
    SmallDisk.mount(folder, 1).unmount()
    return null
  } catch {
    return 'this system lets nobody mount a small disk'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
