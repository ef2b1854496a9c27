/** All that a library holds, with SQL of its own: what the room says of itself is not what proves it. */
import { createHash, type Hash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { openForReading } from '../open.ts'

/** Without ids, times of imports, and the order in which things came: two libraries of the same files are equal. */
export interface Dump {
  /** What became of each path when it was last given: the SHA-256 of what is kept, or its outcome and reason. */
  files: Record<string, string>
  /** By SHA-256 of the original. */
  captures: Record<string, Record<string, unknown>>
  /** By the first of the SHA-256 of their captures. */
  articles: Record<string, Record<string, unknown>>
}

type Row = Record<string, unknown> & { id: number }

export function dumpOf(path: string): Dump {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true })
  try {
    const of = (sql: string): Map<number, unknown[][]> => {
      const rows = db.prepare<[], [number, ...unknown[]]>(sql).raw().all()
      return new Map(
        [...Map.groupBy(rows, ([id]) => id)].map(([id, list]) => [id, list.map(([, ...rest]) => rest)]),
      )
    }
    const topics = of(
      `SELECT capture_id, kind, publisher_id, name FROM capture_topic JOIN topic ON topic.id = topic_id
       ORDER BY capture_id, position`,
    )
    const references = of(
      'SELECT capture_id, address, publisher_id, text FROM reference ORDER BY capture_id, position',
    )
    const pictures = of(
      `SELECT capture_id, address, hex(sha256), type, width, height, length(bytes)
       FROM capture_picture JOIN picture ON picture.id = picture_id ORDER BY capture_id, address`,
    )
    const searchRows = searchRowsOf(db)

    const captures: Dump['captures'] = {}
    const captureRows = db.prepare<[], Row & { sha256: string }>(
      `SELECT capture.*, hex(sketch) AS sketch, hex(sha256) AS sha256, size, packing
       FROM capture JOIN original ON original.id = original_id`,
    )
    const shaOf = new Map<number, string>()
    for (const {
      id,
      article_id: _a,
      original_id: _o,
      import_id: _i,
      imported: _t,
      ...row
    } of captureRows.iterate()) {
      shaOf.set(id, row.sha256)
      captures[row.sha256] = {
        ...row,
        topics: topics.get(id) ?? [],
        references: references.get(id) ?? [],
        pictures: pictures.get(id) ?? [],
        searchRow: searchRows.get(id) ?? null,
      }
    }

    const articles: Dump['articles'] = {}
    const capturesOf = of('SELECT article_id, id FROM capture')
    const articleRows = db.prepare<[], Row & { shown: number }>(
      `SELECT article.id, hex(address_key) AS address_key, identity_rules, same_address, domain, name, name_from,
              shown_capture_id AS shown, captures, day, day_from, time, captured, title_key, trashed
       FROM article JOIN source ON source.id = source_id`,
    )
    for (const { id, shown, ...row } of articleRows.iterate()) {
      const own = (capturesOf.get(id) ?? []).map(([capture]) => shaOf.get(capture as number) ?? '').sort()
      articles[own[0] ?? `none of ${id}`] = { ...row, shown: shaOf.get(shown), own }
    }

    const files: Dump['files'] = {}
    const outcomes = db.prepare<[], [string, string, string | null, number | null]>(
      'SELECT path, outcome, reason, capture_id FROM outcome ORDER BY id',
    )
    for (const [file, outcome, reason, capture] of outcomes.raw().iterate())
      files[file] = (capture === null ? null : shaOf.get(capture)) ?? `${outcome} ${reason ?? ''}`

    return { files, captures, articles }
  } finally {
    db.close()
  }
}

/** A hash of the terms of each search row and where they stand in it. */
function searchRowsOf(db: Sqlite.Database): Map<number, string> {
  db.exec('CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, search, instance)')
  const hashes = new Map<number, Hash>()
  const terms = db.prepare<[], [string, number, string, number]>(
    'SELECT term, doc, col, offset FROM temp.term',
  )
  for (const [term, row, column, offset] of terms.raw().iterate()) {
    let hash = hashes.get(row)
    if (hash === undefined) hashes.set(row, (hash = createHash('sha256')))
    hash.update(`${term} ${column} ${offset}\n`)
  }
  return new Map([...hashes].map(([row, hash]) => [row, hash.digest('hex')]))
}

/**
 * The same, without what is chance: of several files with the same bytes the first to be written names the capture.
 * `whole` knows all files.
 */
export function comparable(
  { files, captures, articles }: Dump,
  whole: Dump,
): Omit<Dump, 'files'> & { files: Dump['files'] } {
  const given = Map.groupBy(Object.keys(whole.files), (file) => whole.files[file])
  const settled = Object.entries(captures).map(([sha256, capture]) => {
    const paths = given.get(sha256) ?? []
    const path = capture.path as string
    if (paths.length < 2 || !paths.includes(path)) return [sha256, capture] as const
    return [sha256, { ...capture, path: paths, file_time: null }] as const
  })
  return { files, captures: Object.fromEntries(settled), articles }
}

/**
 * Everything that must be true of a library whatever happened to it; empty when all is well. Changes nothing that
 * counts, but opens it for writing: give it a copy when its log must stay as it is.
 * @param options.mayBeStale the search index may have rows to come
 */
export function faultsOf(path: string, { mayBeStale = false } = {}): string[] {
  const faults: string[] = []
  const db = new Sqlite(path, { fileMustExist: true })
  try {
    const structure = db.prepare<[], string>('PRAGMA integrity_check').pluck().all()
    faults.push(...structure.filter((line) => line !== 'ok'))
    const foreign = db.pragma('foreign_key_check') as unknown[]
    faults.push(...foreign.map((row) => `foreign key: ${JSON.stringify(row)}`))
    db.exec("INSERT INTO search (search) VALUES ('integrity-check')")
    for (const [fault, sql] of Object.entries(accounts))
      for (const id of db.prepare<[], number>(sql).pluck().all()) faults.push(`${fault}: ${id}`)
  } catch (error) {
    faults.push(String(error))
  } finally {
    db.close()
  }
  const opened = openForReading(path)
  if (!opened.ok) return [...faults, opened.problem.sentence]
  const report = opened.value.check()
  faults.push(...report.faults)
  if (report.index === 'stale' && !mayBeStale) faults.push('the search index is stale')
  opened.value.close()
  return faults
}

const accounts = {
  'article without an original': `
    SELECT id FROM article WHERE NOT EXISTS (
      SELECT 1 FROM capture JOIN original_bytes USING (original_id) WHERE article_id = article.id)`,
  'original without an outcome that brought it': `
    SELECT id FROM original WHERE NOT EXISTS (
      SELECT 1 FROM capture JOIN outcome ON capture_id = capture.id
      WHERE capture.original_id = original.id AND outcome IN ('added', 'recaptured'))`,
  'outcome that brought an original which is not there': `
    SELECT outcome.id FROM outcome JOIN import ON import.id = import_id
    WHERE outcome IN ('added', 'recaptured', 'duplicate') AND capture_id IS NULL AND undo IS NULL
      AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'last_capture')`,
  'picture that no capture shows':
    'SELECT id FROM picture WHERE id NOT IN (SELECT picture_id FROM capture_picture)',
  'page without its pictures': `
    SELECT id FROM capture WHERE path LIKE '%/with-pictures/%'
      AND id NOT IN (SELECT capture_id FROM capture_picture)`,
}
