/** Electron reads inside `app.asar`; here it is extracted once and kept by its content. */
import { extractAll, getRawHeader } from '@electron/asar'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** @returns the folder that stands for the archive; it is called `app.asar`, and `app.asar.unpacked` is beside it. */
export function extractApp(archive: string): string {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stand-in-apps')
  // The header holds the hash of every file.
  const key = createHash('sha256').update(getRawHeader(archive).headerString).digest('hex').slice(0, 32)
  const place = join(cache, key)
  const app = join(place, 'app.asar')
  if (existsSync(app)) return app
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(join(cache, 'draft-'))
  extractAll(archive, join(draft, 'app.asar'))
  const unpacked = join(dirname(archive), 'app.asar.unpacked')
  if (existsSync(unpacked)) cpSync(unpacked, join(draft, 'app.asar.unpacked'), { recursive: true })
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another start was faster.
    if (!existsSync(app)) throw error
  }
  return app
}
