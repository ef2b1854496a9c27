/** `app.getPath`, by the XDG base directory specification where Electron follows it. */
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { appInfo } from './app-info.ts'
import { commandLine } from './command-line.ts'

const chosen = new Map<string, string>()

const userFolders: Record<string, string> = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: 'Videos',
}

export function getPath(name: string): string {
  const path = chosen.get(name) ?? usualPath(name)
  if (path === null) throw new Error(`Failed to get '${name}' path`)
  return path
}

/** @param path must be absolute; its folder is made as in Electron. */
export function setPath(name: string, path: string): void {
  if (usualPath(name) === null) throw new Error(`Failed to set path: unknown name '${name}'`)
  mkdirSync(path, { recursive: true })
  chosen.set(name, path)
}

function usualPath(name: string): string | null {
  switch (name) {
    case 'home':
      return homedir()
    case 'temp':
      return tmpdir()
    case 'exe':
    case 'module':
      return process.execPath
    case 'appData':
      return process.env.XDG_CONFIG_HOME || join(homedir(), '.config')
    case 'userData':
      return commandLine.getSwitchValue('user-data-dir') || join(getPath('appData'), appInfo.name)
    case 'sessionData':
      return getPath('userData')
    case 'logs':
      return join(getPath('userData'), 'logs')
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    default: {
      const folder = userFolders[name]
      return folder === undefined ? null : join(homedir(), folder)
    }
  }
}
