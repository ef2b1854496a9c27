import type { ElectronApplication } from '@playwright/test'

/** Chooses an entry of the application's menu, as a click on it does: `chooseMenu(app, 'File', 'Past Imports')`. */
export const chooseMenu = (app: ElectronApplication, ...labels: string[]): Promise<void> =>
  app.evaluate(({ Menu }, path) => {
    let menu = Menu.getApplicationMenu()
    for (const label of path.slice(0, -1))
      menu = menu?.items.find((item) => item.label === label)?.submenu ?? null
    const entry = menu?.items.find((item) => item.label === path.at(-1))
    if (entry === undefined) throw new Error(`There is no entry ${path.join(' > ')}`)
    entry.click()
  }, labels)
