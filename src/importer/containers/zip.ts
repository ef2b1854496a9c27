/**
 * Zip files (PKWARE's APPNOTE.TXT): yauzl reads the directory, which is what counts. It sets no limits of its own
 * and ends at the first name or size it dislikes, so names and sizes are judged here.
 */
import { crc32 } from 'node:zlib'
import { RandomAccessReader, fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl'
import { ContainerFault, type Budget } from './budget.ts'
import type { ByteReader } from './byte-reader.ts'
import { timeOf, type RawEntry } from './raw-entry.ts'
import { readEntry } from './zip-entry.ts'
import { asUtf8, nameDecoder } from './zip-names.ts'
import { salvagedEntries } from './zip-salvage.ts'

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
 * @throws what yauzl says when the directory is damaged; ContainerFault, also when it is not there, which is after the
 *   entries that could be found without it
 */
export async function* zipEntries(
  directory: ByteReader,
  data: ByteReader,
  budget: Budget,
): AsyncGenerator<RawEntry, void, undefined> {
  let zip: ZipFile
  try {
    zip = await openDirectory(directory)
  } catch (error) {
    yield* salvagedEntries(data, budget)
    // Also when all of them came: what else there was, nobody knows.
    throw new ContainerFault('archive-cut', error instanceof Error ? error.message : String(error))
  }
  let decodeOther: ((bytes: Uint8Array) => string) | null = null
  try {
    for await (const entry of zip.eachEntry()) {
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
