/** Runs the app's preload in a world of its own, with what a sandboxed preload may `require`. */
import { ask } from './ask.ts'
import { connectBridge } from './bridge.ts'
import { holdEarlyDrops } from './early-drops.ts'
import { Emitter } from './emitter.ts'
import { IpcRenderer } from './ipc-renderer.ts'
import type { ToPage } from './messages.ts'

export interface PreloadSettings {
  secret: string
  platform: string
  arch: string
  versions: Record<string, string>
  argv: string[]
}

type Module = { exports: unknown }
type Preload = (require: (name: string) => unknown, module: Module, exports: unknown, process: object) => void

interface World {
  standInPost: (text: string) => void
  standInReceive: (text: string) => void
  /** The page is under the debugger now. */
  standInAsks: () => void
  File: new () => object
}

export function runPreload(settings: PreloadSettings, preload: Preload): void {
  const world = globalThis as unknown as World
  const ipcRenderer = new IpcRenderer(world.standInPost)
  world.standInReceive = (text) => ipcRenderer.receive(JSON.parse(text) as ToPage)
  world.standInAsks = holdEarlyDrops()
  const bridge = connectBridge(`${settings.secret}-preload`, `${settings.secret}-page`, () => {})

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: bridge.expose },
    webUtils: { getPathForFile },
    webFrame: { setZoomFactor: () => {}, setZoomLevel: () => {}, setVisualZoomLevelLimits: () => {} },
    crashReporter: { start: () => {} },
    nativeImage: {},
  }
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval }
  const known: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events: Object.assign(Emitter, { EventEmitter: Emitter }),
    timers,
    url: { URL, URLSearchParams },
  }
  const require = (name: string): unknown => {
    const found = known[name.replace(/^node:/, '')]
    if (found === undefined) throw new Error(`module not found: ${name}`)
    return found
  }
  const process = Object.assign(new Emitter(), {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: settings.platform,
    arch: settings.arch,
    versions: settings.versions,
    argv: settings.argv,
    env: {},
  })
  const module: Module = { exports: {} }
  preload(require, module, module.exports, process)
}

/** Empty for a `File` that a script made. */
function getPathForFile(file: unknown): string {
  if (!(file instanceof (globalThis as unknown as World).File))
    throw new TypeError('The argument is not a File')
  return ask('path', file)
}
