/** What `import … from 'electron'` gives in main. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { webContentsModule } from './contents-list.ts'
import * as desktop from './desktop.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { protocol } from './protocol.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { utilityProcess } from './utility-process.ts'

export const electron = {
  ...desktop,
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  screen,
  session,
  utilityProcess,
  webContents: webContentsModule,
} satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>
