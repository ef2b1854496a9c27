/**
 * A dry run: takes batches and says what would become of each file, and the library is only read. What would have been
 * written is remembered in a database of its own that SQLite keeps in memory or a temporary file and then forgets,
 * so that duplicates and recaptures within the run are seen, however many files there are.
 */
import Sqlite from 'better-sqlite3'
import { ok } from '../shared/result.ts'
import type { IncomingCapture } from '../shared/incoming.ts'
import { digest, pieceFinder } from './articles.ts'
import type { BatchItem } from './batch.ts'
import type { Connection } from './connection.ts'
import { articleOfPiece, namesAPiece, type Piece } from './identity.ts'
import { originalFinder } from './originals.ts'
import { problemOf } from './problems.ts'
import type { ImportTarget } from './writable.ts'

/** Articles of the run have negative ids: they are told apart, and are nobody's. */
const memory = `
  CREATE TABLE original (sha256 BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE piece (address_key BLOB, article_id INTEGER, title TEXT, sketch BLOB) STRICT;
  CREATE INDEX piece_by_address ON piece (address_key)`

type Fate = { outcome: 'added' | 'recaptured' | 'duplicate'; articleId: number | null }

/** The library as far as a dry run asks it. */
interface Known {
  isKnown: (sha256: Uint8Array) => boolean
  articleOf: (sha256: Uint8Array) => number | null
  piecesAt: (key: string) => (Piece & { articleId: number })[]
}

/** Of the dry runs of this process: their ids are negative, for the library knows nothing of them. */
let lastRun = 0

export function rehearsal(db: Connection): ImportTarget {
  const originals = originalFinder(db)
  return rehearse({
    isKnown: originals.isKnown,
    articleOf: (sha256) => originals.find(sha256)?.articleId ?? null,
    piecesAt: pieceFinder(db),
  })
}

/** For a library that is yet to be made. */
export const rehearseWithoutLibrary = (): ImportTarget =>
  rehearse({ isKnown: () => false, articleOf: () => null, piecesAt: () => [] })

function rehearse(library: Known): ImportTarget {
  const run = new Sqlite('')
  run.pragma('synchronous = OFF')
  run.exec(memory)
  const known = run.prepare<[Uint8Array], 1>('SELECT 1 FROM original WHERE sha256 = ?').pluck()
  const addOriginal = run.prepare<[Uint8Array]>('INSERT INTO original VALUES (?)')
  const piecesAt = run.prepare<[Buffer], Piece & { articleId: number }>(
    'SELECT article_id AS articleId, title, sketch FROM piece WHERE address_key = ?',
  )
  const addPiece = run.prepare<[Buffer, number, string, Uint8Array]>('INSERT INTO piece VALUES (?, ?, ?, ?)')
  let lastArticle = 0

  const isKnown = (sha256: Uint8Array): boolean => known.get(sha256) !== undefined || library.isKnown(sha256)

  const duplicate = (sha256: Uint8Array): Fate => ({
    outcome: 'duplicate',
    articleId: library.articleOf(sha256),
  })

  function take({ original, facts, sketch }: IncomingCapture): Fate {
    if (isKnown(original.sha256)) return duplicate(original.sha256)
    addOriginal.run(original.sha256)
    const key = facts.place?.key ?? null
    if (key === null || !namesAPiece(key)) return { outcome: 'added', articleId: null }
    const at = digest(key)
    const article = articleOfPiece({ ...facts, sketch }, [...library.piecesAt(key), ...piecesAt.all(at)])
    addPiece.run(at, article ?? --lastArticle, facts.title, sketch)
    return article === null
      ? { outcome: 'added', articleId: null }
      : { outcome: 'recaptured', articleId: article > 0 ? article : null }
  }

  const fateOf = (item: Exclude<BatchItem, { kind: 'settled' }>): Fate =>
    item.kind === 'known' ? duplicate(item.sha256) : take(item.capture)

  return {
    beginImport: () => --lastRun,
    endImport: () => {
      run.close()
      return ok(null)
    },
    isKnown,
    writeBatch: (_importId, items) => {
      try {
        const outcomes = run.transaction(() =>
          items.map((item) =>
            item.kind === 'settled'
              ? {
                  path: item.path,
                  outcome: item.outcome,
                  reason: item.reason,
                  detail: item.detail,
                  articleId: null,
                }
              : {
                  path: item.kind === 'capture' ? item.capture.path : item.path,
                  reason: null,
                  detail: null,
                  ...fateOf(item),
                },
          ),
        )()
        return ok({ outcomes, change: { added: 0, updated: 0, removed: 0 } })
      } catch (error) {
        return { ok: false, problem: problemOf(error) }
      }
    },
  }
}
