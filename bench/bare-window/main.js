/** The floor for the start: a window with a line of text, and nothing behind it. */
import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'

app.enableSandbox()
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
