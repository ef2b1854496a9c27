/** What `launch` finds out about the app before it runs. */
export interface AppInfo {
  name: string
  version: string
  /** Folder of the app's package.json; of a packaged app, where its archive was extracted. */
  path: string
  main: string
  isPackaged: boolean
}

export let appInfo: AppInfo = { name: 'Electron', version: '', path: '', main: '', isPackaged: false }

export function setAppInfo(info: AppInfo): void {
  appInfo = info
}
