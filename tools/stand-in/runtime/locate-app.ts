/** Which app to run: the one in a packaged executable's resources, else the one named on the command line. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { AppInfo } from './app-info.ts'

interface PackageJson {
  name?: string
  productName?: string
  version?: string
  main?: string
}

/** Electron tells it the same way: by the name of its own file. */
export const isPackagedName = (executable: string): boolean => basename(executable) !== 'electron'

/** @returns null when there is none. */
export async function packagedApp(resources: string): Promise<AppInfo | null> {
  const folder = join(resources, 'app')
  if (existsSync(folder)) return readApp(folder, true)
  const archive = join(resources, 'app.asar')
  if (!existsSync(archive)) return null
  const { extractApp } = await import('./extract-app.ts')
  return readApp(extractApp(archive), true)
}

/** Throws when there is no such app. */
export function namedApp(path: string): AppInfo {
  const full = resolve(path)
  if (statSync(full).isDirectory()) return readApp(full, false)
  return { name: 'Electron', version: '', path: dirname(full), main: full, isPackaged: false }
}

function readApp(folder: string, isPackaged: boolean): AppInfo {
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  const { name, productName, version, main } = JSON.parse(text) as PackageJson
  return {
    name: productName ?? name ?? 'Electron',
    version: version ?? '',
    path: folder,
    main: join(folder, main ?? 'index.js'),
    isPackaged,
  }
}
