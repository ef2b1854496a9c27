import { problemOf as problemOfLibrary } from '../archive/archive.ts'
import { fail, type Problem, type ProblemCode } from '../shared/result.ts'
import { NotAsWritten } from './write-file.ts'

/** The caller's signal was given. */
export class Cancelled extends Error {}

/** How far an export came. */
interface Reached {
  folder: string | null
  files: number
  total: number
}

/** What stopped an export, and what is left of it, as a value. */
export function problemOf(error: unknown, { folder, files, total }: Reached): Problem {
  const { code, sentence, detail } = cause(error)
  const left =
    folder === null
      ? 'Nothing was exported.'
      : `The export is incomplete: ${files} of ${total} files are in ${folder}.`
  return fail(code, `${sentence} ${left}`, detail).problem
}

function cause(error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof NotAsWritten)
    return fail('export-failed', 'The disk did not give back what was written.', detail).problem
  if (error instanceof Cancelled) return fail('export-failed', 'The export was cancelled.').problem
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
      return ['disk-full', 'There is no space left on the disk.']
    case 'ENOENT':
    case 'ENOTDIR':
      return ['export-failed', 'The folder is not there.']
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return ['export-failed', 'The folder cannot be written.']
  }
  return ['export-failed', 'The files could not be written.']
}
