/** `npm run package`: a directory under `dist/` whose own executable starts the app. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../runtime/app.ts'
import { chooseRuntime, electronVersion, projectRoot } from '../runtime/runtime.ts'

const runtime = await chooseRuntime()
console.log(`Runtime: ${runtime.reason}`)
buildApp()

const tool = join(projectRoot, 'node_modules/electron-builder/cli.js')
const run = spawnSync(
  process.execPath,
  [
    tool,
    '--dir',
    '--config',
    'electron-builder.config.js',
    `-c.electronDist=${runtime.dist}`,
    `-c.electronVersion=${electronVersion()}`,
    '--publish',
    'never',
  ],
  { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
)
if (run.status !== 0) {
  console.error(run.stdout)
  process.exit(run.status ?? 1)
}
const folder = readdirSync(join(projectRoot, 'dist')).find((name) => /(-unpacked|^mac.*)$/.test(name))
console.log(`Packaged: ${join('dist', folder ?? '')}`)
