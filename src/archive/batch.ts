/** Writes finished files: each becomes an article, a capture or an outcome, and all of a batch or nothing. */
import type { IncomingCapture } from '../shared/incoming.ts'
import type { FileOutcome } from '../shared/outcome.ts'
import { articleTable } from './articles.ts'
import { captureFacts, captureTable } from './captures.ts'
import type { Connection } from './connection.ts'
import { isUsable, type DayOf } from './days.ts'
import { articleOfPiece, namesAPiece } from './identity.ts'
import type { ImportTable } from './imports.ts'
import { usableMoment } from './moments.ts'
import { originalTable } from './originals.ts'
import { pictureTable } from './pictures.ts'
import { listFacts, type CaptureFacts } from './shown.ts'
import { sourceTable } from './sources.ts'
import { trash } from './trash.ts'

/** What an import knows of a file when it is done with it. */
export type BatchItem =
  | { kind: 'capture'; capture: IncomingCapture }
  /** `isKnown` said so; that it still is, is seen to when it is written. */
  | { kind: 'known'; path: string; sha256: Uint8Array }
  | ({ kind: 'settled'; outcome: 'ignored' | 'failed' } & Pick<FileOutcome, 'path' | 'reason' | 'detail'>)

/** Numbers of articles. */
export interface LibraryChange {
  added: number
  updated: number
  removed: number
}

export interface BatchReport {
  /** One for each item, in the order given. */
  outcomes: FileOutcome[]
  change: LibraryChange
}

type Fate = Omit<FileOutcome, 'path'> & { captureId: number | null }

export function batchWriter(db: Connection, dayOf: DayOf, imports: ImportTable) {
  const originals = originalTable(db)
  const sources = sourceTable(db)
  const articles = articleTable(db)
  const captures = captureTable(db)
  const pictures = pictureTable(db)
  const factsOfCaptures = captureFacts(db)
  const { restore } = trash(db)

  function writeAll(importId: number, items: readonly BatchItem[], now: number): BatchReport {
    const added = new Set<number>()
    const updated = new Set<number>()
    imports.ensure(importId)
    const outcomes = items.map((item) => {
      const { captureId, ...fate } = write(item)
      // Who imports an article wants to have it, whatever was wanted before.
      if (fate.articleId !== null && fate.outcome !== 'added')
        for (const id of restore([fate.articleId])) updated.add(id)
      const outcome = { path: item.kind === 'capture' ? item.capture.path : item.path, ...fate }
      imports.addOutcome(importId, outcome, captureId)
      return outcome
    })
    const change = {
      added: added.size,
      updated: [...updated].filter((id) => !added.has(id)).length,
      removed: 0,
    }
    return { outcomes, change }

    function write(item: BatchItem): Fate {
      switch (item.kind) {
        case 'capture':
          return duplicateOf(item.capture.original.sha256) ?? writeCapture(item.capture)
        case 'known':
          return duplicateOf(item.sha256) ?? gone
        case 'settled':
          return {
            outcome: item.outcome,
            reason: item.reason,
            detail: item.detail,
            articleId: null,
            captureId: null,
          }
      }
    }

    function writeCapture(incoming: IncomingCapture): Fate {
      const { facts } = incoming
      const capture = {
        id: captures.nextId(),
        title: facts.title,
        published: usableMoment(facts.published),
        captured: usableMoment(facts.captured),
        fileTime: usableTime(incoming.fileTime),
        imported: now,
        textLength: incoming.textLength,
      }
      const originalId = originals.add(incoming.original)
      const { articleId, recaptured } = articleFor(incoming, capture)
      captures.add({ ...capture, articleId, originalId, importId }, incoming)
      pictures.add(capture.id, incoming.pictures)
      if (recaptured) {
        articles.update(articleId, listFacts(factsOfCaptures(articleId), dayOf))
        updated.add(articleId)
      }
      return {
        outcome: recaptured ? 'recaptured' : 'added',
        reason: null,
        detail: null,
        articleId,
        captureId: capture.id,
      }
    }

    function articleFor(
      { facts, sketch }: IncomingCapture,
      capture: CaptureFacts,
    ): { articleId: number; recaptured: boolean } {
      const key = facts.place?.key ?? null
      const atSameKey = key === null ? [] : articles.piecesAt(key)
      const known = key !== null && namesAPiece(key) ? articleOfPiece({ ...facts, sketch }, atSameKey) : null
      if (known !== null) return { articleId: known, recaptured: true }

      const sameAddress = atSameKey.length > 0
      if (key !== null && sameAddress) for (const id of articles.markSameAddress(key)) updated.add(id)
      const sourceId = sources.idOf(facts.place?.domain ?? '')
      // The article names the capture before there is one: the foreign key is looked at when the batch is committed.
      const articleId = articles.add(listFacts([capture], dayOf), { key, sourceId, sameAddress })
      added.add(articleId)
      return { articleId, recaptured: false }
    }
  }

  function duplicateOf(sha256: Uint8Array): Fate | null {
    const known = originals.find(sha256)
    return known === undefined ? null : { outcome: 'duplicate', reason: null, detail: null, ...known }
  }

  const transaction = db.transaction(writeAll)
  return (importId: number, items: readonly BatchItem[], now: number): BatchReport =>
    transaction.immediate(importId, items, now)
}

/** It was known when it was read, so nobody parsed it; the next import takes it in. */
const gone: Fate = {
  outcome: 'failed',
  reason: 'changed-while-read',
  detail: 'removed from the library during the import',
  articleId: null,
  captureId: null,
}

function usableTime(fileTime: number | null): number | null {
  const rounded = fileTime === null ? NaN : Math.round(fileTime)
  return isUsable(rounded) ? rounded : null
}
