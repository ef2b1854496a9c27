/** `will-navigate` and its kin, asked before a request for a document leaves. */
import type { EventEmitter } from 'node:events'
import { toApp } from './addresses.ts'
import { CancelableEvent } from './cancelable.ts'
import type { DevToolsSession } from './devtools.ts'
import type { Frame } from './frames.ts'

/** A crashed page does not answer. */
const patience = 500

export class PageNavigation {
  readonly #contents: EventEmitter
  #session: DevToolsSession | null = null
  #fromApp = false
  #asked: string | null = null

  constructor(contents: EventEmitter) {
    this.#contents = contents
  }

  /** The next load of the main frame is the app's own, which `will-navigate` does not tell. */
  expectFromApp(): void {
    this.#fromApp = true
  }

  follow(session: DevToolsSession, mainFrame: string): void {
    this.#session = session
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (frameId !== mainFrame || disposition !== 'currentTab') return
      this.#asked = url
      // Not a request, so it cannot be held: it is stopped as soon as it is known.
      if (/^(data|blob|filesystem):/i.test(url) && !this.#ask(null, url, true))
        session.tell('Page.stopLoading')
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === mainFrame) this.#asked = null
    })
  }

  /** @returns whether the app lets the frame go there. */
  async allows(frame: Frame, url: string, redirected: boolean): Promise<boolean> {
    const isMainFrame = frame.parent === null
    if (redirected) return !this.#emit('will-redirect', frame, url, isMainFrame)
    const fromApp = isMainFrame && this.#fromApp
    if (isMainFrame) this.#fromApp = false
    const asks = !fromApp && (!isMainFrame || (await this.#isAskedByPage(url)))
    if (asks && !this.#ask(frame, url, isMainFrame)) return false
    this.#emit('did-start-navigation', frame, url, isMainFrame)
    return true
  }

  #ask(frame: Frame | null, url: string, isMainFrame: boolean): boolean {
    if (this.#emit('will-frame-navigate', frame, url, isMainFrame)) return false
    return !isMainFrame || !this.#emit('will-navigate', frame, url, isMainFrame)
  }

  /** A driver's `goto` and `reload` come from outside the page, like the app's own loads. */
  async #isAskedByPage(url: string): Promise<boolean> {
    // The page tells of its wish before it makes it, so that an answer from the page comes after the telling.
    const answered = this.#session?.send('Runtime.evaluate', { expression: '0' }).catch(() => {})
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, patience).unref())])
    return this.#asked !== null && toApp(this.#asked).split('#')[0] === url.split('#')[0]
  }

  /** @returns whether it was prevented. */
  #emit(name: string, frame: Frame | null, url: string, isMainFrame: boolean): boolean {
    const event = new CancelableEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame })
    this.#contents.emit(name, event, url, false, isMainFrame, 1, frame?.routingId ?? 1)
    return event.defaultPrevented
  }
}
