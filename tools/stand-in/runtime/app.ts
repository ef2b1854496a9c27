/** `app`: the life of the program, from `ready` to `quit`. */
import { spawn } from 'node:child_process'
import { appInfo } from './app-info.ts'
import { getPath, setPath } from './app-paths.ts'
import { CancelableEvent } from './cancelable.ts'
import { commandLine } from './command-line.ts'
import { closeBrowser } from './browser.ts'
import { InertApp } from './inert.ts'
import { SingleInstance, type SecondInstance } from './single-instance.ts'
import { allWindows } from './windows.ts'

class App extends InertApp {
  readonly commandLine = commandLine
  readonly dock = undefined
  readonly getPath = getPath
  readonly setPath = setPath
  userAgentFallback = ''
  applicationMenu: unknown = null
  #badge = 0
  #started = Promise.withResolvers<void>()
  #isStarted = false
  #quitting = false
  #leaving = false
  readonly #relaunches: { execPath: string; args: string[] }[] = []
  readonly #instance = new SingleInstance((second) => this.#announceSecond(second))

  /** Playwright's loader puts functions of its own in place of the next two; these stay for ourselves. */
  isStarted = (): boolean => this.#isStarted
  isReady = (): boolean => this.#isStarted
  whenReady = (): Promise<void> => this.#started.promise
  isQuitting = (): boolean => this.#quitting

  start(): void {
    this.#isStarted = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.#started.resolve()
  }

  get isPackaged(): boolean {
    return appInfo.isPackaged
  }

  get name(): string {
    return appInfo.name
  }
  set name(name: string) {
    appInfo.name = name
  }
  getName = (): string => appInfo.name
  setName(name: string): void {
    appInfo.name = name
  }

  getVersion = (): string => appInfo.version
  getAppPath = (): string => appInfo.path
  getLocale = (): string => commandLine.getSwitchValue('lang') || systemLanguage()
  getSystemLocale = systemLanguage
  getLocaleCountryCode = (): string => systemLanguage().split('-')[1] ?? ''
  getPreferredSystemLanguages = (): string[] => [systemLanguage()]

  /** Closes the windows, each of which may refuse, and leaves. */
  quit(): void {
    if (this.#leaving || this.#prevented('before-quit')) return
    this.#quitting = true
    for (const window of allWindows()) {
      window.close()
      if (window.isDestroyed()) continue
      this.#quitting = false
      return
    }
    if (this.#prevented('will-quit')) this.#quitting = false
    else this.#leave(0)
  }

  /** Asks nobody. */
  exit(code = 0): void {
    if (this.#leaving) return
    this.#quitting = true
    for (const window of allWindows()) window.destroy()
    this.#leave(code)
  }

  /** Starts once this process has left; the new one is on its own. */
  relaunch({ execPath = process.execPath, args = process.argv.slice(1) } = {}): void {
    this.#relaunches.push({ execPath, args })
  }

  windowClosed(): void {
    if (this.#quitting || allWindows().length > 0) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  #prevented(name: string): boolean {
    const event = new CancelableEvent()
    this.emit(name, event)
    return event.defaultPrevented
  }

  #leave(code: number): void {
    this.#leaving = true
    this.emit('quit', {}, code)
    this.#instance.release()
    void closeBrowser().finally(() => {
      for (const { execPath, args } of this.#relaunches)
        spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref()
      process.exit(code)
    })
  }

  requestSingleInstanceLock = (additionalData: unknown = {}): boolean =>
    this.#instance.request(getPath('userData'), additionalData)
  hasSingleInstanceLock = (): boolean => this.#instance.held
  releaseSingleInstanceLock = (): void => this.#instance.release()

  #announceSecond({ argv, workingDirectory, additionalData }: SecondInstance): void {
    this.emit('second-instance', {}, argv, workingDirectory, additionalData)
  }

  setBadgeCount(count = 0): boolean {
    this.#badge = count
    return true
  }
  getBadgeCount = (): number => this.#badge

  focus(): void {
    allWindows()[0]?.focus()
  }
}

function systemLanguage(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale
}

export const app = new App().setMaxListeners(0)
