/** Files and folders that cannot be written until the test ends. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const isRoot = process.getuid?.() === 0

/** Permissions mean nothing to root: for root it is a file attribute, which not every file system has. */
export function makeReadOnly(path: string): void {
  if (isRoot) execFileSync('chattr', ['+i', path], { stdio: 'ignore' })
  else chmodSync(path, statSync(path).isDirectory() ? 0o500 : 0o400)
  onTestFinished(() => {
    if (isRoot) execFileSync('chattr', ['-i', path])
    else chmodSync(path, 0o700)
  })
}

export const canMakeReadOnly: boolean = process.platform !== 'win32' && (!isRoot || hasAttributes())

function hasAttributes(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    execFileSync('chattr', ['+i', file], { stdio: 'ignore' })
    execFileSync('chattr', ['-i', file], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
