/** One entry of a zip, read with its sizes and its CRC-32 checked. */
import { crc32, inflateRaw } from 'node:zlib'
import type { Entry } from 'yauzl'
import type { Budget } from './budget.ts'
import type { ByteReader } from './byte-reader.ts'
import { owned, unreadable, type EntryBytes } from './raw-entry.ts'

/** What is said of an entry, by the directory or by its own header. */
export type PackedEntry = Pick<
  Entry,
  | 'compressionMethod'
  | 'compressedSize'
  | 'uncompressedSize'
  | 'crc32'
  | 'relativeOffsetOfLocalHeader'
  | 'isEncrypted'
>

/** Signature of the header before an entry's bytes (APPNOTE.TXT 4.3.7), and its size without name and extra field. */
export const localHeader = 0x04034b50
export const localHeaderSize = 30

export async function readEntry(
  entry: PackedEntry,
  data: ByteReader,
  budget: Budget,
  limit: number,
): Promise<EntryBytes> {
  if (entry.isEncrypted()) return unreadable('encrypted')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return unreadable('compression-unknown', `method ${entry.compressionMethod}`)
  const { uncompressedSize: size, compressedSize: packedSize } = entry
  if (size > limit) return unreadable('too-large', `${size} bytes`)
  // Deflate never makes much more of what it cannot pack.
  if (packedSize > size + size / 1_000 + 1_000) return unreadable('size-lies', `${packedSize} bytes packed`)

  budget.spend(size)
  const at = entry.relativeOffsetOfLocalHeader
  const header = Buffer.from(await data.read(at, localHeaderSize))
  if (header.length < localHeaderSize || header.readUInt32LE(0) !== localHeader)
    return unreadable('entry-damaged', 'no header')
  const packed = await data.read(
    at + localHeaderSize + header.readUInt16LE(26) + header.readUInt16LE(28),
    packedSize,
  )
  if (packed.length < packedSize) return unreadable('entry-damaged', 'cut off')

  const unpacked = entry.compressionMethod === 0 ? packed : await inflated(packed, size)
  if (unpacked instanceof Error)
    return (unpacked as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? unreadable('size-lies', `more than ${size} bytes`)
      : unreadable('entry-damaged', unpacked.message)
  if (unpacked.length !== size) return unreadable('size-lies', `${unpacked.length} bytes in place of ${size}`)
  if (crc32(unpacked) !== entry.crc32) return unreadable('entry-damaged', 'CRC-32')
  return { ok: true, bytes: owned(unpacked) }
}

const inflated = (packed: Uint8Array, size: number): Promise<Uint8Array | Error> =>
  new Promise((resolve) =>
    inflateRaw(packed, { maxOutputLength: Math.max(1, size) }, (error, bytes) => resolve(error ?? bytes)),
  )
