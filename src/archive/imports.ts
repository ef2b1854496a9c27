/** The tables `import` and `outcome`: what became of each file that was ever given. */
import {
  noOutcomes,
  type FileOutcome,
  type ImportEnd,
  type ImportRecord,
  type OutcomeCounts,
  type OutcomeKind,
} from '../shared/outcome.ts'
import type { Connection } from './connection.ts'

export function importTable(db: Connection) {
  const lastId = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM import').pluck()
  const begin = db.prepare<[number, number]>(
    'INSERT INTO import (id, started) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const end = db.prepare<[number, ImportEnd, number]>(
    'UPDATE import SET ended = ?, ended_as = ? WHERE id = ?',
  )
  const addOutcome = db.prepare<[number, string, string, string | null, string | null, number | null]>(
    'INSERT INTO outcome (import_id, path, outcome, reason, detail, capture_id) VALUES (?, ?, ?, ?, ?, ?)',
  )

  /** Start times of the imports begun by this process. */
  const started = new Map<number, number>()

  return {
    /** Only gives a number: the row is written with the first batch, so that beginning cannot fail. */
    begin: (now: number): number => {
      const id = Math.max(lastId.get() ?? 0, ...started.keys()) + 1
      started.set(id, now)
      return id
    },
    /** Writes the import's row when it is not there yet. */
    ensure: (id: number): void => {
      const at = started.get(id)
      if (at !== undefined) begin.run(id, at)
    },
    /** The number is free again. Only for one without a row. */
    forget: (id: number): void => void started.delete(id),
    end: (id: number, how: ImportEnd, now: number): void => void end.run(now, how, id),
    addOutcome: (importId: number, file: Omit<FileOutcome, 'articleId'>, captureId: number | null): void =>
      void addOutcome.run(importId, file.path, file.outcome, file.reason, file.detail, captureId),
  }
}

export type ImportTable = ReturnType<typeof importTable>

/** An import without an end is one that was killed: when it ended is not known. */
export function endInterruptedImports(db: Connection): void {
  db.prepare("UPDATE import SET ended_as = 'stopped' WHERE ended_as IS NULL").run()
}

export function importReader(db: Connection) {
  const all = db.prepare<[], Omit<ImportRecord, 'counts'>>(
    'SELECT id, started, ended, ended_as AS "end", undo FROM import ORDER BY id DESC',
  )
  const counts = db.prepare<[number], { outcome: OutcomeKind; count: number }>(
    'SELECT outcome, count(*) AS count FROM outcome WHERE import_id = ? GROUP BY outcome',
  )
  const outcomes = db.prepare<[number], FileOutcome>(
    `SELECT outcome.path, outcome.outcome, outcome.reason, outcome.detail, capture.article_id AS articleId
     FROM outcome LEFT JOIN capture ON capture.id = outcome.capture_id
     WHERE outcome.import_id = ? ORDER BY outcome.id`,
  )
  // The page is found in the index alone, so that those before it cost next to nothing.
  const page = (condition: string): string => `
    SELECT outcome.path, outcome.outcome, outcome.reason, outcome.detail, capture.article_id AS articleId
    FROM (SELECT id FROM outcome WHERE import_id = @id ${condition} ORDER BY outcome, id LIMIT @count OFFSET @start) AS page
    JOIN outcome ON outcome.id = page.id
    LEFT JOIN capture ON capture.id = outcome.capture_id
    ORDER BY outcome.outcome, outcome.id`
  const ofAnyKind = db.prepare<[Page], FileOutcome>(page(''))
  const ofKind = db.prepare<[Page & { outcome: OutcomeKind }], FileOutcome>(page('AND outcome = @outcome'))
  const failed = db
    .prepare<[number], string>(
      "SELECT path FROM outcome WHERE import_id = ? AND outcome = 'failed' GROUP BY path ORDER BY min(id)",
    )
    .pluck()

  const countsOf = (id: number): OutcomeCounts => {
    const result = noOutcomes()
    for (const { outcome, count } of counts.all(id)) result[outcome] = count
    return result
  }

  return {
    /** Newest first. */
    imports: (): ImportRecord[] => all.all().map((record) => ({ ...record, counts: countsOf(record.id) })),
    /** In the order they were written. */
    outcomes: (importId: number): FileOutcome[] => outcomes.all(importId),
    /** Those of one fate in the order they were written, or (null) of all, by fate first. */
    importOutcomes: (
      id: number,
      outcome: OutcomeKind | null,
      start: number,
      count: number,
    ): { total: number; outcomes: FileOutcome[] } => {
      const counted = countsOf(id)
      return outcome === null
        ? { total: sumOf(counted), outcomes: ofAnyKind.all({ id, start, count }) }
        : { total: counted[outcome], outcomes: ofKind.all({ id, start, count, outcome }) }
    },
    /** Each once, in the order they were written. */
    failedPaths: (importId: number): string[] => failed.all(importId),
  }
}

interface Page {
  id: number
  start: number
  count: number
}

const sumOf = (counts: OutcomeCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
