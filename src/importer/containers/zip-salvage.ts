/**
 * A zip that is cut off has lost its directory, but each entry has a header of its own before its bytes (APPNOTE.TXT
 * 4.3.7). They are followed from the start for as long as each leads to the next.
 */
import { inflateRaw } from 'node:zlib'
import { dosDateTimeToDate } from 'yauzl'
import { largestFile } from '../../shared/incoming.ts'
import type { Budget } from './budget.ts'
import type { ByteReader } from './byte-reader.ts'
import { timeOf, type RawEntry } from './raw-entry.ts'
import { localHeader, localHeaderSize, readEntry, type PackedEntry } from './zip-entry.ts'
import { asUtf8, nameDecoder } from './zip-names.ts'

/** Such a header knows no links: one comes in as a file that holds its target, and is followed nowhere. */
export async function* salvagedEntries(
  data: ByteReader,
  budget: Budget,
): AsyncGenerator<RawEntry, void, undefined> {
  for (let at = 0; ;) {
    const header = Buffer.from(await data.read(at, localHeaderSize))
    if (header.length < localHeaderSize || header.readUInt32LE(0) !== localHeader) return
    const [nameLength, extraLength] = [header.readUInt16LE(26), header.readUInt16LE(28)]
    const nameBytes = Uint8Array.from(await data.read(at + localHeaderSize, nameLength))
    if (nameBytes.length < nameLength) return
    const start = at + localHeaderSize + nameLength + extraLength
    const flags = header.readUInt16LE(6)
    const stated: PackedEntry = {
      compressionMethod: header.readUInt16LE(8),
      crc32: header.readUInt32LE(14),
      compressedSize: header.readUInt32LE(18),
      uncompressedSize: header.readUInt32LE(22),
      relativeOffsetOfLocalHeader: at,
      isEncrypted: () => (flags & 1) !== 0,
    }
    // Bit 3: written in a stream, so that sizes and sum come behind the bytes
    const [entry, end] =
      (flags & 8) === 0
        ? [stated, start + stated.compressedSize]
        : await withTrailer(stated, data, start, budget)
    const name = asUtf8(nameBytes) ?? nameDecoder([nameBytes])(nameBytes)
    yield {
      name,
      kind: /[/\\]$/.test(name) ? 'folder' : 'file',
      detail: null,
      modified: timeOf(dosDateTimeToDate(header.readUInt16LE(12), header.readUInt16LE(10))),
      read: (limit) => readEntry(entry, data, budget, limit),
    }
    if (end === null) return
    at = end
  }
}

/** The end of such an entry shows only when it is unpacked. Null: it cannot be found, and reading the entry fails. */
async function withTrailer(
  stated: PackedEntry,
  data: ByteReader,
  start: number,
  budget: Budget,
): Promise<[PackedEntry, number | null]> {
  const packed = stated.isEncrypted() || stated.compressionMethod !== 8 ? null : await inflatedAt(data, start)
  if (packed === null) return [{ ...stated, compressedSize: data.size, uncompressedSize: data.size }, null]
  budget.spend(packed.size)
  const trailer = Buffer.from(await data.read(start + packed.length, 16))
  // Its signature may be left out
  const isSigned = trailer.length === 16 && trailer.readUInt32LE(0) === 0x08074b50
  const crc32 = trailer.length < 12 ? 0 : trailer.readUInt32LE(isSigned ? 4 : 0)
  const end = start + packed.length + (isSigned ? 16 : 12)
  return [{ ...stated, crc32, compressedSize: packed.length, uncompressedSize: packed.size }, end]
}

/** Bytes that a packed stream takes, and unpacks to. Looked for in growing stretches: most entries are small. */
async function inflatedAt(data: ByteReader, start: number): Promise<{ length: number; size: number } | null> {
  for (let stretch = 64 * 1024; ; stretch *= 8) {
    const bytes = await data.read(start, stretch)
    const found = await new Promise<{ length: number; size: number } | null>((resolve) =>
      // With `info`, which the types do not know of, the engine comes along
      inflateRaw(bytes, { info: true, maxOutputLength: largestFile }, (error, result) => {
        const { buffer, engine } = (result ?? {}) as unknown as Inflated
        resolve(error ? null : { length: engine.bytesWritten, size: buffer.length })
      }),
    )
    if (found !== null || bytes.length < stretch || stretch > largestFile) return found
  }
}

interface Inflated {
  buffer: Buffer
  engine: { bytesWritten: number }
}
