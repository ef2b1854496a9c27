/** Builds the stand-in for Electron's binary into `.runtime/stand-in/` (docs/stand-in.md). */
import { createPackage } from '@electron/asar'
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync, globSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const sources = import.meta.dirname
const destination = join(root, '.runtime/stand-in')
const electronPackage = join(root, 'node_modules/electron')

/**
 * Builds it when it is missing or older than its sources.
 *
 * @returns the directory, for ELECTRON_OVERRIDE_DIST_PATH and electron-builder's `electronDist`.
 */
export async function buildStandIn(): Promise<string> {
  if (await isUpToDate()) return destination
  await mkdir(dirname(destination), { recursive: true })
  const draft = await mkdtemp(`${destination}-`)
  await chmod(draft, 0o755)
  await writeStandIn(draft)
  // A process that runs from the old directory has its code in memory already, but may still fork from it.
  await rm(destination, { recursive: true, force: true })
  await rename(draft, destination).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await isUpToDate())) throw error
  })
  return destination
}

/** What was built with what: another Node, Electron or source makes it stale. */
async function stamp(): Promise<string> {
  const files = globSync('{runtime,page}/*.ts', { cwd: sources })
  const newest = Math.max(
    ...[...files, 'build.ts', 'electron.sh'].map((file) => statSync(join(sources, file)).mtimeMs),
  )
  return JSON.stringify({
    electron: await electronVersion(),
    node: process.execPath,
    newest,
    count: files.length,
  })
}

async function isUpToDate(): Promise<boolean> {
  const built = join(destination, 'stamp.json')
  return existsSync(built) && (await readFile(built, 'utf8')) === (await stamp())
}

async function electronVersion(): Promise<string> {
  const text = await readFile(join(electronPackage, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

async function writeStandIn(folder: string): Promise<void> {
  const version = await electronVersion()
  const code = join(folder, 'stand-in')
  await bundle('runtime/launch.ts', code, 'launch.cjs', version)
  await bundle('runtime/utility-child.ts', code, 'utility.cjs', version)
  await bundle('page/index.ts', code, 'page.js', version)
  await writeFile(
    join(code, 'electron.cjs'),
    `module.exports = globalThis[Symbol.for('stand-in.electron')]\n`,
  )
  // Its modules are CommonJS whatever package.json lies above.
  await writeFile(join(code, 'package.json'), '{"type": "commonjs"}\n')
  const script = await readFile(join(sources, 'electron.sh'), 'utf8')
  await writeFile(join(folder, 'electron'), script.replace('@NODE@', process.execPath))
  await chmod(join(folder, 'electron'), 0o755)
  await cp(join(electronPackage, 'LICENSE'), join(folder, 'LICENSE'))
  await writeFile(join(folder, 'version'), version)
  // electron-builder takes the languages away that an app does not want.
  await mkdir(join(folder, 'locales'))
  await writeFile(join(folder, 'locales/en-US.pak'), '')
  await writeDefaultApp(folder)
  await writeFile(join(folder, 'stamp.json'), await stamp())
}

async function bundle(entry: string, outDir: string, file: string, version: string): Promise<void> {
  const inPage = file === 'page.js'
  await build({
    configFile: false,
    root: sources,
    logLevel: 'warn',
    define: { STANDIN_ELECTRON_VERSION: JSON.stringify(version) },
    build: {
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'esnext',
      ssr: !inPage,
      ...(inPage && { modulePreload: false }),
      rolldownOptions: {
        input: join(sources, entry),
        preserveEntrySignatures: 'strict',
        output: {
          format: inPage ? 'iife' : 'cjs',
          entryFileNames: file,
          chunkFileNames: '[name].cjs',
          ...(inPage && { name: 'standInPage' }),
        },
      },
    },
    ssr: { noExternal: true },
  })
}

/** electron-builder wants a whole archive in its place. */
async function writeDefaultApp(folder: string): Promise<void> {
  const app = join(folder, 'default_app')
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{"name": "electron", "main": "main.js"}\n')
  await writeFile(join(app, 'main.js'), '')
  await mkdir(join(folder, 'resources'))
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  await rm(app, { recursive: true })
}

if (import.meta.main) console.log(await buildStandIn())
