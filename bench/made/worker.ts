/** A thread that makes files and gives with each what a parse worker would (src/importer/parse-worker.ts). */
import { deepStrictEqual } from 'node:assert'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { BatchItem } from '../../src/archive/archive.ts'
import { pack } from '../../src/archive/packing.ts'
import { parse } from '../../src/parser/parser.ts'
import { searchDocument } from '../../src/shared/search-document.ts'
import { sketch } from '../../src/shared/sketch.ts'
import { articleMaker, type MadeFile } from './articles.ts'
import type { PlannedFile } from './plan.ts'

export interface MadeBatch {
  number: number
  items: BatchItem[]
}

const { count } = workerData as { count: number }
const make = articleMaker(count)

function item(file: MadeFile): BatchItem {
  const { path, text, ...read } = file
  const bytes = new TextEncoder().encode(text)
  return {
    kind: 'capture',
    capture: {
      path,
      fileTime: read.facts.captured?.instant ?? null,
      original: {
        sha256: new Uint8Array(createHash('sha256').update(bytes).digest()),
        size: bytes.length,
        ...pack(bytes),
      },
      encoding: 'utf-8',
      ...read,
      sketch: sketch(read.index),
      pictures: [],
    },
  }
}

/** That the parser reads in the file what is said to stand there; language and excerpt are for it to judge. */
function check({ path, text, facts, index, textLength }: MadeFile): void {
  const parsed = parse(new TextEncoder().encode(text), { fileName: basename(path) })
  if (!parsed.ok) throw new Error(`${path} cannot be parsed: ${parsed.reason}`)
  const { bodyHtml: _, blocks, ...read } = parsed.article
  deepStrictEqual(
    { ...facts, index, textLength },
    {
      ...read,
      lang: facts.lang,
      excerpt: facts.excerpt,
      index: searchDocument(blocks),
      textLength: blocks.map((block) => block.text).join('\n').length,
    },
  )
}

parentPort?.on('message', ({ number, files }: { number: number; files: PlannedFile[] }) => {
  const made = files.map((file) => make(file.number, file.revision))
  if (made[0] !== undefined) check(made[0])
  const batch: MadeBatch = { number, items: made.map(item) }
  parentPort?.postMessage(batch)
})
