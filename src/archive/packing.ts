/**
 * How original bytes are packed for the library, and taken out again. Worker threads use this file too, so it
 * must never import SQLite.
 */
import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { IncomingOriginal } from '../shared/incoming.ts'

/**
 * Brotli (RFC 7932) brings a dictionary of HTML and of words in many languages along, which counts for much in
 * files this small. Measured on clippings of 4 to 6 KB: quality 5 leaves 53 % in 0.25 ms, 9 leaves 51 % in 6 ms;
 * zstd at level 9 leaves 60 % in 0.15 ms, at 19 56 % in 0.65 ms.
 */
const params = (size: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  // A quarter of the time: its tables are made for so much and no more.
  [constants.BROTLI_PARAM_SIZE_HINT]: size,
})

/** The bytes in the smaller of the two packings. */
export function pack(bytes: Uint8Array): Pick<IncomingOriginal, 'packing' | 'packed'> {
  const packed = brotliCompressSync(bytes, { params: params(bytes.length) })
  // Copies of exactly these bytes: what zlib gives may be a view of a larger buffer, which a message would carry along.
  if (packed.length >= bytes.length) return { packing: 'raw', packed: new Uint8Array(bytes) }
  return { packing: 'brotli', packed: new Uint8Array(packed) }
}

/** The untouched bytes, or null when they are not those that were packed (SHA-256 and size are compared). */
export function unpack({ packing, packed, size, sha256 }: IncomingOriginal): Uint8Array | null {
  const bytes = packing === 'raw' ? packed : decompress(packed, size)
  if (bytes === null || bytes.length !== size) return null
  return createHash('sha256').update(bytes).digest().equals(sha256) ? bytes : null
}

function decompress(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    return null
  }
}
