/** `npm run dev`: electron-vite's development server with hot reloading. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chooseRuntime, projectRoot } from './runtime.ts'

const runtime = await chooseRuntime()
console.log(`Runtime: ${runtime.reason}`)
const tool = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js')
const dev = spawn(process.execPath, [tool, 'dev', ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable },
})
dev.once('exit', (code) => (process.exitCode = code ?? 1))
