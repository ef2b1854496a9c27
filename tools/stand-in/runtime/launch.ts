/** Runs an app: `launch.cjs EXECUTABLE ARGUMENTS…`, started by the script ../electron.sh. */
import { open } from 'node:inspector'
import { createRequire } from 'node:module'
import { release } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { appInfo, setAppInfo } from './app-info.ts'
import { readArguments, type LaunchArguments } from './arguments.ts'
import { browserExited, startBrowser } from './browser.ts'
import { commandLine, takeSwitches } from './command-line.ts'
import { electron } from './electron.ts'
import { isPackagedName, namedApp, packagedApp } from './locate-app.ts'
import { provideElectron } from './module-hooks.ts'
import { showAsExecutable } from './node-program.ts'
import { receivePopup } from './popups.ts'
import { watchRequests } from './requests.ts'
import { refuseDownloads } from './session.ts'
import { watchTargets } from './targets.ts'
import { electronVersion } from './version.ts'

const [, , executable = '', ...given] = process.argv
const packaged = isPackagedName(executable)
const args = readArguments(given, packaged)
if (args.wantsVersion) console.log(`v${electronVersion}`)
else run(args).catch(fail)

async function run({ preloads, inspectPort, app: named }: LaunchArguments): Promise<void> {
  dressProcess()
  takeSwitches(given)
  provideElectron(electron)
  setAppInfo((packaged ? await packagedApp(process.resourcesPath) : null) ?? namedApp(named ?? '.'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  if (inspectPort !== null) open(inspectPort, '127.0.0.1')
  const load = createRequire(pathToFileURL(appInfo.main))
  for (const module of preloads) load(module)
  // Chromium's switches are known only when the app's module, with all that it imports, has run.
  await import(pathToFileURL(appInfo.main).href)
  if (!app.isQuitting()) await start()
}

async function start(): Promise<void> {
  const answers = startBrowser(app.getPath('sessionData'), commandLine.hasSwitch('remote-debugging-port'))
  warmUp()
  const chrome = await answers
  Object.defineProperty(process.versions, 'chrome', { value: chrome, enumerable: true })
  void browserExited().then(() => {
    if (!app.isQuitting()) fail(new Error('Chromium has ended'))
  })
  watchTargets(receivePopup)
  watchRequests()
  refuseDownloads()
  app.start()
}

/** Node loads its Fetch when it is first used: better while Chromium starts than with the first page. */
function warmUp(): void {
  void new Response('').arrayBuffer()
  new Request('https://warm.invalid/')
}

/** As Electron's main process looks to the app. */
function dressProcess(): void {
  showAsExecutable(executable)
  process.argv = [executable, ...given]
  Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
  Object.assign(process, {
    type: 'browser',
    resourcesPath: join(dirname(executable), 'resources'),
    noAsar: false,
  })
  Object.assign(process, { getSystemVersion: release })
  if (!packaged) Object.assign(process, { defaultApp: true })
  // Electron only warns of them.
  process.on('unhandledRejection', (reason) => console.error('Unhandled promise rejection:', reason))
}

function fail(error: unknown): void {
  console.error('App threw an error during load\n', error)
  app.exit(1)
}
