/** `npm run test:e2e [-- PLAYWRIGHT ARGUMENTS]`: the built app and the packaged one, in a real window. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { chooseRuntime, projectRoot } from './runtime.ts'
import { needSystemPackage } from './system-packages.ts'

needSystemPackage('strace')
needSystemPackage('fonts-noto-cjk')
const runtime = await chooseRuntime()
console.log(`Runtime: ${runtime.reason}`)
const tool = join(projectRoot, 'node_modules/@playwright/test/cli.js')
const run = spawnSync(process.execPath, [tool, 'test', ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist, PRESSMARK_TEST_RUNTIME: runtime.kind },
})
process.exitCode = run.status ?? 1
