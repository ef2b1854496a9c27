/**
 * Every request of every frame and worker, by the DevTools domain Fetch on the browser as a whole: navigation guards
 * first, then `webRequest`, then the handlers of own schemes. Only what someone wants to see is held.
 */
import { ownPatterns, ownSchemes, policyToPage, schemeOf, toApp, toPage } from './addresses.ts'
import { browser, isBrowserRunning } from './browser.ts'
import { placeOf, type Place } from './contents-list.ts'
import { debug } from './debug.ts'
import type { Protocol } from './devtools.ts'
import { handlerOf } from './protocol.ts'
import { isRefused } from './targets.ts'
import { consult, hasListener, type RequestDetails } from './web-request.ts'

type Paused = Protocol.Fetch.requestPausedPayload

export function watchRequests(): void {
  browser().on('Fetch.requestPaused', (paused) => {
    route(paused).catch((error: unknown) => {
      debug(String(error))
      refuse(paused, 'Failed')
    })
  })
  refreshInterception()
}

/** To be called when the wanted requests change. Before `ready` there is nothing to tell. */
export function refreshInterception(): void {
  if (isBrowserRunning()) browser().tell('Fetch.enable', { patterns: wantedPatterns() })
}

function wantedPatterns(): Protocol.Fetch.RequestPattern[] {
  const atResponse: Protocol.Fetch.RequestPattern[] = hasListener('onHeadersReceived')
    ? [{ urlPattern: '*', requestStage: 'Response' }]
    : []
  if (hasListener('onBeforeRequest', 'onBeforeSendHeaders')) return [{ urlPattern: '*' }, ...atResponse]
  const own = ownPatterns().map((urlPattern) => ({ urlPattern }))
  return [{ urlPattern: '*', resourceType: 'Document' }, ...own, ...atResponse]
}

async function route(paused: Paused): Promise<void> {
  if (isFavicon(paused) || (await isRefused(paused.frameId))) return refuse(paused, 'Aborted')
  const place = placeOf(paused.frameId)
  const details = detailsOf(paused, place)
  if (paused.responseStatusCode !== undefined) return answerHeaders(paused, details)
  if (place && paused.resourceType === 'Document' && !(await mayNavigate(paused, place, details.url)))
    return refuse(paused, 'Aborted')
  const { cancel, redirectURL } = await consult('onBeforeRequest', details)
  if (cancel) return refuse(paused, 'BlockedByClient')
  if (redirectURL) return redirect(paused, redirectURL)
  const scheme = schemeOf(details.url)
  if (ownSchemes().has(scheme)) return answerFrom(scheme, paused, details)
  const { requestHeaders } = await consult('onBeforeSendHeaders', details)
  const headers = requestHeaders && Object.entries(requestHeaders).map(([name, value]) => ({ name, value }))
  browser().tell('Fetch.continueRequest', { requestId: paused.requestId, ...(headers && { headers }) })
}

/** Chromium's tabs ask for one; Electron's windows do not. */
const isFavicon = ({ request, resourceType }: Paused): boolean =>
  resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico'

const mayNavigate = (
  { redirectedRequestId }: Paused,
  { contents, frame }: Place,
  url: string,
): Promise<boolean> => contents.navigation.allows(frame, url, redirectedRequestId !== undefined)

async function answerFrom(scheme: string, paused: Paused, details: RequestDetails): Promise<void> {
  const handler = handlerOf(scheme)
  if (!handler) return refuse(paused, 'AddressUnreachable')
  const response = await handler(requestFor(paused, details.url))
  if (response.status < 200) return refuse(paused, 'Failed')
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  await browser().send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: headersToPage(response.headers),
    // An empty body is left out: Chromium takes '' for none given, and waits.
    ...(body && { body }),
  })
}

function requestFor({ request }: Paused, url: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, toApp(value))
  const { method } = request
  const hasBody = method !== 'GET' && method !== 'HEAD' && request.postData !== undefined
  const built = new Request(url, { method, headers, ...(hasBody && { body: request.postData ?? '' }) })
  // Node writes an address with a scheme it does not know differently from the page.
  Object.defineProperty(built, 'url', { value: url })
  return built
}

function headersToPage(headers: Headers): Protocol.Fetch.HeaderEntry[] {
  return [...headers].map(([name, value]) => {
    if (name === 'location') return { name, value: toPage(value) }
    return { name, value: name.startsWith('content-security-policy') ? policyToPage(value) : value }
  })
}

async function answerHeaders(paused: Paused, details: RequestDetails): Promise<void> {
  const { requestId, responseStatusCode: responseCode = 200 } = paused
  const given: Record<string, string[]> = {}
  for (const { name, value } of paused.responseHeaders ?? []) (given[name] ??= []).push(value)
  const statusLine = `HTTP/1.1 ${responseCode}`
  const asked = { ...details, responseHeaders: given, statusCode: responseCode, statusLine }
  const { cancel, responseHeaders } = await consult('onHeadersReceived', asked)
  if (cancel) return refuse(paused, 'BlockedByClient')
  const changed = Object.entries(responseHeaders ?? {}).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
  const response = responseHeaders ? { responseCode, responseHeaders: changed } : {}
  browser().tell('Fetch.continueResponse', { requestId, ...response })
}

function refuse({ requestId }: Paused, errorReason: Protocol.Network.ErrorReason): void {
  browser().tell('Fetch.failRequest', { requestId, errorReason })
}

function redirect({ requestId }: Paused, url: string): void {
  const responseHeaders = [{ name: 'Location', value: toPage(url) }]
  browser().tell('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
}

/** Electron's names for what is asked for; the rest is `other`. */
const resourceTypes: Record<string, string> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
}

let lastId = 0

function detailsOf({ request, resourceType }: Paused, place: Place | null): RequestDetails {
  const documentType = place && place.frame.parent === null ? 'mainFrame' : 'subFrame'
  return {
    id: ++lastId,
    url: toApp(request.url + (request.urlFragment ?? '')),
    method: request.method,
    resourceType: resourceType === 'Document' ? documentType : (resourceTypes[resourceType] ?? 'other'),
    referrer: toApp(request.headers.Referer ?? ''),
    timestamp: Date.now(),
    requestHeaders: request.headers,
    webContents: place?.contents,
    webContentsId: place?.contents.id,
    frame: place?.frame ?? null,
  }
}
