import type { FileHandle } from 'node:fs/promises'

/** Bytes that can be read anywhere. */
export interface ByteReader {
  readonly size: number
  /** Fewer bytes than asked for at the end, none outside. The caller may not keep or change them. */
  read: (position: number, length: number) => Promise<Uint8Array>
}

/** Read at once, because neighbours are asked for next. */
const windowSize = 128 * 1024

/** One for each place that is read along: two alternating places would throw away each other's window. */
export function fileReader(file: FileHandle, size: number): ByteReader {
  let window: Uint8Array = new Uint8Array(0)
  let start = 0
  const fill = async (position: number, length: number): Promise<Uint8Array> => {
    const bytes = Buffer.allocUnsafeSlow(length)
    const { bytesRead } = await file.read(bytes, 0, length, position)
    return bytes.subarray(0, bytesRead)
  }
  return {
    size,
    read: async (position, length) => {
      const wanted = within(size, position, length)
      if (wanted === 0) return new Uint8Array(0)
      if (wanted >= windowSize) return fill(position, wanted)
      if (position < start || position + wanted > start + window.length) {
        window = await fill(position, windowSize)
        start = position
      }
      return window.subarray(position - start, position - start + wanted)
    },
  }
}

export const bufferReader = (bytes: Uint8Array): ByteReader => ({
  size: bytes.length,
  read: (position, length) =>
    Promise.resolve(bytes.subarray(position, position + within(bytes.length, position, length))),
})

/** How many of these bytes there are. Positions come out of files: they may be anything. */
const within = (size: number, position: number, length: number): number =>
  Number.isSafeInteger(position) && position >= 0 ? Math.max(0, Math.min(length, size - position)) : 0
