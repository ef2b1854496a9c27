import { problemOf as problemOfLibrary } from '../archive/archive.ts'
import type { ExportProgress } from '../shared/export.ts'
import { fail, type Problem, type ProblemCode } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { NotAsWritten } from './write-file.ts'

/** The caller's signal was given. */
export class Cancelled extends Error {}

/** What stopped an export, and what is left of it, as a value. */
export function problemOf(error: unknown, reached: ExportProgress): Problem {
  const { code, sentence, detail } = cause(error)
  return fail(code, `${sentence} ${text.handingOut.left(reached)}`, detail).problem
}

function cause(error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof NotAsWritten) return fail('export-failed', text.failure.notWritten, detail).problem
  if (error instanceof Cancelled) return fail('export-cancelled', text.problem['export-cancelled']).problem
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    const [code, sentence] = ofFileSystem(String(error.code))
    return fail(code, sentence, detail).problem
  }
  return problemOfLibrary(error)
}

function ofFileSystem(code: string): [ProblemCode, string] {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return ['disk-full', text.failure.diskFull]
    case 'ENOENT':
    case 'ENOTDIR':
      return ['export-failed', text.failure.folderGone]
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return ['export-failed', text.failure.folderNotWritable]
  }
  return ['export-failed', text.failure.filesNotWritten]
}
