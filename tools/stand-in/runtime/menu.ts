/** `Menu` and `MenuItem`: a tree that nobody sees and tests can walk. */
import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { app } from './app.ts'
import { focusedWindow } from './windows.ts'

type Template = Electron.MenuItemConstructorOptions

let lastCommand = 0

export class MenuItem {
  readonly commandId = ++lastCommand
  readonly id: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  readonly icon: unknown
  readonly toolTip: string
  label: string
  sublabel: string
  enabled: boolean
  visible: boolean
  checked: boolean
  menu: Menu | undefined
  /** As in Electron: runs the item's own function with the item, the window and the event. */
  click: (event?: object, window?: unknown, contents?: unknown) => void

  constructor(options: Template) {
    this.id = options.id ?? ''
    this.role = options.role?.toLowerCase()
    this.accelerator = typeof options.accelerator === 'string' ? options.accelerator : undefined
    this.label = options.label ?? options.role ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.icon = options.icon
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    const { submenu } = options
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined)
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.click = (event = {}, window = focusedWindow()) => {
      if (this.type === 'checkbox') this.checked = !this.checked
      if (this.type === 'radio') this.checked = true
      const run = options.click as ((...args: unknown[]) => void) | undefined
      if (run) run(this, window, event)
      else if (this.role === 'quit') app.quit()
      else if (this.role === 'close') focusedWindow()?.close()
    }
  }
}

export class Menu extends EventEmitter {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []
  readonly #radios = new Map<MenuItem, () => void>()

  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item)
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this
    if (item.type === 'radio') this.#join(item)
    this.items.splice(position, 0, item)
  }

  /** As in Electron: checking one unchecks the others, and nothing else does. */
  #join(item: MenuItem): void {
    let checked = item.checked
    const uncheck = (): void => void (checked = false)
    this.#radios.set(item, uncheck)
    Object.defineProperty(item, 'checked', {
      enumerable: true,
      get: () => checked,
      set: () => {
        for (const other of this.#radios.values()) other()
        checked = true
      },
    })
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  popup(): void {
    this.emit('menu-will-show', {})
  }

  closePopup(): void {
    this.emit('menu-will-close', {})
  }
}
