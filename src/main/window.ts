import { BrowserWindow, nativeTheme } from 'electron'
import { join } from 'node:path'
import { devServer, shellUrl } from './scheme.ts'

export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    title: 'Pressmark',
    // Painted before the page is: the paper of the page's own theme, so that nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#191714' : '#faf7f1',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
    },
  })
  void window.loadURL(devServer?.href ?? shellUrl)
  return window
}
