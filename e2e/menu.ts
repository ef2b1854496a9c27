import type { ElectronApplication } from '@playwright/test'

/** Chooses an entry of the application's menu, as a click on it does: `chooseMenu(app, 'File', 'Past Imports')`. */
export const chooseMenu = (app: ElectronApplication, ...labels: string[]): Promise<void> =>
  app.evaluate(({ Menu }, path) => {
    let menu = Menu.getApplicationMenu()
    for (const label of path.slice(0, -1))
      menu = menu?.items.find((item) => item.label === label)?.submenu ?? null
    const entry = menu?.items.find((item) => item.label === path.at(-1))
    if (entry === undefined) throw new Error(`There is no entry ${path.join(' > ')}`)
    ;(entry.click as () => void)()
  }, labels)

export interface Entry {
  /** `View > Theme > Dark`. */
  path: string
  /** Not one of Electron's own roles, and no line between. */
  isOurs: boolean
  checked: boolean
}

/** The entries of the application's menu that have none below them. */
export const menuEntries = (app: ElectronApplication): Promise<Entry[]> =>
  app.evaluate(({ Menu }) => {
    const found: Entry[] = []
    const walk = (menu: Electron.Menu | null, above: string[]): void => {
      for (const { label, role, type, checked, submenu } of menu?.items ?? []) {
        const path = [...above, label]
        if (submenu) walk(submenu, path)
        else found.push({ path: path.join(' > '), isOurs: !role && type !== 'separator', checked })
      }
    }
    walk(Menu.getApplicationMenu(), [])
    return found
  })
