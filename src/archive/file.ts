/** What stands at a library's path, found out without SQLite: nothing of a file that is not ours may change. */
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fail, ok, type Result } from '../shared/result.ts'
import { applicationId } from './connection.ts'
import { problemOf, refuse } from './problems.ts'
import { text } from '../shared/text/text.ts'

/** One name for one file: links are followed, so that two names never have two lock files. */
export function realFile(path: string): string {
  const absolute = resolve(path)
  try {
    return realpathSync(absolute)
  } catch {
    const folder = dirname(absolute)
    return existsSync(folder) ? join(realpathSync(folder), basename(absolute)) : absolute
  }
}

/** Whether a library of ours is there, or nothing; anything else is a problem. */
export function inspect(path: string): Result<'library' | 'nothing'> {
  // better-sqlite3 trims names, and would open another file than the one that was looked at and locked.
  if (path !== path.trim()) return fail('library-unreadable', text.failure.nameEndsInSpace, path)
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats === undefined) return ok('nothing')
    // Also because opening a pipe would wait for ever.
    if (!stats.isFile()) return refuse('library-not-a-library', 'not a regular file')
    return isLibrary(readHeader(path)) ? ok('library') : refuse('library-not-a-library')
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

/** Whether SQLite has files beside it: it is in use, or was when its process was killed and is incomplete without. */
export const hasLog = (path: string): boolean =>
  existsSync(`${path}-wal`) || existsSync(`${path}-shm`) || hasJournal(path)

/** An empty one stays from `journal_mode = TRUNCATE` and means nothing. */
const hasJournal = (path: string): boolean =>
  (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0

/** Gives a finished file its name; fails when the name is taken. */
export function giveName(aside: string, path: string): void {
  try {
    linkSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    // No hard links on this file system: the name is taken first.
    closeSync(openSync(path, 'wx', 0o600))
    renameSync(aside, path)
  }
}

/** https://www.sqlite.org/fileformat2.html#the_database_header */
const headerSize = 100
const magic = Buffer.from('SQLite format 3\0', 'latin1')
const applicationIdOffset = 68

const isLibrary = (header: Buffer): boolean =>
  header.length === headerSize &&
  header.subarray(0, magic.length).equals(magic) &&
  header.readUInt32BE(applicationIdOffset) === applicationId

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(headerSize)
    return header.subarray(0, readSync(file, header, 0, headerSize, 0))
  } finally {
    closeSync(file)
  }
}
