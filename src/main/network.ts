/**
 * The only module that says what may leave this process: nothing (docs/security.md). It owns the resolver rule, the
 * request filter and the navigation guards, because each of them is replaced, not joined, by a second owner.
 */
import { app, session, type WebContents } from 'electron'
import { devServer, isShellUrl, shellScheme } from './scheme.ts'

const allowedSchemes = new Set([`${shellScheme}:`, 'devtools:', 'data:', 'blob:', 'about:'])

/** Before `ready`: a request-level filter alone does not see preconnects. */
export function closeNetwork(): void {
  const exceptDevServer = devServer === null ? '' : ', EXCLUDE localhost'
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exceptDevServer}`)
  // A proxy would resolve names, and connect, in our place.
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('dns-prefetch-disable')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/** After `ready`, before the first window. */
export function guardSession(): void {
  const { defaultSession } = session
  // The dictionaries are downloaded even when the checker is off (electron#22995).
  defaultSession.setSpellCheckerDictionaryDownloadURL('https://pressmark.invalid/')
  defaultSession.setSpellCheckerEnabled(false)
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => event.preventDefault())
  defaultSession.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isAllowedRequest(details.url) }),
  )
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

export function isAllowedRequest(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  if (allowedSchemes.has(parsed.protocol)) return true
  return devServer !== null && (parsed.host === devServer.host || parsed.hostname === 'localhost')
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', (event) => {
    if (!isShellUrl(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isShellUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
