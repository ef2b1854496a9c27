/** The course of a page's loads: `did-start-loading` … `did-finish-load` or `did-fail-load`. */
import type { EventEmitter } from 'node:events'
import { toApp } from './addresses.ts'
import { app } from './app.ts'
import type { DevToolsSession, Protocol } from './devtools.ts'

/** Chromium's numbers for the errors that are told apart here (net/base/net_error_list.h). */
const errorCodes: Record<string, number> = { ERR_FAILED: -2, ERR_ABORTED: -3, ERR_BLOCKED_BY_CLIENT: -20 }

export class Loading {
  active = false
  crashed = false
  title = ''
  readonly #contents: EventEmitter
  #waiting: { url: string; promise: PromiseWithResolvers<void> } | null = null
  #failed = false

  constructor(contents: EventEmitter) {
    this.#contents = contents
  }

  /** A load that the app asked for. One that is still under way is aborted. */
  next(url: string): Promise<void> {
    this.#settle('ERR_ABORTED')
    const promise = Promise.withResolvers<void>()
    this.#waiting = { url, promise }
    return promise.promise
  }

  fail(reason: string): void {
    this.#settle(reason.replace(/^net::/, ''))
  }

  follow(session: DevToolsSession, mainFrame: string): void {
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== mainFrame) return
      this.active = true
      this.#contents.emit('did-start-loading')
    })
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== mainFrame) return
      this.active = false
      this.#contents.emit('did-stop-loading')
    })
    session.on('Page.frameNavigated', ({ frame }) => this.#committed(frame, mainFrame))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMain = frameId === mainFrame
      this.#contents.emit('did-navigate-in-page', {}, toApp(url), isMain, 1, 1)
      if (isMain) this.#settle(null)
    })
    session.on('Page.domContentEventFired', () => {
      if (!this.#failed) this.#contents.emit('dom-ready', {})
    })
    session.on('Page.loadEventFired', () => {
      if (this.#failed) return
      this.#contents.emit('did-finish-load')
      this.#settle(null)
    })
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === mainFrame && name === 'firstPaint') this.#contents.emit('-first-paint')
    })
    session.on('Runtime.consoleAPICalled', (call) => this.#console(call))
    session.on('Inspector.targetCrashed', () => this.#crash())
  }

  #committed(frame: Protocol.Page.Frame, mainFrame: string): void {
    if (frame.id !== mainFrame) return
    this.crashed = false
    // Chromium shows a page of its own in place of one that failed.
    this.#failed = frame.unreachableUrl !== undefined
    if (this.#failed) this.#settle('ERR_FAILED', toApp(frame.unreachableUrl ?? ''))
    else this.#contents.emit('did-navigate', {}, toApp(frame.url), 200, 'OK')
  }

  #settle(reason: string | null, url = this.#waiting?.url ?? ''): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (reason === null) return waiting?.promise.resolve()
    const code = errorCodes[reason] ?? -2
    if (this.#failed) this.#contents.emit('did-fail-load', {}, code, reason, url, true, 1, 1)
    if (!waiting) return
    // Electron does not let an unhandled rejection of a load end the app either, it only warns.
    waiting.promise.promise.catch(() => {})
    waiting.promise.reject(
      Object.assign(new Error(`${reason} (${code}) loading '${url}'`), { code: reason, errno: code, url }),
    )
  }

  #console({ type, args, stackTrace }: Protocol.Runtime.consoleAPICalledPayload): void {
    if (this.#contents.listenerCount('console-message') === 0) return
    const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info'
    const message = args.map((value) => String(value.value ?? value.description ?? '')).join(' ')
    const { lineNumber = 0, url = '' } = stackTrace?.callFrames[0] ?? {}
    const details = { message, level, lineNumber, sourceId: toApp(url) }
    this.#contents.emit(
      'console-message',
      details,
      { debug: 0, info: 1, warning: 2, error: 3 }[level],
      message,
    )
  }

  #crash(): void {
    this.crashed = true
    this.active = false
    const details = { reason: 'crashed', exitCode: 139 }
    this.#contents.emit('render-process-gone', {}, details)
    app.emit('render-process-gone', {}, this.#contents, details)
  }
}
