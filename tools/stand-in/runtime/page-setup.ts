/** What a new page is told before anything of it runs. Nothing waits: the pipe keeps the order. */
import { isHeadless } from './chromium-switches.ts'
import type { DevToolsSession } from './devtools.ts'
import { applyTheme } from './native-theme.ts'
import { PreloadHost } from './preload-host.ts'
import type { Target } from './targets.ts'
import type { PageSize, WebContents } from './web-contents.ts'

export function prepareTarget(contents: WebContents, { session }: Target): void {
  session.tell('Page.enable')
  session.tell('Page.setLifecycleEventsEnabled', { enabled: true })
  session.tell('Inspector.enable')
  showAtSize(session, contents.size)
  applyTheme(session)
  const { preload } = contents.preferences
  const frame = contents.mainFrame
  if (preload && frame) {
    contents.preload = new PreloadHost(session, contents, frame)
    contents.preload.install(preload, {
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions } as Record<string, string>,
      argv: contents.preferences.additionalArguments ?? [],
    })
  }
  session.tell('Runtime.enable')
  session.tell('Runtime.runIfWaitingForDebugger')
}

/** A headless window has Chromium's tabs and address bar around the page: the page is told its size instead. */
export function showAtSize(session: DevToolsSession, { width, height }: PageSize): void {
  if (!isHeadless()) return
  session.tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false })
}
