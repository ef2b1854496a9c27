/** The part of Node's EventEmitter that a sandboxed preload uses. */
type Listener = (...args: never[]) => void

export class Emitter {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>()

  on(event: string, listener: Listener): this {
    return this.#add(event, listener, false)
  }

  once(event: string, listener: Listener): this {
    return this.#add(event, listener, true)
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener)
  }

  removeListener(event: string, listener: Listener): this {
    const listeners = this.#listeners.get(event) ?? []
    const index = listeners.findLastIndex((entry) => entry.listener === listener)
    if (index >= 0) listeners.splice(index, 1)
    return this
  }

  off(event: string, listener: Listener): this {
    return this.removeListener(event, listener)
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#listeners.clear()
    else this.#listeners.delete(event)
    return this
  }

  listenerCount(event: string): number {
    return this.#listeners.get(event)?.length ?? 0
  }

  emit(event: string, ...args: unknown[]): boolean {
    const listeners = [...(this.#listeners.get(event) ?? [])]
    for (const { listener, once } of listeners) {
      if (once) this.removeListener(event, listener)
      listener(...(args as never[]))
    }
    return listeners.length > 0
  }

  #add(event: string, listener: Listener, once: boolean): this {
    const listeners = this.#listeners.get(event) ?? []
    listeners.push({ listener, once })
    this.#listeners.set(event, listeners)
    return this
  }
}
