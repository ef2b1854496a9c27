/**
 * Electron's entry: what must be said before `ready`, and who may start. The rest is loaded while Chromium starts, which
 * waits for the end of this file.
 */
import { app } from 'electron'
import { resolve } from 'node:path'
import { readCommandLine } from './command-line.ts'
import { settleLibrary } from './library-location.ts'
import { closeNetwork } from './network.ts'
import { registerShellScheme } from './scheme.ts'

closeNetwork()
app.enableSandbox()
registerShellScheme()

const commandLine = readCommandLine(process.argv, app.isPackaged)
const library = settleLibrary(commandLine.library, process.cwd())

/** Files to import as soon as there is somebody to do it. */
const waiting = commandLine.paths.map((path) => resolve(path))

// macOS may say so before `ready`, and names one file at a time.
const keep = (event: { preventDefault: () => void }, path: string): void => {
  event.preventDefault()
  waiting.push(path)
}
app.on('open-file', keep)

if (app.requestSingleInstanceLock({ paths: waiting })) {
  void Promise.all([import('./run.ts'), app.whenReady()]).then(([{ run }]) => {
    app.off('open-file', keep)
    run(library, waiting)
  })
} else app.quit()
