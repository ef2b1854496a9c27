/** Imports without end, to be killed: `node endless-import.ts LIBRARY`. Says a line for each batch that is committed. */
import { writeSync } from 'node:fs'
import { openForWriting } from '../archive.ts'
import { at, item } from './captures.ts'

const opened = openForWriting(process.argv[2] ?? '')
if (!opened.ok) throw new Error(opened.problem.sentence)
const library = opened.value
const importId = library.beginImport()
const salt = `${process.pid} ${Date.now()}`
for (let round = 0; ; round++) {
  const items = Array.from({ length: 20 }, (_, i) =>
    item({
      key: `paper.example/${round * 20 + i - (i % 3)}`,
      title: `Title ${i}`,
      body: `harbour ${round} `.repeat(40 + i),
      bytes: Buffer.from(`${salt} ${round} ${i} ${'lighthouse '.repeat(200)}`),
      captured: at('2024-01-01T00:00Z'),
      topics: [{ id: String(i), name: `Topic ${round}` }],
    }),
  )
  const written = library.writeBatch(importId, items)
  if (!written.ok) throw new Error(written.problem.detail)
  writeSync(1, `${written.value.outcomes.length}\n`)
  if (round % 5 === 4) library.checkpoint()
}
