/** `webContents`: one page. Its target in Chromium is made with the first address it is to show. */
import type Electron from 'electron'
import { app } from './app.ts'
import { toPage } from './addresses.ts'
import { CancelableEvent } from './cancelable.ts'
import type { DevToolsSession } from './devtools.ts'
import { FrameTree, type Frame } from './frames.ts'
import { InertContents } from './inert.ts'
import { Loading } from './loading.ts'
import { forgetContents, rememberContents } from './contents-list.ts'
import { prepareTarget } from './page-setup.ts'
import { PageNavigation } from './navigation.ts'
import type { PreloadHost } from './preload-host.ts'
import { defaultSession, type Session } from './session.ts'
import { closeTarget, onTargetGone, openTarget, type Target } from './targets.ts'
import { WindowOpening } from './window-opening.ts'

export interface PageSize {
  width: number
  height: number
}

let lastId = 0

export class WebContents extends InertContents {
  readonly id = ++lastId
  readonly session: Session = defaultSession
  readonly opening = new WindowOpening(this)
  readonly navigation = new PageNavigation(this)
  readonly preferences: Electron.WebPreferences
  target: Target | null = null
  frames: FrameTree | null = null
  preload: PreloadHost | null = null
  userAgent = ''
  backgroundThrottling = true
  readonly #loading = new Loading(this)
  #attached = Promise.withResolvers<DevToolsSession>()
  #opened = false
  #destroyed = false
  #size: PageSize
  #zoom = 1

  constructor(preferences: Electron.WebPreferences, size: PageSize) {
    super()
    this.setMaxListeners(0)
    this.preferences = preferences
    this.#size = size
    this.#attached.promise.catch(() => {})
    rememberContents(this)
    app.emit('web-contents-created', {}, this)
  }

  get mainFrame(): Frame | null {
    return this.frames?.main ?? null
  }

  get size(): PageSize {
    return this.#size
  }

  /** Rejects with Chromium's error, as `ERR_ABORTED (-3) loading 'URL'`. */
  async loadURL(url: string): Promise<void> {
    const address = toPage(url)
    const loaded = this.#loading.next(url)
    this.navigation.expectFromApp()
    if (!this.#opened) this.#open(address)
    else {
      const session = await this.#attached.promise
      const { errorText } = await session.send('Page.navigate', { url: address })
      if (errorText) this.#loading.fail(errorText)
    }
    return loaded
  }

  /** A page that another one opened. */
  adopt(target: Target): void {
    this.#opened = true
    this.#prepare(target)
  }

  #open(url: string): void {
    this.#opened = true
    openTarget({ url, ...this.#size }, (target) => this.#prepare(target)).catch((error: unknown) => {
      this.#loading.fail(String(error))
    })
  }

  #prepare(target: Target): void {
    if (this.#destroyed) return closeTarget(target)
    this.target = target
    this.frames = new FrameTree(target.id, {
      sendToFrame: (channel, args) => this.preload?.send(channel, args),
      executeJavaScript: (code) => this.executeJavaScript(code),
    })
    this.frames.follow(target.session)
    this.#loading.follow(target.session, target.id)
    this.navigation.follow(target.session, target.id)
    this.opening.follow(target.session)
    onTargetGone(target, () => this.emit('-page-gone'))
    prepareTarget(this, target)
    this.#attached.resolve(target.session)
  }

  /** Runs the command once the page exists. */
  async withPage<T>(use: (session: DevToolsSession) => Promise<T>): Promise<T> {
    return use(await this.#attached.promise)
  }

  send(channel: string, ...args: unknown[]): void {
    this.preload?.send(channel, args)
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { result, exceptionDetails } = await this.withPage((session) =>
      session.send('Runtime.evaluate', {
        expression: code,
        awaitPromise: true,
        returnByValue: true,
        userGesture,
        replMode: false,
      }),
    )
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  setWindowOpenHandler(
    handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse,
  ): void {
    this.opening.handler = handler
  }

  resize(size: PageSize): void {
    this.#size = size
  }

  getURL(): string {
    return this.mainFrame?.url ?? ''
  }

  getTitle(): string {
    return this.#loading.title
  }

  isLoading(): boolean {
    return this.#loading.active
  }

  isLoadingMainFrame(): boolean {
    return this.#loading.active
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isCrashed(): boolean {
    return this.#loading.crashed
  }

  reload(): void {
    this.navigation.expectFromApp()
    void this.withPage((session) => session.send('Page.reload'))
  }

  stop(): void {
    this.target?.session.tell('Page.stopLoading')
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  /** Real zoom is Chromium's own setting; a page scale would move the layout differently, so CSS zoom it is. */
  setZoomFactor(factor: number): void {
    this.#zoom = factor
    this.executeJavaScript(`void (document.documentElement.style.zoom = '${factor}')`).catch(() => {})
  }

  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2)
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  async printToPDF(options: { landscape?: boolean; printBackground?: boolean } = {}): Promise<Buffer> {
    const { landscape = false, printBackground = false } = options
    const { data } = await this.withPage((session) =>
      session.send('Page.printToPDF', { landscape, printBackground }),
    )
    return Buffer.from(data, 'base64')
  }

  async capturePage(): Promise<{ toPNG: () => Buffer; isEmpty: () => boolean }> {
    const { data } = await this.withPage((session) => session.send('Page.captureScreenshot'))
    const png = Buffer.from(data, 'base64')
    return { toPNG: () => png, isEmpty: () => png.length === 0 }
  }

  forcefullyCrashRenderer(): void {
    this.target?.session.tell('Page.crash')
  }

  /** As when the page calls `window.close()`. */
  close(): void {
    const event = new CancelableEvent()
    this.emit('-close-asked', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    forgetContents(this)
    if (this.target) closeTarget(this.target)
    this.#attached.reject(new Error('Object has been destroyed'))
    this.#loading.fail('ERR_ABORTED')
    this.emit('destroyed')
  }

  setUserAgent(agent: string): void {
    this.userAgent = agent
  }
  getUserAgent(): string {
    return this.userAgent
  }
}
