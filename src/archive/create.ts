import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { termsVersion } from '../shared/terms.ts'
import { ok, type Result } from '../shared/result.ts'
import { applicationId, connectForWriting } from './connection.ts'
import { giveName } from './file.ts'
import { migrate } from './migrate.ts'
import { refuse, refusedWrite } from './problems.ts'
import { writeSetting } from './settings.ts'

/**
 * An original that does not fit in what is left of a page begins a new one: with SQLite's 4 KB and packed files of
 * 1.5 to 4 KB a library is a tenth larger. At a million articles an import writes twice the log, in the same time.
 */
const pageSize = 16_384

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
      db.pragma(`page_size = ${pageSize}`)
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
    return refusedWrite(error)
  } finally {
    for (const file of [aside, `${aside}-journal`]) rmSync(file, { force: true })
  }
}
