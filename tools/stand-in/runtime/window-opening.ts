/** `setWindowOpenHandler`: a new page stands still until this has decided, so that a denied one asks for nothing. */
import type { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { toApp } from './addresses.ts'
import type { DevToolsSession } from './devtools.ts'

type Handler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse

/** For a window that nothing announces. */
const patience = 1_000

export class WindowOpening {
  handler: Handler | null = null
  readonly contents: EventEmitter
  readonly #decided: Electron.WindowOpenHandlerResponse[] = []
  readonly #waiting: ((decision: Electron.WindowOpenHandlerResponse) => void)[] = []

  constructor(contents: EventEmitter) {
    this.contents = contents
  }

  follow(session: DevToolsSession): void {
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.#announced(url, windowName, windowFeatures.join(','))
    })
    // A click with Ctrl or Shift, which the page's scripts have no part in.
    session.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
      if (disposition === 'newTab' || disposition === 'newWindow') this.#announced(url, '', '')
    })
  }

  get expects(): boolean {
    return this.#decided.length > 0
  }

  /** The page and its new window come by different ways, so the window may be here before its announcement. */
  decide(): Promise<Electron.WindowOpenHandlerResponse> {
    const decided = this.#decided.shift()
    if (decided) return Promise.resolve(decided)
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      setTimeout(() => {
        const index = this.#waiting.indexOf(resolve)
        if (index >= 0) this.#waiting.splice(index, 1)
        resolve({ action: 'deny' })
      }, patience).unref()
    })
  }

  #announced(url: string, frameName: string, features: string): void {
    const decision = this.#ask(url, frameName, features)
    const waiting = this.#waiting.shift()
    if (waiting) waiting(decision)
    else this.#decided.push(decision)
  }

  #ask(url: string, frameName: string, features: string): Electron.WindowOpenHandlerResponse {
    if (this.handler === null) return { action: 'allow' }
    const disposition = features === '' ? 'foreground-tab' : 'new-window'
    return this.handler({
      url: toApp(url),
      frameName,
      features,
      disposition,
      referrer: { url: '', policy: 'default' },
    })
  }
}
