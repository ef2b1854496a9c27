import { app } from 'electron'
import { join, resolve } from 'node:path'

/** The library this run opens: `--library FILE`, else `PRESSMARK_LIBRARY`, else one in the app's data folder. */
export function libraryPath(named: string | null, workingDirectory: string): string {
  const chosen = named ?? process.env.PRESSMARK_LIBRARY
  return chosen ? resolve(workingDirectory, chosen) : join(app.getPath('userData'), 'library.pressmark')
}
