import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
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
    const bytes = await readWhole(file, before.size)
    const after = await file.stat()
    if (bytes === null || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      return { ok: false, reason: 'changed-while-read', detail: null }
    return { ok: true, bytes, modified: Math.trunc(after.mtimeMs) }
  } catch (error) {
    const [reason, detail] = fileProblem(error)
    return { ok: false, reason, detail }
  }
}

/** As many bytes, or null when there are fewer. One request where `readFile` makes three: each is a way through a queue. */
async function readWhole(file: FileHandle, size: number): Promise<Buffer | null> {
  // Memory of its own: a slice of the shared pool would be sent to another thread with all of the pool.
  const bytes = Buffer.allocUnsafeSlow(size)
  for (let length = 0; length < size;) {
    const { bytesRead } = await file.read(bytes, length, size - length, length)
    if (bytesRead === 0) return null
    length += bytesRead
  }
  return bytes
}
