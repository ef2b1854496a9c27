/** The app once it is ready: the processes that hold the library, the contract, the menus, the window, and its end. */
import { app, BrowserWindow, Menu } from 'electron'
import { join } from 'node:path'
import type { CommandName } from '../shared/calls.ts'
import type { ImportProgress } from '../shared/outcome.ts'
import { viewState, type ViewState } from '../shared/view-state.ts'
import { languageOf, type Language } from '../shared/text/languages.ts'
import { speak } from '../shared/text/text.ts'
import { Exports } from './exports.ts'
import type { FilesToOpen } from './files-to-open.ts'
import { callHandlers } from './handlers.ts'
import { announce, bindContract } from './ipc.ts'
import { startLibrary } from './library-processes.ts'
import { applicationMenu } from './menu.ts'
import { guardSession } from './network.ts'
import { serveShell, shellIn } from './scheme.ts'
import { StoredJson } from './stored-json.ts'
import { applyTheme } from './theme.ts'
import { openWindow } from './window.ts'

export function run(library: string, filesToOpen: FilesToOpen): void {
  guardSession()
  serveShell((captureId, sha256) => processes.reader.call('picture', { captureId, sha256 }))

  const state = new StoredJson<ViewState>(join(app.getPath('userData'), 'view.json'), viewState)
  applyTheme(state.value.theme)

  const language = (): Language =>
    languageOf(state.value.language ?? 'system', app.getPreferredSystemLanguages())

  // The window first: what follows is done while its page is on the way, and before it can ask for anything.
  const show = (): BrowserWindow => {
    const window = openWindow(language())
    // For a window that was not there yet when the library failed to open.
    window.webContents.on('did-finish-load', () => announce('libraryState', { problem: processes.problem() }))
    return window
  }
  show()
  const processes = startLibrary(library, language, showProgress)
  const handlers = callHandlers(processes, new Exports(processes.handOut), state, () => void sayAnew())
  bindContract(handlers)
  const importPaths = (given: string[]): void => {
    if (given.length > 0) void handlers.importPaths(given)
  }
  // On macOS the menu outlives the windows.
  const carryOut = (name: CommandName): void => {
    const tell = (): void => announce('command', { name })
    if (BrowserWindow.getAllWindows().length > 0) tell()
    else show().webContents.once('did-finish-load', tell)
  }
  const showMenu = (): void => {
    Menu.setApplicationMenu(applicationMenu(carryOut))
    applyTheme(state.value.theme)
  }
  /** The page begins again: it comes back as it was left, and nothing of it is in the language of before. */
  const sayAnew = async (): Promise<void> => {
    await speak(language())
    showMenu()
    processes.speak()
    for (const window of BrowserWindow.getAllWindows()) void window.loadURL(shellIn(language()))
  }
  if (language() === 'en') showMenu()
  else void speak(language()).then(showMenu)
  filesToOpen.giveTo(importPaths)
  app.on('second-instance', (_event, _argv, _workingDirectory, additionalData) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    importPaths((additionalData as { paths: string[] }).paths)
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    // Orderly, but nothing depends on it: every commit is durable by itself.
    event.preventDefault()
    const inTime = new Promise((done) => setTimeout(done, 10_000))
    void Promise.race([processes.stop(), inTime]).then(() => {
      closed = true
      app.quit()
    })
  })
}

/** On the task bar or the dock. */
function showProgress(progress: ImportProgress | null): void {
  const done = progress === null ? 0 : Object.values(progress.counts).reduce((sum, count) => sum + count, 0)
  const share = progress === null ? -1 : progress.foundAll ? done / Math.max(1, progress.found) : 2
  for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(share)
}
