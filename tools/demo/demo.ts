/**
 * `npm run demo`: the app at work on the sample articles, in a library of its own below `.runtime/`. Where there is no
 * display the window is driven instead of shown, and what it looks like is saved as pictures.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, openApp } from '../runtime/app.ts'
import { chooseRuntime, projectRoot } from '../runtime/runtime.ts'
import { needSystemPackage } from '../runtime/system-packages.ts'
import { driveDemo } from './drive.ts'

needSystemPackage('fonts-noto-cjk')
const runtime = await chooseRuntime()
console.log(`Runtime: ${runtime.reason}`)
buildApp()

const folder = join(projectRoot, '.runtime/demo')
const library = join(folder, 'library.pressmark')
const args = [`--user-data-dir=${join(folder, 'profile')}`, '--library', library]
const samples = join(projectRoot, 'resources/samples')
mkdirSync(folder, { recursive: true })

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
if (hasDisplay) {
  console.log(`Library: ${library}`)
  process.exitCode = await openApp(runtime, [...args, samples])
} else {
  rmSync(folder, { recursive: true, force: true })
  const pictures = join(projectRoot, 'dist/demo')
  mkdirSync(pictures, { recursive: true })
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist
  console.log('No display: the window is driven without one, and its pictures are saved.')
  await driveDemo([projectRoot, ...args], samples, pictures)
}
