/**
 * Electron's entry: what must be said before `ready`, and who may start. The rest is loaded while Chromium starts, which
 * waits for the end of this file.
 */
import { app } from 'electron'
import { resolve } from 'node:path'
import { readCommandLine } from './command-line.ts'
import { FilesToOpen } from './files-to-open.ts'
import { settleLibrary } from './library-location.ts'
import { closeNetwork } from './network.ts'
import { registerShellScheme } from './scheme.ts'

closeNetwork()
app.enableSandbox()
registerShellScheme()

const commandLine = readCommandLine(process.argv, app.isPackaged)
const library = settleLibrary(commandLine.library, process.cwd())

const paths = commandLine.paths.map((path) => resolve(path))
const filesToOpen = new FilesToOpen(app, paths)

if (app.requestSingleInstanceLock({ paths })) {
  void Promise.all([import('./run.ts'), app.whenReady()]).then(([{ run }]) => run(library, filesToOpen))
} else app.quit()
