/** A worker thread: reads, hashes, decodes, parses and packs files. Never opens SQLite. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { pack, unpack } from '../archive/packing.ts'
import { parse } from '../parser/parser.ts'
import { largestFile, type IncomingCapture } from '../shared/incoming.ts'
import { searchDocument } from '../shared/search-document.ts'
import { sketch } from '../shared/sketch.ts'
import { companionsBeside, companionsGiven, readPictures, type ReadCompanion } from './companions.ts'
import type { FileToRead, FromWorker, OriginalToIndex, ToWorker } from './parse-task.ts'
import { readRegularFile } from './read-file.ts'

interface ReadBytes {
  path: string
  bytes: Uint8Array
  modified: number | null
  sha256: Uint8Array
  readCompanion: ReadCompanion
}

const port = parentPort
if (port === null) throw new Error('parse-worker runs as a worker thread only')

const waiting = new Map<number, ReadBytes>()

const answer = (message: FromWorker, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer)

async function read(id: number, { path, given }: FileToRead): Promise<void> {
  const file = given ? { ok: true as const, ...given } : await readRegularFile(path, largestFile)
  if (!file.ok) return answer({ id, kind: 'failed', reason: file.reason, detail: file.detail })
  const sha256 = new Uint8Array(createHash('sha256').update(file.bytes).digest())
  const readCompanion = given ? companionsGiven(given.companions) : companionsBeside(path)
  waiting.set(id, { path, bytes: file.bytes, modified: file.modified, sha256, readCompanion })
  answer({ id, kind: 'hashed', sha256, size: file.bytes.length })
}

async function parseFile(id: number, file: ReadBytes): Promise<void> {
  const { path, bytes, modified, sha256, readCompanion } = file
  const parsed = parse(bytes, { fileName: basename(path) })
  if (!parsed.ok) return answer({ id, kind: 'failed', reason: parsed.reason, detail: parsed.detail ?? null })
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
    pictures: await readPictures(parsed.pictures.companions, readCompanion),
  }
  answer({ id, kind: 'parsed', capture }, [capture.original.packed.buffer as ArrayBuffer])
}

function index(id: number, { path, original }: OriginalToIndex): void {
  const bytes = unpack(original)
  if (bytes === null)
    return answer({ id, kind: 'failed', reason: 'read-error', detail: 'the original is damaged' })
  const parsed = parse(bytes, { fileName: basename(path) })
  if (!parsed.ok) return answer({ id, kind: 'failed', reason: parsed.reason, detail: parsed.detail ?? null })
  answer({ id, kind: 'indexed', document: searchDocument(parsed.article.blocks) })
}

port.on('message', (message: ToWorker) => {
  const { id } = message
  if (message.kind === 'read') return void read(id, message)
  if (message.kind === 'index') return index(id, message)
  const file = waiting.get(id)
  waiting.delete(id)
  if (message.kind === 'parse' && file !== undefined) void parseFile(id, file)
})
