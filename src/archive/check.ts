/**
 * Whether the library holds what it promises. SQLite's own checks look at structure; of 200 flipped bits they saw
 * 3, while the SHA-256 of each original saw nearly all that hit anything.
 */
import type { IncomingOriginal } from '../shared/incoming.ts'
import type { SearchIndexState } from '../shared/search-index.ts'
import type { Connection } from './connection.ts'
import { unpack } from './packing.ts'
import { isWhole } from './pictures.ts'
import { problemOf } from './problems.ts'
import { checkedSearchIndexState } from './search-index.ts'

export interface CheckReport {
  /** Empty when all is well; one line each, at most 100. */
  faults: string[]
  originals: number
  /** `stale` is no fault: the index is derived. */
  index: SearchIndexState
}

const mostFaults = 100

/** Each query gives the ids of what breaks the rule. */
const rules = {
  'original without its bytes':
    'SELECT id FROM original WHERE id NOT IN (SELECT original_id FROM original_bytes)',
  'original without a capture': 'SELECT id FROM original WHERE id NOT IN (SELECT original_id FROM capture)',
  'picture without a capture':
    'SELECT id FROM picture WHERE id NOT IN (SELECT picture_id FROM capture_picture)',
  'capture without an outcome':
    'SELECT id FROM capture WHERE id NOT IN (SELECT capture_id FROM outcome WHERE capture_id IS NOT NULL)',
  'article whose number of captures is wrong': `
    SELECT id FROM article WHERE captures <> (SELECT count(*) FROM capture WHERE article_id = article.id)`,
  'article that shows no capture of its own': `
    SELECT id FROM article
    WHERE id IS NOT (SELECT article_id FROM capture WHERE capture.id = shown_capture_id)`,
  'article whose mark "same address" is wrong': `
    SELECT id FROM article
    WHERE same_address <> (
      SELECT count(*) > 1 FROM article AS other WHERE other.address_key = article.address_key)`,
  'article of a source that is merged into another':
    'SELECT article.id FROM article JOIN source ON source.id = source_id WHERE merged_into IS NOT NULL',
  'source merged into one that is itself merged': `
    SELECT source.id FROM source JOIN source AS target ON target.id = source.merged_into
    WHERE target.merged_into IS NOT NULL`,
}

/** All of it is looked at as it stands at one moment, whoever writes meanwhile. */
export function checkLibrary(db: Connection): CheckReport {
  db.exec('BEGIN')
  try {
    return checkNow(db)
  } finally {
    // A damaged page may have ended it.
    if (db.inTransaction) db.exec('ROLLBACK')
  }
}

function checkNow(db: Connection): CheckReport {
  const faults: string[] = []
  const report = (fault: string): void => {
    if (faults.length < mostFaults) faults.push(fault)
  }

  // A damaged page ends a query with an error; the other checks still have something to say.
  const attempt = (check: () => void): void => {
    try {
      check()
    } catch (error) {
      const { sentence, detail } = problemOf(error)
      report(detail ?? sentence)
    }
  }

  let index: SearchIndexState = 'stale'
  attempt(() => {
    index = checkedSearchIndexState(db)
  })
  attempt(() => {
    for (const line of db.prepare<[], string>('PRAGMA integrity_check').pluck().all())
      if (line !== 'ok') report(line)
  })
  attempt(() => {
    for (const { table, rowid } of db.pragma('foreign_key_check') as { table: string; rowid: number }[])
      report(`${table} ${rowid}: names a row that is not there`)
  })
  for (const [fault, sql] of Object.entries(rules))
    attempt(() => {
      for (const id of db.prepare<[], number>(sql).pluck().iterate()) report(`${fault}: ${id}`)
    })

  let originals = 0
  attempt(() => {
    const packed = db.prepare<[], IncomingOriginal & { id: number }>(
      'SELECT id, sha256, size, packing, packed FROM original JOIN original_bytes ON original_id = id',
    )
    for (const original of packed.iterate()) {
      originals++
      if (unpack(original) === null) report(`original whose bytes are damaged: ${original.id}`)
    }
  })
  attempt(() => {
    const pictures = db.prepare<[], { id: number; sha256: Uint8Array; bytes: Uint8Array }>(
      'SELECT id, sha256, bytes FROM picture',
    )
    for (const { id, sha256, bytes } of pictures.iterate())
      if (!isWhole(bytes, sha256)) report(`picture whose bytes are damaged: ${id}`)
  })
  return { faults, originals, index }
}
