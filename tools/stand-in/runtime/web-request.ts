/** `session.webRequest`: of each event only the last listener counts. */
import { refreshInterception } from './requests.ts'

export interface RequestDetails {
  id: number
  url: string
  method: string
  resourceType: string
  referrer: string
  timestamp: number
  [extra: string]: unknown
}

export interface Decision {
  cancel?: boolean
  redirectURL?: string
  requestHeaders?: Record<string, string>
  responseHeaders?: Record<string, string | string[]>
  statusLine?: string
}

type Listener = (details: RequestDetails, decide: (decision: Decision) => void) => void
type Filter = { urls?: string[]; types?: string[] }
export type RequestEvent = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived'

const listeners = new Map<RequestEvent, { filter: Filter; listener: Listener }>()

const setter =
  (event: RequestEvent) =>
  (filter: Filter | Listener | null, listener?: Listener | null): void => {
    const chosen = typeof filter === 'function' ? filter : listener
    if (chosen)
      listeners.set(event, { filter: typeof filter === 'function' ? {} : (filter ?? {}), listener: chosen })
    else listeners.delete(event)
    refreshInterception()
  }

/** The events that only tell are absent: nothing is told here. */
export const webRequest = {
  onBeforeRequest: setter('onBeforeRequest'),
  onBeforeSendHeaders: setter('onBeforeSendHeaders'),
  onHeadersReceived: setter('onHeadersReceived'),
}

export const hasListener = (...events: RequestEvent[]): boolean =>
  events.some((event) => listeners.has(event))

/** Resolves with what the listener decides; with nothing when there is none or the filter is for others. */
export function consult(event: RequestEvent, details: RequestDetails): Promise<Decision> {
  const found = listeners.get(event)
  if (!found || !passes(found.filter, details)) return Promise.resolve({})
  return new Promise((resolve) => found.listener(details, (decision) => resolve(decision)))
}

function passes({ urls = [], types = [] }: Filter, { url, resourceType }: RequestDetails): boolean {
  if (types.length > 0 && !types.includes(resourceType)) return false
  return urls.length === 0 || urls.some((pattern) => matches(pattern, url))
}

/** Match patterns of the kind `*://*.host/path*`. https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${expression}$`, 'i').test(url)
}
