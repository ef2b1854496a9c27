import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'

const readBackSize = 1024 * 1024

export interface FileContent {
  bytes: Uint8Array
  sha256: Uint8Array
  /** Modification time to give it, milliseconds; null when none is known. */
  time: number | null
}

/** The disk, or what stands for one, gave other bytes back than it got. */
export class NotAsWritten extends Error {}

/**
 * Writes a new file, so that it is on the disk as it should be before anybody gives it its name: synced, read back
 * and compared with its SHA-256. Throws what the file system says, and `NotAsWritten`.
 */
export async function writeFile(path: string, { bytes, sha256, time }: FileContent): Promise<void> {
  await using file = await open(path, 'wx+')
  await file.writeFile(bytes)
  if (time !== null) await setTime(file, time)
  await file.sync()
  if (!(await hashOf(file, bytes.length)).equals(sha256)) throw new NotAsWritten(path)
}

/** A time that the file system cannot hold is no reason to go without the file. */
const setTime = (file: FileHandle, time: number): Promise<void> =>
  file.utimes(time / 1000, time / 1000).catch(() => {})

async function hashOf(file: FileHandle, size: number): Promise<Buffer> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.min(size + 1, readBackSize))
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
    if (bytesRead === 0) return hash.digest()
    hash.update(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
}
