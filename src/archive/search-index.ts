/**
 * The search index as a whole: whether it is as it should be, and how it is made so again (docs/search.md). All of it
 * is derived, and what is missing is read off its rows, so that a process that is killed meanwhile leaves nothing to
 * repair, only something to go on with.
 *
 * Rows that are missing are added to the table `search`. One that is full of old terms, or is to be made anew, stays
 * in use while `search_next` is filled beside it, which then takes its place: replacing its rows one by one takes five
 * times as long, and FTS5 then stops for seconds to merge what is left of them (measured on 16,000 articles).
 */
import type { IncomingOriginal } from '../shared/incoming.ts'
import type { SearchDocument } from '../shared/search-document.ts'
import type { SearchIndexState } from '../shared/search-index.ts'
import { termsVersion } from '../shared/terms.ts'
import type { Connection } from './connection.ts'
import { originalReader } from './originals.ts'
import { problemOf } from './problems.ts'
import { forgetSetting, readSetting, writeSetting } from './settings.ts'

/** A capture that is to be indexed. */
export interface CaptureToIndex {
  /** As they were at its import: for an original that can no longer be parsed. */
  title: string
  byline: string
  /** Of its file, at the import. */
  path: string
  original: IncomingOriginal
}

export interface IndexedCapture {
  captureId: number
  document: SearchDocument
}

/** What an index needs to be current: captures in this order, and how many there are in all. */
export interface SearchIndexPlan {
  captureIds: number[]
  total: number
}

type Table = 'search' | 'search_next'

/** As the migrations and schema.sql have it, which a test compares. */
const create = (table: Table): string => `
  DROP TABLE IF EXISTS ${table};
  CREATE VIRTUAL TABLE ${table} USING fts5 (
    title, byline, body, topics, tags,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  )`

const current = String(termsVersion)

/** By version and counts only, which takes milliseconds at a million. */
export function searchIndexState(db: Connection): SearchIndexState {
  if (readSetting(db, 'search_terms') !== current || hasNext(db) || !isUsable(db)) return 'stale'
  const { rows, captures } = db
    .prepare<[], { rows: number; captures: number }>(
      'SELECT (SELECT count(*) FROM search_docsize) AS rows, (SELECT count(*) FROM capture) AS captures',
    )
    .get() as { rows: number; captures: number }
  return rows === captures ? 'current' : 'stale'
}

/** The same, row by row. */
export function checkedSearchIndexState(db: Connection): SearchIndexState {
  if (searchIndexState(db) === 'stale') return 'stale'
  return missingFrom(db, 'search').length + orphansOf(db, 'search').length === 0 ? 'current' : 'stale'
}

/**
 * A table that is gone or cannot be used is made anew, empty: without it the library cannot be opened for writing.
 * Not when pages of the file are damaged: dropping it might then give away pages that are not its own.
 */
export function ensureSearchTable(db: Connection): void {
  if (isUsable(db)) return
  const faults = db.prepare<[], string>('PRAGMA integrity_check').pluck().all()
  if (faults.every((fault) => fault === 'ok' || /fts5/i.test(fault)))
    db.transaction(() => makeEmpty(db)).immediate()
}

const missingFrom = (db: Connection, table: Table): number[] =>
  db
    .prepare<[], number>(
      `SELECT id FROM capture WHERE id NOT IN (SELECT id FROM ${table}_docsize) ORDER BY id`,
    )
    .pluck()
    .all()

const orphansOf = (db: Connection, table: Table): number[] =>
  db
    .prepare<[], number>(`SELECT id FROM ${table}_docsize WHERE id NOT IN (SELECT id FROM capture)`)
    .pluck()
    .all()

const hasNext = (db: Connection): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'search_next'").get() !== undefined

/** As far as a first look tells. Throws what has nothing to do with the table. */
function isUsable(db: Connection): boolean {
  try {
    // FTS5 remembers its segments, and asks whether they are still those when it is read.
    db.prepare('SELECT rowid FROM search LIMIT 1').get()
    db.prepare('SELECT id FROM search_docsize LIMIT 1').get()
    return true
  } catch (error) {
    if (problemOf(error).code === 'library-damaged') return false
    throw error
  }
}

/** Rows that are not there have no old terms. */
function makeEmpty(db: Connection): void {
  db.exec(create('search'))
  writeSetting(db, 'search_terms', current)
}

/** Each verb is to be run in a transaction. */
export function searchIndexer(db: Connection) {
  const originals = originalReader(db)
  const words = db.prepare<[number], { title: string; byline: string }>(
    'SELECT title, byline FROM capture WHERE id = ?',
  )

  /** The table that is filled. */
  const target = (): Table => (hasNext(db) ? 'search_next' : 'search')

  function prepare(afresh: boolean): void {
    // One on damaged pages ends it here.
    db.prepare('SELECT rowid FROM search LIMIT 1').get()
    if (hasNext(db) && readSetting(db, 'search_next_terms') !== current) dropNext()
    const isOld = readSetting(db, 'search_terms') !== current
    const isEmpty = db.prepare('SELECT 1 FROM search_docsize LIMIT 1').get() === undefined
    if (isEmpty) {
      dropNext()
      makeEmpty(db)
    } else if ((isOld || afresh) && !hasNext(db)) {
      db.exec(create('search_next'))
      writeSetting(db, 'search_next_terms', current)
    }
  }

  function dropNext(): void {
    db.exec('DROP TABLE IF EXISTS search_next')
    forgetSetting(db, 'search_next_terms')
  }

  return {
    /** What is to be added; goes on with what was begun. @param afresh also when nothing is missing */
    plan: (afresh: boolean): SearchIndexPlan => {
      prepare(afresh)
      const total = db.prepare<[], number>('SELECT count(*) FROM capture').pluck().get() ?? 0
      return { captureIds: missingFrom(db, target()), total }
    },

    /** Undefined when it was purged. */
    capture: (id: number): CaptureToIndex | undefined => {
      const original = originals.ofCapture(id)
      const known = words.get(id)
      if (original === undefined || known === undefined) return undefined
      const { path, encoding: _, ...bytes } = original
      return { ...known, path, original: bytes }
    },

    /** Captures that were purged meanwhile get no row. */
    add: (captures: readonly IndexedCapture[]): void => {
      const put = db.prepare<[string, string, string, string, string, number]>(
        `INSERT OR REPLACE INTO ${target()} (rowid, title, byline, body, topics, tags)
         SELECT id, ?, ?, ?, ?, ? FROM capture WHERE id = ?`,
      )
      for (const { captureId, document } of captures)
        put.run(document.title, document.byline, document.body, document.topics, document.tags, captureId)
    },

    /** Puts what was filled in its place. False: captures came meanwhile, so that there is a plan once more. */
    finish: (): boolean => {
      const table = target()
      const remove = db.prepare<[number]>(`DELETE FROM ${table} WHERE rowid = ?`)
      for (const id of orphansOf(db, table)) remove.run(id)
      if (missingFrom(db, table).length > 0) return false
      if (table === 'search') return true
      db.exec('DROP TABLE search; ALTER TABLE search_next RENAME TO search')
      writeSetting(db, 'search_terms', current)
      forgetSetting(db, 'search_next_terms')
      return true
    },
  }
}
