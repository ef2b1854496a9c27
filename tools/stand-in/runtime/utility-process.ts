/** `utilityProcess`: a Node process of its own, with `process.parentPort` (./utility-child.ts). */
import { fork, type ChildProcess, type IOType, type Serializable } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type Electron from 'electron'
import { app } from './app.ts'
import { nodeProgram } from './node-program.ts'

const living = new Set<UtilityProcess>()

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess
  readonly #name: string
  #alive = true

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super()
    this.#name = options.serviceName ?? 'Node Utility Process'
    const [stdin, stdout, stderr] = streams(options.stdio)
    this.#child = fork(join(import.meta.dirname, 'utility.cjs'), [modulePath, ...args], {
      execPath: nodeProgram(),
      execArgv: options.execArgv ?? [],
      serialization: 'advanced',
      stdio: [stdin, stdout, stderr, 'ipc'],
      ...(options.env && { env: options.env as NodeJS.ProcessEnv }),
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    })
    living.add(this)
    this.#child.once('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    // A message to a child that is just leaving; `exit` says the rest.
    this.#child.on('error', () => {})
    this.#child.once('exit', (code, signal) => this.#ended(code, signal))
  }

  get pid(): number | undefined {
    return this.#alive ? this.#child.pid : undefined
  }
  /** As `app.getAppMetrics` tells of it. */
  get metric(): { type: 'Utility'; pid: number | undefined; name: string } {
    return { type: 'Utility', pid: this.pid, name: this.#name }
  }
  get stdout(): Readable | null {
    return this.#child.stdout
  }
  get stderr(): Readable | null {
    return this.#child.stderr
  }

  /** Ports cannot be handed over here. */
  postMessage(message: Serializable): void {
    if (this.#child.connected) this.#child.send(message)
  }

  kill(): boolean {
    return this.#alive && this.#child.kill()
  }

  #ended(code: number | null, signal: string | null): void {
    this.#alive = false
    living.delete(this)
    const exitCode = code ?? 1
    this.emit('exit', exitCode)
    if (exitCode === 0 || app.isQuitting()) return
    const reason =
      signal === null ? 'abnormal-exit' : signal === 'SIGTERM' || signal === 'SIGKILL' ? 'killed' : 'crashed'
    const name = this.#name
    app.emit(
      'child-process-gone',
      {},
      { type: 'Utility', reason, exitCode, serviceName: basename(name), name },
    )
  }
}

function streams(stdio: Electron.ForkOptions['stdio']): [IOType, IOType, IOType] {
  if (Array.isArray(stdio)) return ['ignore', stdio[1] ?? 'inherit', stdio[2] ?? 'inherit']
  const all = (stdio ?? 'inherit') as IOType
  return ['ignore', all, all]
}

app.getAppMetrics = () => [...living].map((child) => child.metric)

export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
}
