import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ReasonCode } from '../shared/outcome.ts'
import { fileProblem } from './file-problem.ts'

export type ReadFile =
  { ok: true; bytes: Buffer; modified: number } | { ok: false; reason: ReasonCode; detail: string | null }

/**
 * Reads a regular file whole, or says why not. A file that grows, shrinks or is written to meanwhile is refused:
 * half of one version and half of another is no original.
 * `limit` is in bytes.
 */
export async function readRegularFile(path: string, limit: number): Promise<ReadFile> {
  try {
    // O_NONBLOCK: opening a FIFO that took the file's place must not wait for a writer.
    await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const before = await file.stat()
    if (!before.isFile()) return { ok: false, reason: 'not-a-regular-file', detail: null }
    if (before.size > limit) return { ok: false, reason: 'too-large', detail: `${before.size} bytes` }
    const bytes = await file.readFile()
    const after = await file.stat()
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || bytes.length !== before.size)
      return { ok: false, reason: 'changed-while-read', detail: null }
    return { ok: true, bytes, modified: Math.trunc(after.mtimeMs) }
  } catch (error) {
    const [reason, detail] = fileProblem(error)
    return { ok: false, reason, detail }
  }
}
