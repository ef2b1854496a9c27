/** Tar files (POSIX.1-2001 pax, ustar, GNU, and the older ones without a magic), read as a stream by tar-stream. */
import type { Readable } from 'node:stream'
import { extract, type Extract, type Header } from 'tar-stream'
import type { Budget } from './budget.ts'
import { gunzipped } from './gunzip.ts'
import { owned, timeOf, unreadable, type EntryBytes, type RawEntry } from './raw-entry.ts'
import { asUtf8, nameDecoder } from './zip-names.ts'

/** Names as bytes, one a character: a tar does not say what they are encoded in. The types know of no options. */
const options: object = { allowUnknownFormat: true, filenameEncoding: 'latin1' }

/**
 * @param budget pays for what gzip unpacks, also of entries that nobody reads
 * @throws what tar-stream, zlib or the source says when it is damaged or cut off; ContainerFault
 */
export async function* tarEntries(
  source: Readable,
  gzip: boolean,
  budget: Budget,
): AsyncGenerator<RawEntry, void, undefined> {
  const entries = extract(options)
  const fed = feed(gzip ? paid(gunzipped(source), budget) : source, entries)
  try {
    for await (const entry of entries) {
      const { header } = entry
      const kind = kindOf(header)
      yield {
        name: nameOf(header),
        kind,
        detail: kind !== 'other' ? null : isSparse(header) ? 'sparse' : String(header.type ?? 'unknown type'),
        modified: timeOf(header.mtime),
        read: (limit) => readEntry(entry as AsyncIterable<Uint8Array>, header.size, limit),
      }
      // What was not read must go by before the next header comes.
      entry.resume()
    }
  } catch (error) {
    // That the tar ends too early is then only what came of it.
    throw (await fed) ?? error
  } finally {
    entries.destroy()
    source.destroy()
  }
  const failure = await fed
  if (failure !== null) throw failure
}

/**
 * Writes all there is into the tar, and ends it, also when the source fails: to destroy it would lose the entries
 * that are in it and nobody has read yet. Gives what the source failed with.
 */
async function feed(source: AsyncIterable<Uint8Array>, entries: Extract): Promise<Error | null> {
  let proceed = (): void => {}
  const onProceed = (): void => proceed()
  entries.on('drain', onProceed).on('close', onProceed)
  try {
    for await (const chunk of source) {
      const drained = new Promise<void>((resolve) => (proceed = resolve))
      if (!entries.write(chunk) && !entries.destroyed) await drained
      if (entries.destroyed) return null
    }
    return null
  } catch (error) {
    return error as Error
  } finally {
    entries.end(null)
  }
}

async function* paid(
  chunks: AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    budget.spend(chunk.length)
    yield chunk
  }
}

/** GNU's way in a pax header: what is stored is a map and the parts that are no holes, in that order. */
const isSparse = ({ pax }: Header): boolean =>
  Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse.'))

/** Those of a pax header are UTF-8, and are decoded; the others are bytes, one a character. */
function nameOf({ name, pax }: Header): string {
  const named = pax as { path?: string; 'GNU.sparse.name'?: string } | null
  if (named?.['GNU.sparse.name']) return named['GNU.sparse.name']
  if (named?.path) return name
  const bytes = Buffer.from(name, 'latin1')
  return asUtf8(bytes) ?? nameDecoder([bytes])(bytes)
}

function kindOf(header: Header): RawEntry['kind'] {
  const { type } = header
  if (isSparse(header)) return 'other'
  if (type === 'directory') return 'folder'
  return type === 'file' || type === 'contiguous-file' ? 'file' : 'other'
}

async function readEntry(entry: AsyncIterable<Uint8Array>, size: number, limit: number): Promise<EntryBytes> {
  if (size > limit) return unreadable('too-large', `${size} bytes`)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of entry) {
      chunks.push(chunk)
      length += chunk.length
    }
  } catch (error) {
    return unreadable('entry-damaged', error instanceof Error ? error.message : String(error))
  }
  if (length !== size) return unreadable('entry-damaged', 'cut off')
  return { ok: true, bytes: owned(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks)) }
}
