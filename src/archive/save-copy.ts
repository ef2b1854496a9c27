/** Saves a copy of a library: one complete file, checked before it counts. */
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../shared/result.ts'
import { checkLibrary } from './check.ts'
import { connectForReading, connectForWriting, useJournal, type Connection } from './connection.ts'
import { giveName, hasLog, inspect, realFile } from './file.ts'
import { acquireLock } from './lock.ts'
import { problemOf, refuse, refusedWrite } from './problems.ts'
import { text } from '../shared/text/text.ts'

export interface CopyOptions {
  /** Whether a library that is at the target may be replaced; nothing else ever is. */
  overwrite?: boolean
}

interface Counts {
  /** Without the trash, as `LibraryInfo` has it. */
  articles: number
  trashed: number
  captures: number
  originals: number
  pictures: number
  outcomes: number
}

/**
 * Copies the library as it is at one moment, while others read and write it, to a file that needs no other. The
 * target changes only at the end, in one step; on any problem it stays as it was and nothing is left beside it.
 */
export async function saveCopy(
  library: string,
  target: string,
  { overwrite = false }: CopyOptions = {},
): Promise<Result<{ articles: number }>> {
  const file = realFile(target)
  const before = targetProblem(library, file, overwrite)
  if (before !== null) return before
  const aside = `${file}.${randomUUID()}.tmp`
  try {
    closeSync(openSync(aside, 'wx', 0o600))
  } catch (error) {
    return refusedWrite(error)
  }
  try {
    const counts = await copyTo(library, aside)
    const faults = verify(aside, counts)
    if (faults.length > 0) return refuse('library-damaged', `the copy was not kept: ${faults.join('; ')}`)
    sync(aside)
    const replaced = replace(library, aside, file, overwrite)
    return replaced.ok ? ok({ articles: counts.articles }) : replaced
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  } finally {
    for (const end of ['', '-journal']) rmSync(aside + end, { force: true })
  }
}

/** Gives what was in the library at the moment of the copy. */
async function copyTo(library: string, aside: string): Promise<Counts> {
  const db = connectForReading(library)
  try {
    // With a log the copy is of this moment, whatever is written meanwhile. Without one that would keep the writer
    // waiting, so SQLite begins anew when something was written: the numbers are then those of the copy.
    const hasMoment = db.pragma('journal_mode', { simple: true }) === 'wal'
    if (hasMoment) db.exec('BEGIN')
    const counts = countsOf(db)
    await db.backup(aside)
    return hasMoment ? counts : readCounts(aside)
  } finally {
    db.close()
  }
}

/** Also makes it a file that needs no log. */
function verify(aside: string, expected: Counts): string[] {
  const db = connectForWriting(aside)
  try {
    useJournal(db, 'DELETE')
    const counts = countsOf(db)
    const differing = (Object.keys(expected) as (keyof Counts)[]).filter(
      (name) => counts[name] !== expected[name],
    )
    return [
      ...differing.map((name) => `${counts[name]} ${name} instead of ${expected[name]}`),
      ...checkLibrary(db).faults.slice(0, 3),
    ]
  } finally {
    db.close()
  }
}

/** Nobody may open the target while it is replaced: they would go on with a file that has no name. */
function replace(library: string, aside: string, file: string, overwrite: boolean): Result<null> {
  const lock = acquireLock(`${file}.lock`)
  if (!lock.ok) return lock
  try {
    const problem = targetProblem(library, file, overwrite)
    if (problem !== null) return problem
    if (overwrite) renameSync(aside, file)
    else giveName(aside, file)
    sync(dirname(file))
    return ok(null)
  } finally {
    lock.value.release()
  }
}

function targetProblem(library: string, file: string, overwrite: boolean): ReturnType<typeof fail> | null {
  const found = inspect(file)
  if (!found.ok) return found
  if (!existsSync(dirname(file))) return fail('not-found', text.failure.noFolder(dirname(file)))
  if (isSameFile(library, file)) return fail('invalid-request', text.failure.copyOverItself)
  if (found.value === 'library' && !overwrite) return fail('invalid-request', text.failure.libraryThere(file))
  // SQLite would play the log into the copy.
  if (hasLog(file)) return fail('library-open-elsewhere', text.failure.copyTargetOpen)
  return null
}

function isSameFile(one: string, other: string): boolean {
  const [left, right] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return left !== undefined && right !== undefined && left.dev === right.dev && left.ino === right.ino
}

function readCounts(path: string): Counts {
  const db = connectForWriting(path)
  try {
    return countsOf(db)
  } finally {
    db.close()
  }
}

const countsOf = (db: Connection): Counts =>
  db
    .prepare<[], Counts>(
      `SELECT (SELECT count(*) FROM article WHERE trashed = 0) AS articles,
              (SELECT count(*) FROM article WHERE trashed = 1) AS trashed,
              (SELECT count(*) FROM capture) AS captures,
              (SELECT count(*) FROM original) AS originals,
              (SELECT count(*) FROM picture) AS pictures, (SELECT count(*) FROM outcome) AS outcomes`,
    )
    .get() as Counts

function sync(path: string): void {
  // Windows syncs only what is open for writing, and folders not at all.
  const isFile = statSync(path).isFile()
  if (!isFile && process.platform === 'win32') return
  const file = openSync(path, isFile ? 'r+' : 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
