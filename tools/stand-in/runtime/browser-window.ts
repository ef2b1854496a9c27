/** `BrowserWindow`: the window's state. What it shows is its `webContents`. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type Electron from 'electron'
import { app } from './app.ts'
import type { CancelableEvent } from './cancelable.ts'
import { isHeadless } from './chromium-switches.ts'
import { InertWindow } from './inert.ts'
import { showAtSize } from './page-setup.ts'
import { settlePermissions } from './permissions.ts'
import { WebContents } from './web-contents.ts'
import { WindowState, type Bounds } from './window-state.ts'
import { addWindow, allWindows, focusedWindow, moveFocus, removeWindow } from './windows.ts'
import { browser } from './browser.ts'

let lastId = 0

export class BrowserWindow extends InertWindow {
  readonly id = ++lastId
  readonly webContents: WebContents
  readonly #state: WindowState
  #destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isStarted()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.setMaxListeners(0)
    settlePermissions()
    this.#state = new WindowState(options)
    this.webContents = new WebContents(options.webPreferences ?? {}, this.#state.bounds)
    this.webContents.on('-close-asked', (event: CancelableEvent) => this.#ask(event))
    this.webContents.on('-page-gone', () => this.destroy())
    this.webContents.on('destroyed', () => this.destroy())
    this.webContents.once('-first-paint', () => this.emit('ready-to-show'))
    addWindow(this)
    app.emit('browser-window-created', {}, this)
    if (options.show !== false) this.show()
  }

  static getAllWindows = allWindows
  static getFocusedWindow = focusedWindow
  static fromId = (id: number): BrowserWindow | null =>
    allWindows().find((window) => window.id === id) ?? null
  static fromWebContents = (contents: WebContents | undefined): BrowserWindow | null =>
    allWindows().find((window) => window.webContents === contents) ?? null

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  loadFile(file: string, { query, search, hash }: Electron.LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(resolve(app.getAppPath(), file))
    if (search) url.search = search
    for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value)
    if (hash) url.hash = hash
    return this.loadURL(url.href)
  }

  show(): void {
    if (this.#state.visible) return
    this.#state.visible = true
    this.emit('show', {})
    this.focus()
  }

  showInactive(): void {
    this.#state.visible = true
    this.emit('show', {})
  }

  hide(): void {
    if (!this.#state.visible) return
    this.#state.visible = false
    this.emit('hide', {})
    this.blur()
  }

  focus(): void {
    if (this.#state.visible && !this.#state.minimized) moveFocus(this)
  }

  blur(): void {
    if (focusedWindow() === this) moveFocus(null)
  }

  close(): void {
    if (!this.#destroyed) this.webContents.close()
  }

  #ask(event: CancelableEvent): void {
    this.emit('close', event)
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    removeWindow(this)
    this.webContents.destroy()
    this.emit('closed')
    app.windowClosed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isVisible = (): boolean => this.#state.visible && !this.#destroyed
  isFocused = (): boolean => focusedWindow() === this
  isMinimized = (): boolean => this.#state.minimized
  isMaximized = (): boolean => this.#state.shape === 'maximized'
  isFullScreen = (): boolean => this.#state.shape === 'fullscreen'
  isNormal = (): boolean => this.#state.shape === 'normal' && !this.#state.minimized

  minimize(): void {
    this.#state.minimized = true
    this.blur()
    this.emit('minimize', {})
  }

  restore(): void {
    if (this.#state.minimized) {
      this.#state.minimized = false
      this.emit('restore', {})
      this.focus()
    } else this.unmaximize()
  }

  maximize(): void {
    this.show()
    this.#reshape('maximized', 'maximize')
  }

  unmaximize(): void {
    if (this.isMaximized()) this.#reshape('normal', 'unmaximize')
  }

  setFullScreen(wanted: boolean): void {
    if (wanted) this.#reshape('fullscreen', 'enter-full-screen')
    else if (this.isFullScreen()) this.#reshape('normal', 'leave-full-screen')
  }

  getBounds = (): Bounds => ({ ...this.#state.bounds })
  getContentBounds = this.getBounds
  getNormalBounds = (): Bounds => ({ ...this.#state.normal })
  getSize = (): [number, number] => [this.#state.bounds.width, this.#state.bounds.height]
  getContentSize = this.getSize
  getPosition = (): [number, number] => [this.#state.bounds.x, this.#state.bounds.y]
  getMinimumSize = (): [number, number] => this.#state.minimum

  setBounds(bounds: Partial<Bounds>): void {
    const { width, height, x, y } = this.#state.bounds
    this.#state.place(bounds)
    const now = this.#state.bounds
    this.#apply()
    if (now.x !== x || now.y !== y) this.emit('move', {})
    if (now.width !== width || now.height !== height) {
      this.emit('resize', {})
      this.emit('resized', {})
    }
  }

  setContentBounds(bounds: Partial<Bounds>): void {
    this.setBounds(bounds)
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  setMinimumSize(width: number, height: number): void {
    this.#state.minimum = [width, height]
  }

  #reshape(shape: WindowState['shape'], event: string): void {
    if (this.#state.shape === shape) return
    this.#state.shape = shape
    this.#apply()
    this.emit(event, {})
    this.emit('resize', {})
  }

  /** Tells the page its size; a window on a screen takes it, too. */
  #apply(): void {
    const { width, height, x: left, y: top } = this.#state.bounds
    this.webContents.resize({ width, height })
    const { target } = this.webContents
    if (!target) return
    if (isHeadless()) return showAtSize(target.session, { width, height })
    void browser()
      .send('Browser.getWindowForTarget', { targetId: target.id })
      .then(({ windowId }) =>
        browser().tell('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } }),
      )
  }

  getTitle = (): string => this.#state.title
  setTitle(title: string): void {
    this.#state.title = title
  }

  getBackgroundColor = (): string => this.#state.backgroundColor
  setBackgroundColor(color: string): void {
    this.#state.backgroundColor = color
  }

  /** Recorded for tests: Electron can only set it. */
  get progressBar(): number {
    return this.#state.progress
  }
  setProgressBar(progress: number): void {
    this.#state.progress = progress
  }

  isMenuBarVisible = (): boolean => this.#state.menuBarVisible
  setMenuBarVisibility(visible: boolean): void {
    this.#state.menuBarVisible = visible
  }

  capturePage = (): ReturnType<WebContents['capturePage']> => this.webContents.capturePage()
}
