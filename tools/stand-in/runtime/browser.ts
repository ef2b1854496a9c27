/** The one Chromium of this process. */
import { findChromium, startChromium, type Chromium } from './chromium.ts'
import type { DevToolsPipe, DevToolsSession } from './devtools.ts'

let chromium: Chromium | null = null

/** @returns when Chromium answers. Ends the process when it cannot be found. */
export async function startBrowser(sessionData: string, wantsPort: boolean): Promise<string> {
  const program = findChromium()
  if (program === null) {
    console.error(
      'The stand-in for Electron needs Chromium: apt-get install chromium (or set STANDIN_CHROMIUM)',
    )
    process.exit(1)
  }
  chromium = startChromium(program, sessionData, wantsPort)
  const { product } = await chromium.pipe.browser.send('Browser.getVersion')
  return product.replace(/^.*\//, '')
}

/** Throws before `ready`, as the API that leads here does. */
export function pipe(): DevToolsPipe {
  if (chromium === null) throw new Error('This cannot be used before the app is ready')
  return chromium.pipe
}

export const browser = (): DevToolsSession => pipe().browser

export const browserExited = (): Promise<void> => chromium?.exited ?? Promise.resolve()
export const isBrowserRunning = (): boolean => chromium !== null
export const closeBrowser = (): Promise<void> => chromium?.close() ?? Promise.resolve()
