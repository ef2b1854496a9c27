import { randomUUID } from 'node:crypto'
import { closeSync, constants, copyFileSync, existsSync, linkSync, openSync, rmSync } from 'node:fs'
import { termsVersion } from '../shared/terms.ts'
import { ok, type Result } from '../shared/result.ts'
import { applicationId, connectForWriting } from './connection.ts'
import { migrate } from './migrate.ts'
import { problemOf, refuse } from './problems.ts'
import { writeSetting } from './settings.ts'

/**
 * Makes an empty library. It is made under another name and gets its own when it is complete, so that a process
 * killed meanwhile leaves no half library, and a file that turns up at the path is never written over.
 */
export function createLibrary(path: string, timeZone: string): Result<null> {
  // SQLite would play a log left by another library into the new one.
  for (const log of [`${path}-wal`, `${path}-journal`])
    if (existsSync(log)) return refuse('library-damaged', `${log} is left from a library that is gone`)

  const aside = `${path}.${randomUUID()}.tmp`
  try {
    closeSync(openSync(aside, 'wx', 0o600))
    const db = connectForWriting(aside)
    try {
      db.pragma(`application_id = ${applicationId}`)
      migrate(db)
      writeSetting(db, 'created', String(Date.now()))
      writeSetting(db, 'time_zone', timeZone)
      writeSetting(db, 'search_terms', String(termsVersion))
    } finally {
      db.close()
    }
    giveName(aside, path)
    return ok(null)
  } catch (error) {
    const problem = problemOf(error)
    return problem.code === 'library-unreadable'
      ? refuse('library-read-only', problem.detail)
      : { ok: false, problem }
  } finally {
    for (const file of [aside, `${aside}-wal`, `${aside}-shm`]) rmSync(file, { force: true })
  }
}

/** Fails when the name is taken. */
function giveName(aside: string, path: string): void {
  try {
    linkSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    // No hard links on this file system.
    copyFileSync(aside, path, constants.COPYFILE_EXCL)
  }
}
