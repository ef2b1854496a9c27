/** A failure as a value: a code for programs, a sentence for people, and what the system said. */
export interface Problem {
  code: ProblemCode
  sentence: string
  detail?: string
}

/** What can go wrong outside the fate of a single file (for that see outcome.ts). */
export type ProblemCode =
  | 'invalid-request'
  | 'not-found'
  | 'stale-result-set'
  | 'superseded'
  | 'process-gone'
  | 'library-open-elsewhere'
  | 'library-not-a-library'
  | 'library-damaged'
  | 'library-from-newer-version'
  | 'library-read-only'
  | 'library-unreadable'
  | 'disk-full'
  | 'import-running'
  | 'original-damaged'
  | 'export-failed'
  | 'export-cancelled'
  | 'export-running'
  | 'unexpected'

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (
  code: ProblemCode,
  sentence: string,
  detail?: string,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: detail === undefined ? { code, sentence } : { code, sentence, detail },
})
