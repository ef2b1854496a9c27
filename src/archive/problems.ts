import { fail, type Problem } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'

export type LibraryProblemCode = keyof typeof text.library

export const libraryProblem = (code: LibraryProblemCode, detail?: string): Problem =>
  fail(code, text.library[code], detail).problem

export const refuse = (code: LibraryProblemCode, detail?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: libraryProblem(code, detail),
})

/** What SQLite (better-sqlite3) or the file system threw, as a value. */
export function problemOf(error: unknown): Problem {
  const code = (error as { code?: unknown } | null)?.code
  const detail = error instanceof Error ? error.message : String(error)
  return libraryProblem(typeof code === 'string' ? codeOf(code) : 'unexpected', detail)
}

/** The same for a file that was to be made or written: a place that cannot be used is one that cannot be written. */
export function refusedWrite(error: unknown): { ok: false; problem: Problem } {
  const problem = problemOf(error)
  return problem.code === 'library-unreadable'
    ? refuse('library-read-only', problem.detail)
    : { ok: false, problem }
}

/** https://www.sqlite.org/rescode.html; a full disk also shows as a failed write (quota, file size limit). */
function codeOf(code: string): LibraryProblemCode {
  switch (code) {
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_WRITE':
    case 'SQLITE_IOERR_SHMSIZE':
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'disk-full'
    case 'SQLITE_NOTADB':
    case 'SQLITE_ERROR': // a table or column that must be there is not
      return 'library-damaged'
    case 'ENOENT':
      return 'not-found'
    case 'EROFS':
      return 'library-read-only'
    case 'EACCES':
    case 'EPERM':
    case 'EIO':
      return 'library-unreadable'
  }
  if (code.startsWith('SQLITE_CORRUPT')) return 'library-damaged'
  if (code.startsWith('SQLITE_READONLY')) return 'library-read-only'
  if (code.startsWith('SQLITE_BUSY')) return 'library-open-elsewhere'
  if (/^SQLITE_(CANTOPEN|IOERR|AUTH|PERM)/.test(code)) return 'library-unreadable'
  return 'unexpected'
}
