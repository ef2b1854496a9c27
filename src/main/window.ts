import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import { z } from 'zod'
import { appFile } from './app-files.ts'
import type { Language } from '../shared/text/languages.ts'
import { shellIn } from './scheme.ts'
import { StoredJson } from './stored-json.ts'

const side = z.int().min(0).max(100_000)
const place = z.strictObject({
  x: z.int().optional(),
  y: z.int().optional(),
  width: side.optional(),
  height: side.optional(),
  maximized: z.boolean().optional(),
})
type Place = z.infer<typeof place>

/** Opens a window where the last one was left. */
export function openWindow(language: Language): BrowserWindow {
  const stored = new StoredJson<Place>(join(app.getPath('userData'), 'window.json'), place)
  const { width = 1280, height = 800 } = stored.value
  const window = new BrowserWindow({
    ...position(stored.value),
    width,
    height,
    minWidth: 640,
    minHeight: 480,
    title: 'Pressmark',
    // Painted before the page is: the paper of the page's own theme, so that nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#191714' : '#faf7f1',
    webPreferences: {
      preload: appFile('out/preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  if (stored.value.maximized) window.maximize()
  window.on('close', () => stored.set({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  void window.loadURL(shellIn(language))
  return window
}

/** The stored corner, unless the screen it was on is gone. */
function position({ x, y, width = 0, height = 0 }: Place): { x?: number; y?: number } {
  if (x === undefined || y === undefined) return {}
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const isOnScreen =
    x < workArea.x + workArea.width - 80 &&
    x + width > workArea.x + 80 &&
    y >= workArea.y - 20 &&
    y < workArea.y + workArea.height - 80
  return isOnScreen ? { x, y } : {}
}
