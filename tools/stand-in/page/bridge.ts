/**
 * Joins the two JavaScript worlds of a page, the page's own and the preload's, as Electron's contextBridge does.
 * They share nothing but the document, so a message is an event on it whose detail Chromium clones from one world
 * into the other, synchronously, `File`s included. Functions and promises cross as numbers. The events' name is
 * secret, and what the bridge needs of the document is taken before the page's first script runs.
 */

interface DocumentLike {
  addEventListener: (type: string, listener: (event: { detail: Message }) => void) => void
  dispatchEvent: (event: unknown) => boolean
}
declare const document: DocumentLike
declare const CustomEvent: new (type: string, options: { detail: Message }) => unknown

type Packed =
  | { kind: 'plain'; value: unknown }
  | { kind: 'array'; items: Packed[] }
  | { kind: 'object'; members: [string, Packed][] }
  | { kind: 'function'; id: number }
  | { kind: 'promise'; id: number }

type Message =
  | { type: 'expose'; key: string; value: Packed }
  | { type: 'call'; call: number; target: number; args: Packed[] }
  | { type: 'returned'; call: number; ok: boolean; value: Packed }
  | { type: 'settled'; promise: number; ok: boolean; value: Packed }

type Settle = (ok: boolean, value: unknown) => void

export interface Bridge {
  /** Puts a frozen copy of the value on the other world's global object. */
  expose: (key: string, value: unknown) => void
}

/** @param here and @param there name the two directions; the other world gives them the other way round. */
export function connectBridge(
  here: string,
  there: string,
  onExpose: (key: string, value: unknown) => void,
): Bridge {
  const functions: ((...args: unknown[]) => unknown)[] = []
  const pending = new Map<number, Settle>()
  const returned = new Map<number, { ok: boolean; value: unknown }>()
  const dispatch = document.dispatchEvent.bind(document)
  const Event = CustomEvent
  let lastId = 0

  const tell = (detail: Message): void => void dispatch(new Event(there, { detail }))

  function pack(value: unknown): Packed {
    if (typeof value === 'function') {
      return { kind: 'function', id: functions.push(value as () => unknown) - 1 }
    }
    if (value === null || typeof value !== 'object') return { kind: 'plain', value }
    if (value instanceof Promise) return packPromise(value)
    if (Array.isArray(value)) return { kind: 'array', items: value.map(pack) }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return { kind: 'plain', value }
    return { kind: 'object', members: Object.entries(value).map(([key, member]) => [key, pack(member)]) }
  }

  function packPromise(promise: Promise<unknown>): Packed {
    const id = ++lastId
    const settled = (ok: boolean, value: unknown): void =>
      tell({ type: 'settled', promise: id, ok, value: pack(value) })
    promise.then(
      (value) => settled(true, value),
      (error: unknown) => settled(false, error),
    )
    return { kind: 'promise', id }
  }

  function unpack(packed: Packed): unknown {
    switch (packed.kind) {
      case 'plain':
        return packed.value
      case 'array':
        return packed.items.map(unpack)
      case 'object':
        return Object.fromEntries(packed.members.map(([key, member]) => [key, unpack(member)]))
      case 'function':
        return (...args: unknown[]): unknown => callThere(packed.id, args)
      case 'promise':
        return receivePromise(packed.id)
    }
  }

  function receivePromise(id: number): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    pending.set(id, (ok, value) => (ok ? resolve : reject)(value))
    return promise
  }

  function callThere(target: number, args: unknown[]): unknown {
    const call = ++lastId
    tell({ type: 'call', call, target, args: args.map(pack) })
    const result = returned.get(call)
    returned.delete(call)
    if (result === undefined) throw new Error('The preload is gone.')
    if (!result.ok) throw result.value
    return result.value
  }

  function callHere(call: number, target: number, args: Packed[]): void {
    try {
      const value = functions[target]?.(...args.map(unpack))
      tell({ type: 'returned', call, ok: true, value: pack(value) })
    } catch (error) {
      tell({ type: 'returned', call, ok: false, value: pack(error) })
    }
  }

  document.addEventListener(here, ({ detail }) => {
    if (detail.type === 'expose') onExpose(detail.key, unpack(detail.value))
    else if (detail.type === 'call') callHere(detail.call, detail.target, detail.args)
    else if (detail.type === 'returned')
      returned.set(detail.call, { ok: detail.ok, value: unpack(detail.value) })
    else {
      pending.get(detail.promise)?.(detail.ok, unpack(detail.value))
      pending.delete(detail.promise)
    }
  })

  return { expose: (key, value) => tell({ type: 'expose', key, value: pack(value) }) }
}
