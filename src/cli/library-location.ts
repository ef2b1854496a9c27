import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The library that the app would open: PRESSMARK_LIBRARY, else one in the app's data folder. */
export function defaultLibrary(): string {
  const chosen = process.env.PRESSMARK_LIBRARY
  return chosen ? resolve(chosen) : join(dataFolder(), 'Pressmark', 'library.pressmark')
}

/** Where Electron keeps an app's data (`app.getPath('appData')`). */
function dataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config')
}
