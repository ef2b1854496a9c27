import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot, type Runtime } from './runtime.ts'

/** Builds main, preload and renderer into `out/`; ends the program when that fails. */
export function buildApp(): void {
  const tool = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js')
  const run = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}

/** Runs the built app until it is closed; gives its exit code. */
export function openApp(runtime: Runtime, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    // Electron refuses to run as root with its sandbox on; nobody else gets this switch.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const app = spawn(runtime.executable, [...asRoot, projectRoot, ...args], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
    app.once('error', reject)
    app.once('exit', (code) => resolve(code ?? 1))
  })
}
