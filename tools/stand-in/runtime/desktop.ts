/** The desktop around the app: there is none, so these remember, refuse or do nothing. Tests may replace each. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type Electron from 'electron'

/** What the app asked the desktop to open, for tests. */
const asked: { what: string; subject: string }[] = []
const remember = (what: string, subject: string): void => void asked.push({ what, subject })

export const shell = {
  asked,
  openExternal: (url: string) => Promise.resolve(remember('openExternal', url)),
  openPath: (path: string) => Promise.resolve(remember('openPath', path)).then(() => ''),
  showItemInFolder: (path: string) => remember('showItemInFolder', path),
  trashItem: (path: string) => Promise.resolve(remember('trashItem', path)),
  beep: () => {},
}

const clips = new Map<string, string>()

export const clipboard = {
  readText: () => clips.get('text') ?? '',
  writeText: (text: string) => void clips.set('text', text),
  readHTML: () => clips.get('html') ?? '',
  writeHTML: (html: string) => void clips.set('html', html),
  write: ({ text, html }: { text?: string; html?: string }) => {
    clips.clear()
    if (text !== undefined) clips.set('text', text)
    if (html !== undefined) clips.set('html', html)
  },
  availableFormats: () => [...clips.keys()].map((name) => (name === 'text' ? 'text/plain' : 'text/html')),
  clear: () => clips.clear(),
}

class Picture {
  readonly #bytes: Buffer
  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  isEmpty = (): boolean => this.#bytes.length === 0
  toPNG = (): Buffer => this.#bytes
  getSize = (): Electron.Size => ({ width: 0, height: 0 })
  resize = (): this => this
  setTemplateImage(): void {}
}

export const nativeImage = {
  createEmpty: () => new Picture(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => new Picture(bytes),
  createFromDataURL: (url: string) => new Picture(Buffer.from(url.split(',')[1] ?? '', 'base64')),
  createFromPath(path: string): Picture {
    try {
      return new Picture(readFileSync(path))
    } catch {
      return nativeImage.createEmpty()
    }
  },
}

export class Notification extends EventEmitter {
  static isSupported = (): boolean => false
  show(): void {}
  close(): void {}
}

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleState: () => 'active',
  getSystemIdleTime: () => 0,
  isOnBatteryPower: () => false,
})

const blockers = new Set<number>()
export const powerSaveBlocker = {
  start: () => {
    const id = blockers.size + 1
    blockers.add(id)
    return id
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
}

export const safeStorage = {
  isEncryptionAvailable: () => false,
  encryptString: () => refuse('safeStorage'),
  decryptString: () => refuse('safeStorage'),
}

export const globalShortcut = {
  register: () => false,
  unregister: () => {},
  unregisterAll: () => {},
  isRegistered: () => false,
}

export const crashReporter = { start: () => {}, getLastCrashReport: () => null, getUploadedReports: () => [] }
export const net = { fetch: globalThis.fetch, isOnline: () => false, online: false }
export const systemPreferences = Object.assign(new EventEmitter(), {
  getAnimationSettings: () => ({ shouldRenderRichAnimation: true, prefersReducedMotion: false }),
})

function refuse(what: string): never {
  throw new Error(`The stand-in has no ${what}`)
}
