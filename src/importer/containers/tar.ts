/** Tar files (POSIX.1-2001 pax, ustar, GNU, and the older ones without a magic), read as a stream by tar-stream. */
import { Transform, type Readable, type Writable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { Budget } from './budget.ts'
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
  const stages = gzip ? [source, createGunzip(), counter(budget)] : [source]
  // streamx' streams are Node's in all that a pipe needs.
  const chain = [...stages, entries as unknown as Writable]
  chain.reduce((from, to) => {
    from.on('error', (error) => to.destroy(error))
    return from.pipe(to as Writable)
  })
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
  } finally {
    source.destroy()
  }
}

const counter = (budget: Budget): Transform =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      try {
        budget.spend(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })

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
