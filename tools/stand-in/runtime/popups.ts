/** Pages that no window asked for: a page opened them. */
import type { BrowserWindowConstructorOptions } from 'electron'
import { toApp } from './addresses.ts'
import { BrowserWindow } from './browser-window.ts'
import { allContents } from './contents-list.ts'
import type { Protocol } from './devtools.ts'
import { refuseTarget, type Target } from './targets.ts'

export async function receivePopup(
  target: Target,
  { openerId, url }: Protocol.Target.TargetInfo,
): Promise<void> {
  const all = allContents()
  const opener =
    all.find((contents) => contents.target?.id === openerId) ??
    all.find(({ opening }) => opening.expects) ??
    all.find((contents) => contents.target !== null)
  const decision = (await opener?.opening.decide()) ?? { action: 'deny' as const }
  if (!opener || opener.isDestroyed() || decision.action === 'deny') return refuseTarget(target)
  const options: BrowserWindowConstructorOptions = decision.overrideBrowserWindowOptions ?? {}
  // Like the window it comes from, unless told otherwise; never with more rights.
  const window = new BrowserWindow({
    ...options,
    webPreferences: options.webPreferences ?? opener.preferences,
  })
  window.webContents.adopt(target)
  opener.emit('did-create-window', window, { url: toApp(url), frameName: '', options })
}
