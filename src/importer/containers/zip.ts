/**
 * Zip files (PKWARE's APPNOTE.TXT): yauzl reads the directory, which is what counts. It sets no limits of its own
 * and ends at the first name or size it dislikes, so names and sizes are judged here.
 */
import { crc32, inflateRaw } from 'node:zlib'
import { RandomAccessReader, fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl'
import { ContainerFault, type Budget } from './budget.ts'
import type { ByteReader } from './byte-reader.ts'
import { owned, timeOf, unreadable, type EntryBytes, type RawEntry } from './raw-entry.ts'
import { asUtf8, nameDecoder } from './zip-names.ts'

/** Names looked at to find their character set. */
const namesForGuess = 1_000

/** yauzl throws out of a callback, where nobody can catch it, when a file system refuses a position: this never does. */
class DirectoryReader extends RandomAccessReader {
  readonly #bytes: ByteReader

  constructor(bytes: ByteReader) {
    super()
    this.#bytes = bytes
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#bytes.read(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset)
        process.nextTick(callback, null, bytes.length)
      },
      (error: unknown) => process.nextTick(callback, error as Error),
    )
  }

  override close(callback: (error: Error | null) => void): void {
    process.nextTick(callback, null)
  }
}

async function openDirectory(directory: ByteReader): Promise<ZipFile> {
  const zip = await fromRandomAccessReaderPromise(new DirectoryReader(directory), directory.size, {
    decodeStrings: false,
    validateEntrySizes: false,
    autoClose: false,
  })
  zip.on('error', () => {})
  return zip
}

/**
 * @param directory reads the directory, at the end of the file
 * @param data the same bytes once more, read along from the start
 * @param budget pays for the entries that are read
 * @throws what yauzl says when the directory is damaged; ContainerFault
 */
export async function* zipEntries(
  directory: ByteReader,
  data: ByteReader,
  budget: Budget,
): AsyncGenerator<RawEntry, void, undefined> {
  let decodeOther: ((bytes: Uint8Array) => string) | null = null
  try {
    for await (const entry of (await openDirectory(directory)).eachEntry()) {
      let name = plainName(entry)
      if (name === null) {
        decodeOther ??= nameDecoder(await otherNames(directory))
        name = decodeOther(entry.fileNameRaw)
      }
      const kind = kindOf(entry, name)
      yield {
        name,
        kind,
        detail: kind === 'other' ? 'link or device' : null,
        modified: timeOf(entry.getLastModDate()),
        read: (limit) => readEntry(entry, data, budget, limit),
      }
    }
  } catch (error) {
    // yauzl does not go on from an entry of PKWARE's strong encryption, as its name may be encrypted, too.
    const message = error instanceof Error ? error.message : String(error)
    throw /strong encryption/.test(message) ? new ContainerFault('encrypted', message) : error
  }
}

/** UTF-8 by its flag, by the field that Info-ZIP adds, or by chance; else null. */
function plainName(entry: Entry): string | null {
  const unicodePath = entry.extraFields.find(
    ({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1,
  )?.data
  if (unicodePath !== undefined && unicodePath.readUInt32LE(1) === crc32(entry.fileNameRaw))
    return asUtf8(unicodePath.subarray(5)) ?? asUtf8(entry.fileNameRaw)
  return asUtf8(entry.fileNameRaw)
}

/** A second walk along the directory, which the zip may have been read from already. */
async function otherNames(directory: ByteReader): Promise<Uint8Array[]> {
  const names: Uint8Array[] = []
  try {
    for await (const entry of (await openDirectory(directory)).eachEntry())
      if (asUtf8(entry.fileNameRaw) === null && names.push(entry.fileNameRaw) >= namesForGuess) break
  } catch {
    // The first walk will come to the damage, too; what stands before it must do.
  }
  return names
}

/** The upper half of the attributes is Unix's mode (Info-ZIP), when a Unix made the entry or one that acts so. */
function kindOf(entry: Entry, name: string): RawEntry['kind'] {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  const madeOnUnix = [3, 19].includes(entry.versionMadeBy >>> 8)
  if (madeOnUnix && type !== 0 && type !== 0o100000) return type === 0o040000 ? 'folder' : 'other'
  return /[/\\]$/.test(name) ? 'folder' : 'file'
}

async function readEntry(entry: Entry, data: ByteReader, budget: Budget, limit: number): Promise<EntryBytes> {
  if (entry.isEncrypted()) return unreadable('encrypted')
  if (!entry.canDecodeFileData())
    return unreadable('compression-unknown', `method ${entry.compressionMethod}`)
  const { uncompressedSize: size, compressedSize: packedSize } = entry
  if (size > limit) return unreadable('too-large', `${size} bytes`)
  // Deflate never makes much more of what it cannot pack.
  if (packedSize > size + size / 1_000 + 1_000) return unreadable('size-lies', `${packedSize} bytes packed`)

  budget.spend(size)
  const at = entry.relativeOffsetOfLocalHeader
  const header = Buffer.from(await data.read(at, 30))
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    return unreadable('entry-damaged', 'no header')
  const packed = await data.read(at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packedSize)
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
