/** Runs first in the page's own world: receives what the preload exposes. */
import { connectBridge } from './bridge.ts'

export function receiveExposed(secret: string): void {
  connectBridge(`${secret}-page`, `${secret}-preload`, (key, value) => {
    if (Object.hasOwn(globalThis, key))
      throw new Error(`Cannot bind an API on top of an existing property: ${key}`)
    Object.defineProperty(globalThis, key, { value: freeze(value), enumerable: true })
  })
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype) return value
  Object.values(value).forEach(freeze)
  return Object.freeze(value)
}
