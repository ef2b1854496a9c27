import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { CommandName } from '../shared/calls.ts'
import { themes, type Theme } from '../shared/look.ts'
import { text } from '../shared/text/text.ts'
import { themeEntry } from './theme.ts'

const themeCommands: Record<Theme, CommandName> = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
}

/**
 * The menus, on each system's habits: the roles bring names, places and keys along.
 * @param carryOut has the page do it, so that menu, key and button are one
 */
export function applicationMenu(carryOut: (name: CommandName) => void): Menu {
  const isMac = process.platform === 'darwin'
  const { menu } = text
  const command = (label: string, name: CommandName, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => carryOut(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  /** Electron's own labels are English. */
  const role = (
    name: MenuItemConstructorOptions['role'] & string,
    label: string,
  ): MenuItemConstructorOptions => ({
    role: name,
    label,
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: menu.file,
      submenu: [
        command(menu.importFiles, 'importFiles', 'CmdOrCtrl+O'),
        command(menu.importFolders, 'importFolders', 'CmdOrCtrl+Shift+O'),
        {
          label: menu.tryImport,
          submenu: [command(menu.tryFiles, 'tryFiles'), command(menu.tryFolders, 'tryFolders')],
        },
        command(menu.imports, 'imports'),
        command(menu.watchedFolders, 'watchedFolders'),
        separator,
        command(menu.openLibrary, 'openLibrary'),
        command(menu.saveCopy, 'saveCopy'),
        command(menu.exportOriginals, 'exportAll'),
        separator,
        command(menu.settings, 'settings', 'CmdOrCtrl+,'),
        separator,
        isMac ? role('close', menu.closeWindow) : role('quit', menu.quit),
      ],
    },
    {
      label: menu.edit,
      submenu: [
        role('undo', menu.undo),
        role('redo', menu.redo),
        separator,
        role('cut', menu.cut),
        role('copy', menu.copy),
        role('paste', menu.paste),
        role('selectAll', menu.selectAll),
        separator,
        command(menu.find, 'find', 'CmdOrCtrl+F'),
        command(menu.copySearch, 'copySearch'),
        command(menu.removeSelected, 'removeSelected'),
      ],
    },
    {
      label: menu.view,
      submenu: [
        command(menu.back, 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
        command(menu.forward, 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        command(menu.trash, 'trash'),
        command(menu.sources, 'sources'),
        command(menu.coverage, 'coverage'),
        command(menu.showOriginal, 'showOriginal'),
        separator,
        {
          label: text.theme,
          submenu: themes.map((theme) => ({
            ...command(text.themes[theme], themeCommands[theme]),
            id: themeEntry(theme),
            type: 'radio',
          })),
        },
        separator,
        role('resetZoom', menu.actualSize),
        role('zoomIn', menu.zoomIn),
        role('zoomOut', menu.zoomOut),
        separator,
        role('togglefullscreen', menu.fullScreen),
      ],
    },
    { role: 'windowMenu', label: menu.window },
    { role: 'help', label: menu.help, submenu: [command(menu.shortcuts, 'shortcuts')] },
  ])
}
