/** `protocol`: an app's own schemes, answered from its handlers. */
import type Electron from 'electron'
import { ownScheme } from './addresses.ts'
import { refreshInterception } from './requests.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, SchemeHandler>()

export const handlerOf = (scheme: string): SchemeHandler | undefined => handlers.get(scheme)

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    for (const { scheme } of schemes) ownScheme(scheme)
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
    ownScheme(scheme)
    refreshInterception()
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
}
