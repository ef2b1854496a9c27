/**
 * The floor of an import, as a process of its own: the same outputs made bare. Each file below a folder is read, hashed,
 * parsed, folded, packed, and written as rows and a search row in transactions of a thousand: no pipeline, no checks,
 * no messages. Prints the CPU time in milliseconds.
 */
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openForWriting } from '../src/archive/archive.ts'
import { pack } from '../src/archive/packing.ts'
import { parse } from '../src/parser/parser.ts'
import { searchDocument } from '../src/shared/search-document.ts'
import { sketch } from '../src/shared/sketch.ts'

const [, , folder = '', library = ''] = process.argv
const opened = openForWriting(library)
if (!opened.ok) throw new Error(opened.problem.sentence)
const importId = opened.value.beginImport()
opened.value.close()

const db = new Database(library)
db.pragma('synchronous = FULL')
db.exec(`INSERT OR IGNORE INTO import (id, started) VALUES (${importId}, 0)`)
const source = db.prepare(`INSERT INTO source (id, domain, name, name_from) VALUES (?, ?, ?, 'domain')`)
const original = db.prepare('INSERT INTO original (id, sha256, size, packing) VALUES (?, ?, ?, ?)')
const originalBytes = db.prepare('INSERT INTO original_bytes VALUES (?, ?)')
const article = db.prepare(
  `INSERT INTO article (id, address_key, identity_rules, same_address, source_id, shown_capture_id, captures, day,
     day_from, time, captured, imported, title_key)
   VALUES (?, ?, 1, 0, ?, ?, 1, ?, 'published', ?, ?, 0, ?)`,
)
const capture = db.prepare(
  `INSERT INTO capture (id, article_id, original_id, import_id, path, file_time, imported, format, encoding, title,
     address, byline, published, captured, lang, words, text_length, excerpt, image_address, missing, sketch)
   VALUES (?, ?, ?, ${importId}, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?)`,
)
const outcome = db.prepare(
  `INSERT INTO outcome (import_id, path, outcome, capture_id) VALUES (${importId}, ?, 'added', ?)`,
)
const search = db.prepare('INSERT INTO search (rowid, title, byline, body, topics) VALUES (?, ?, ?, ?, ?)')

const sources = new Map<string, number>()
function sourceId(domain: string): number {
  const known = sources.get(domain)
  if (known !== undefined) return known
  const id = sources.size + 1_000
  source.run(id, domain, domain)
  sources.set(domain, id)
  return id
}

let id = 0
const writeFiles = db.transaction((paths: string[]) => {
  for (const path of paths) {
    const bytes = readFileSync(path)
    const modified = statSync(path).mtimeMs
    const sha256 = createHash('sha256').update(bytes).digest()
    const parsed = parse(bytes, { fileName: path })
    if (!parsed.ok) continue
    id++
    const facts = parsed.article
    const text = facts.blocks.map((block) => block.text).join('\n')
    const index = searchDocument(facts.blocks)
    const packed = pack(bytes)
    const time = facts.published?.instant ?? null
    original.run(id, sha256, bytes.length, packed.packing)
    originalBytes.run(id, packed.packed)
    const key = facts.place?.key ?? null
    const keyHash = key === null ? null : createHash('sha256').update(key).digest().subarray(0, 16)
    const day = time === null ? null : Math.floor(time / 86_400_000)
    const captured = facts.captured?.instant ?? null
    article.run(id, keyHash, sourceId(facts.place?.domain ?? ''), id, day, time, captured, facts.title)
    capture.run(
      ...[id, id, id, path, Math.round(modified), facts.format, parsed.encoding, facts.title, facts.address],
      ...[facts.byline, time, captured, facts.lang, facts.words, text.length, facts.excerpt],
      ...[facts.leadImage?.address ?? null, sketch(index)],
    )
    outcome.run(path, id)
    search.run(id, index.title, index.byline, index.body, `${index.topics} ${index.tags}`)
  }
})

const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
for (let at = 0; at < paths.length; at += 1_000) writeFiles(paths.slice(at, at + 1_000))
db.close()
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ cpu: (user + system) / 1000, articles: id }))
