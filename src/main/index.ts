/** Electron's entry: starts the two processes that hold data, opens the window, checks and relays. */
import { app, BrowserWindow, dialog, Menu } from 'electron'
import type { OpenDialogOptions } from 'electron'
import { join, resolve } from 'node:path'
import parseWorker from '../importer/parse-worker?modulePath'
import type { ImportProgress, ImportSummary } from '../shared/outcome.ts'
import { ok, type Problem, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import type { ReaderService, WriterEvents, WriterService } from './child-messages.ts'
import { readCommandLine } from './command-line.ts'
import { DataProcess } from './data-process.ts'
import { announce, bindContract } from './ipc.ts'
import { libraryPath } from './library-location.ts'
import { applicationMenu } from './menu.ts'
import { closeNetwork, guardSession } from './network.ts'
import readerProcess from './reader-process?modulePath'
import { registerShellScheme, serveShell } from './scheme.ts'
import { openWindow } from './window.ts'
import writerProcess from './writer-process?modulePath'

closeNetwork()
app.enableSandbox()
registerShellScheme()

const commandLine = readCommandLine(process.argv, app.isPackaged)
const library = libraryPath(commandLine.library, process.cwd())

if (app.requestSingleInstanceLock()) void app.whenReady().then(run)
else app.quit()

function run(): void {
  guardSession()
  serveShell()

  let problem: Problem | null = null
  let importing: ImportProgress | null = null

  const reader = new DataProcess<ReaderService, Record<string, never>>({
    modulePath: readerProcess,
    name: 'reader',
    args: [library],
    onRestart: () => announce('libraryChanged', { added: 0, updated: 0, removed: 0 }),
  })
  const writer = new DataProcess<WriterService, WriterEvents>({
    modulePath: writerProcess,
    name: 'writer',
    args: [library, parseWorker],
    onEvent: {
      opened: (state) => {
        problem = state.problem
        // Also when it failed: the reader then says for itself whether it can read.
        void reader.call('libraryReady', {})
        announce('libraryState', { problem })
      },
      libraryChanged: (change) => announce('libraryChanged', change),
      importProgress: (progress) => announce('importProgress', (importing = progress)),
      importEnded: (summary) => {
        importing = null
        announce('importEnded', summary)
      },
    },
    onRestart: () => {
      if (importing !== null) announce('importEnded', interrupted(importing))
      importing = null
    },
  })

  const importPaths = (paths: string[]): Promise<Result<null>> => writer.call('import', { paths })

  bindContract({
    library: (request) => reader.call('library', request),
    openList: (request) => reader.call('openList', request),
    listRows: (request) => reader.call('listRows', request),
    closeList: (request) => reader.call('closeList', request),
    sources: (request) => reader.call('sources', request),
    openArticle: (request) => reader.call('openArticle', request),
    importState: () => writer.call('importState', {}),
    cancelImport: () => writer.call('cancelImport', {}),
    importSamples: () => importPaths([samplesFolder()]),
    importPaths,
    chooseImport: async ({ kind }, sender) => {
      const options: OpenDialogOptions = {
        title: text.importDialogTitle,
        buttonLabel: text.import,
        properties: [kind === 'files' ? 'openFile' : 'openDirectory', 'multiSelections'],
      }
      const window = BrowserWindow.fromWebContents(sender)
      const choice = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      if (choice.canceled || choice.filePaths.length === 0) return ok({ started: false })
      const started = await importPaths(choice.filePaths)
      return started.ok ? ok({ started: true }) : started
    },
  })

  Menu.setApplicationMenu(applicationMenu())
  const show = (): void => {
    const window = openWindow()
    // A window that was not there yet when the library failed to open.
    window.webContents.on('did-finish-load', () => announce('libraryState', { problem }))
  }
  show()
  if (commandLine.paths.length > 0) void importPaths(commandLine.paths.map((path) => resolve(path)))

  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show()
  })
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    // Orderly, but nothing depends on it: every commit is durable by itself.
    event.preventDefault()
    const inTime = new Promise((resolve) => setTimeout(resolve, 10_000))
    void Promise.race([Promise.all([writer.stop('close'), reader.stop()]), inTime]).then(() => {
      closed = true
      app.quit()
    })
  })
}

/** The end of an import whose process died: what it had committed stays. */
const interrupted = (progress: ImportProgress): ImportSummary => ({
  ...progress,
  end: 'stopped',
  took: 0,
  failures: [],
  problem: { code: 'process-gone', sentence: text.problem['process-gone'] },
})

/** Beside the code in a checkout, beside the archive of the app in a package. */
const samplesFolder = (): string =>
  app.isPackaged
    ? join(process.resourcesPath, 'samples')
    : join(import.meta.dirname, '../../resources/samples')
