/** A worker thread: reads, hashes, decodes, parses and packs one file at a time. Never opens SQLite. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { pack } from '../archive/packing.ts'
import { largestFile, parse } from '../parser/parser.ts'
import type { IncomingCapture } from '../shared/incoming.ts'
import { searchDocument } from '../shared/search-document.ts'
import { sketch } from '../shared/sketch.ts'
import { companionsBeside, readPictures } from './companions.ts'
import type { FileToRead, FromWorker, ToWorker } from './parse-task.ts'
import { readRegularFile } from './read-file.ts'

interface ReadBytes {
  path: string
  bytes: Uint8Array
  modified: number | null
  sha256: Uint8Array
  /** Not out of a container, so that there is something beside it. */
  isOnDisk: boolean
}

const port = parentPort
if (port === null) throw new Error('parse-worker runs as a worker thread only')

let waiting: ReadBytes | null = null

const answer = (message: FromWorker, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer)

async function read({ path, given }: FileToRead): Promise<void> {
  const file = given ? { ok: true as const, ...given } : await readRegularFile(path, largestFile)
  if (!file.ok) return answer({ kind: 'failed', reason: file.reason, detail: file.detail })
  const sha256 = new Uint8Array(createHash('sha256').update(file.bytes).digest())
  waiting = { path, bytes: file.bytes, modified: file.modified, sha256, isOnDisk: given === undefined }
  answer({ kind: 'hashed', sha256, size: file.bytes.length })
}

async function parseWaiting({ path, bytes, modified, sha256, isOnDisk }: ReadBytes): Promise<void> {
  const parsed = parse(bytes, { fileName: basename(path) })
  if (!parsed.ok) return answer({ kind: 'failed', reason: parsed.reason, detail: parsed.detail ?? null })
  const { bodyHtml: _, blocks, ...facts } = parsed.article
  const index = searchDocument(blocks)
  const capture: IncomingCapture = {
    path,
    fileTime: modified,
    original: { sha256, size: bytes.length, ...pack(bytes) },
    encoding: parsed.encoding,
    facts,
    index,
    sketch: sketch(index),
    textLength: blocks.map(({ text }) => text).join('\n').length,
    pictures: isOnDisk ? await readPictures(parsed.pictures.companions, companionsBeside(path)) : [],
  }
  answer({ kind: 'parsed', capture }, [capture.original.packed.buffer as ArrayBuffer])
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'read') void read(message)
  else {
    const file = waiting
    waiting = null
    if (message.kind === 'parse' && file !== null) void parseWaiting(file)
  }
})
