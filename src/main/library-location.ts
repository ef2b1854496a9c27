import { app } from 'electron'
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Settles which library this run opens, `--library FILE`, else `PRESSMARK_LIBRARY`, else one in the app's data folder,
 * and gives every other library a data folder of its own below that one. The instance lock belongs to the data
 * folder: a second start with the same library reaches the window that has it, one with another library gets its own.
 * Before `ready`.
 */
export function settleLibrary(named: string | null, workingDirectory: string): string {
  const own = join(app.getPath('userData'), 'library.pressmark')
  const chosen = named ?? process.env.PRESSMARK_LIBRARY
  const library = chosen ? realFile(resolve(workingDirectory, chosen)) : own
  if (library !== realFile(own)) {
    const hash = createHash('sha256').update(library).digest('hex').slice(0, 16)
    const folder = join(app.getPath('userData'), 'libraries', hash)
    // Electron takes no folder that is not there.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    app.setPath('userData', folder)
  }
  return library
}

/** One name for one file, also for one that is not there yet. */
function realFile(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path))
    } catch {
      return path
    }
  }
}
