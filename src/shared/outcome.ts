import type { Problem } from './result.ts'

/** The five fates of a file given to an import. No file is without one. */
export const outcomeKinds = ['added', 'recaptured', 'duplicate', 'ignored', 'failed'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** Why a file was ignored or failed. Each has its sentence in the text catalogue (`reason`). */
export const reasonCodes = [
  // ignored
  'hidden',
  'not-a-document',
  'companion',
  // failed: what the file system says
  'not-found',
  'no-permission',
  'not-a-regular-file',
  'link-loop',
  'changed-while-read',
  'read-error',
  // failed: what the file holds
  'empty',
  'too-large',
  'binary',
  'encoding-unknown',
  'no-reader-format',
  'no-content',
  'too-deep',
  'parse-error',
  // failed: what a container or one of its entries is
  'unsafe-path',
  'encrypted',
  'compression-unknown',
  'size-lies',
  'entry-damaged',
  'archive-damaged',
  'archive-cut',
  'archive-bomb',
  'too-many-entries',
  'nested-too-deep',
  // failed: what happened to us
  'worker-died',
  'time-limit',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export interface FileOutcome {
  /** The path as discovered; an entry of a container is `a.zip!/b.html`. */
  path: string
  outcome: OutcomeKind
  /** Set for `ignored` and `failed`, null otherwise. */
  reason: ReasonCode | null
  /** What the system or a library said, for the curious. */
  detail: string | null
  articleId: number | null
}

export type OutcomeCounts = Record<OutcomeKind, number>

export const noOutcomes = (): OutcomeCounts => ({
  added: 0,
  recaptured: 0,
  duplicate: 0,
  ignored: 0,
  failed: 0,
})

export interface ImportProgress {
  /** Negative for a dry run, which the library knows nothing of. */
  importId: number
  /** Nothing is written: the counts are what they would be. */
  dryRun: boolean
  /** Files found so far; grows while folders are still being walked. */
  found: number
  /** True once everything given has been walked: `found` is then final. */
  foundAll: boolean
  counts: OutcomeCounts
}

export type ImportEnd = 'completed' | 'cancelled' | 'stopped'

export interface ImportSummary extends ImportProgress {
  end: ImportEnd
  /** Milliseconds from start to the last commit. */
  took: number
  /** The first failures, at most 200: the library holds all of them. */
  failures: FileOutcome[]
  /** Why the import stopped before its end, when it did. */
  problem: Problem | null
}

/** An import of the past, or the one that runs. */
export interface ImportRecord {
  id: number
  /** Milliseconds since the epoch. */
  started: number
  /** Null while it runs, and for one that was killed. */
  ended: number | null
  /** Null while it runs. */
  end: ImportEnd | null
  /** Null unless what it brought was taken away again, or is being. */
  undo: 'begun' | 'done' | null
  counts: OutcomeCounts
}

/** What undoing an import takes away. */
export interface UndoPreview {
  /** Articles that have no other captures. */
  articles: number
  captures: number
  /** Size of the originals. */
  bytes: number
  /** Captures that stay, as a later import was given the same files. */
  kept: number
}
