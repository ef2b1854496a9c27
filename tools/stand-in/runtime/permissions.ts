/**
 * Permissions: Chromium cannot ask us while a page waits, so each known one is asked for once, before the first
 * page, and the app's answer is set for good. Without a handler all are granted, as in Electron.
 */
import { browser } from './browser.ts'

type RequestHandler = (
  contents: unknown,
  permission: string,
  decide: (ok: boolean) => void,
  details: object,
) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean

let onRequest: RequestHandler | null = null
let onCheck: CheckHandler | null = null

export const setPermissionRequestHandler = (handler: RequestHandler | null): void =>
  void (onRequest = handler)
export const setPermissionCheckHandler = (handler: CheckHandler | null): void => void (onCheck = handler)

/** DevTools' name (with its extras) and Electron's. */
const known: [name: string, electron: string, extra?: object][] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi', { sysex: true }],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write', { allowWithoutSanitization: true }],
  ['persistent-storage', 'persistent-storage'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['local-fonts', 'local-fonts'],
  ['display-capture', 'display-capture'],
]

let settled = false

export function settlePermissions(): void {
  if (settled) return
  settled = true
  for (const [name, permission, extra] of known)
    ask(permission, (ok) => {
      const setting = ok ? 'granted' : 'denied'
      browser().tell('Browser.setPermission', { permission: { name, ...extra }, setting })
    })
}

function ask(permission: string, decide: (ok: boolean) => void): void {
  if (onRequest) onRequest(null, permission, decide, { requestingUrl: '', isMainFrame: true })
  else decide(onCheck?.(null, permission, '', { isMainFrame: true }) ?? true)
}
