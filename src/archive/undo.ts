/**
 * Taking an import back: the captures it brought, the articles that then have none, their originals and search rows.
 * What another import, itself not undone, was given too stays, and is from then on that one's: whoever gave a file
 * wants to have it. The import stays in the history with what became of its files.
 *
 * It goes in slices, each a transaction. What is left to do is read off the library each time, so that a process that
 * is killed meanwhile leaves nothing to repair, only something to go on with.
 */
import type { UndoPreview } from '../shared/outcome.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { articleTable } from './articles.ts'
import type { LibraryChange } from './batch.ts'
import { captureFacts } from './captures.ts'
import type { Connection } from './connection.ts'
import type { DayOf } from './days.ts'
import { listFacts } from './shown.ts'
import { eraser } from './trash.ts'

/** Milliseconds that a slice may take, so that others who write do not wait long. */
const sliceTime = 50
/** Captures looked up at once. */
const pageSize = 50

export interface UndoSlice {
  done: boolean
  change: LibraryChange
}

/** Captures that an import brought, or took over, by the outcome that says so. Needs @import. */
const brought = (outcome: string): string => `
  FROM ${outcome} CROSS JOIN capture
    ON capture.id = outcome.capture_id AND capture.import_id = outcome.import_id
  WHERE outcome.import_id = @import`

/** The first other import that was given the capture's file and still stands for it. Needs @import. */
const heir = `
  SELECT min(other.id) FROM outcome AS other JOIN import ON import.id = other.import_id
  WHERE other.capture_id = capture.id AND other.import_id <> @import AND import.undo IS NULL`

export function undoPreviewer(db: Connection): (importId: number) => UndoPreview {
  const count = db.prepare<{ import: number }, UndoPreview>(`
    WITH
      own AS MATERIALIZED (SELECT DISTINCT capture.id, capture.article_id, capture.original_id, (${heir}) AS heir ${brought('outcome')}),
      gone AS MATERIALIZED (SELECT * FROM own WHERE heir IS NULL)
    SELECT
      (SELECT count(*) FROM gone) AS captures,
      (SELECT count(*) FROM own WHERE heir IS NOT NULL) AS kept,
      (SELECT coalesce(sum(size), 0) FROM gone JOIN original ON original.id = original_id) AS bytes,
      (SELECT count(*) FROM (
         SELECT article_id, count(*) AS going FROM gone GROUP BY article_id
       ) JOIN article ON article.id = article_id WHERE going = captures) AS articles`)
  return (importId) => count.get({ import: importId }) as UndoPreview
}

export function importUndoer(db: Connection, dayOf: DayOf) {
  const articles = articleTable(db)
  const factsOfCaptures = captureFacts(db)
  const erase = eraser(db)
  const find = db.prepare<[number], { isEnded: number; undo: string | null }>(
    'SELECT ended_as IS NOT NULL AS isEnded, undo FROM import WHERE id = ?',
  )
  const mark = db.prepare<['begun' | 'done', number]>('UPDATE import SET undo = ? WHERE id = ?')
  const next = db.prepare<
    { import: number; last: number; end: number; count: number },
    { outcomeId: number; captureId: number; articleId: number; originalId: number; heir: number | null }
  >(`
    SELECT outcome.id AS outcomeId, capture.id AS captureId, capture.article_id AS articleId,
           capture.original_id AS originalId, (${heir}) AS heir
    ${brought('outcome NOT INDEXED')} AND outcome.id > @last AND outcome.id <= @end ORDER BY outcome.id LIMIT @count`)
  // The outcomes of an import follow each other: walked in the table itself, in its order, they need no sorting.
  const ends = db.prepare<[number], { first: number | null; end: number | null }>(
    'SELECT min(id) AS first, max(id) AS end FROM outcome WHERE import_id = ?',
  )
  const handOver = db.prepare<{ capture: number; heir: number }>(`
    UPDATE capture SET (import_id, path) = (SELECT import_id, path FROM outcome WHERE id = @heir)
    WHERE id = @capture`)
  const unfinished = db.prepare<[], number>("SELECT id FROM import WHERE undo = 'begun' ORDER BY id").pluck()
  /** How far the undo of an import has come in this process: what is gone must not be walked over each time. */
  const reached = new Map<number, { last: number; end: number }>()

  const range = (importId: number): { last: number; end: number } => {
    const { first, end } = ends.get(importId) ?? { first: null, end: null }
    return { last: (first ?? 1) - 1, end: end ?? 0 }
  }

  return {
    unfinished: (): number[] => unfinished.all(),
    /** After a slice that was rolled back. */
    forget: (): void => reached.clear(),
    /** To be run in a transaction. Of an import that is undone it does nothing. */
    slice: (importId: number): Result<UndoSlice> => {
      const change = { added: 0, updated: 0, removed: 0 }
      const found = find.get(importId)
      if (found === undefined) return fail('not-found', text.noSuchImport(importId))
      if (found.isEnded === 0) return fail('import-running', text.problem['import-running'])
      if (found.undo === 'done') return ok({ done: true, change })
      mark.run('begun', importId)

      const until = performance.now() + sliceTime
      const begin = reached.get(importId) ?? range(importId)
      const { end } = begin
      let { last } = begin
      let done = false
      while (!done && performance.now() < until) {
        const page = next.all({ import: importId, last, end, count: pageSize })
        const touched = new Set<number>()
        // A page may name a capture twice, where an archive holds a file twice.
        const seen = new Set<number>()
        for (const { outcomeId, captureId, articleId, originalId, heir } of page) {
          last = outcomeId
          if (seen.has(captureId)) continue
          seen.add(captureId)
          if (heir !== null) handOver.run({ capture: captureId, heir })
          else {
            erase.capture(captureId, originalId)
            touched.add(articleId)
          }
        }
        for (const articleId of touched) {
          const left = factsOfCaptures(articleId)
          if (left.length === 0) {
            erase.article(articleId)
            change.removed++
          } else {
            articles.update(articleId, listFacts(left, dayOf))
            change.updated++
          }
        }
        done = page.length < pageSize
      }
      reached.set(importId, { last, end })
      if (done) {
        mark.run('done', importId)
        reached.delete(importId)
      }
      return ok({ done, change })
    },
  }
}
