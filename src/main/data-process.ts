import { utilityProcess, type UtilityProcess } from 'electron'
import { fail, type Result } from '../shared/result.ts'
import type { Language } from '../shared/text/languages.ts'
import { text } from '../shared/text/text.ts'
import type { FromChild, MaybePromise, ToChild } from './child-messages.ts'

export type EventHandlers<E> = { [K in keyof E]?: (payload: E[K]) => void }
type Service = Record<string, (request: never) => MaybePromise<Result<unknown>>>

/**
 * A utility process that holds data, seen from main: typed calls with one reply each, events, and a restart when
 * it dies. Calls that were under way then end as the problem `process-gone`.
 */
export class DataProcess<S extends { [K in keyof S]: Service[string] }, E> {
  readonly #modulePath: string
  readonly #name: string
  readonly #args: string[]
  readonly #language: () => Language
  readonly #onEvent: EventHandlers<E>
  readonly #onRestart: (() => void) | null
  readonly #pending = new Map<number, (reply: Result<unknown>) => void>()
  #child: UtilityProcess | null = null
  #lastId = 0
  #started = false
  #stopping = false
  #deaths: number[] = []

  constructor(options: {
    modulePath: string
    name: string
    args: string[]
    /** Of what it says to people. */
    language: () => Language
    onEvent?: EventHandlers<E>
    /** Told after it died and was started again; without this it stays down. */
    onRestart?: () => void
  }) {
    this.#modulePath = options.modulePath
    this.#name = options.name
    this.#args = options.args
    this.#language = options.language
    this.#onEvent = options.onEvent ?? {}
    this.#onRestart = options.onRestart ?? null
  }

  /** Without it the first call starts the process. */
  start(): void {
    if (this.#started) return
    this.#started = true
    this.#fork()
  }

  call<K extends keyof S & string>(
    call: K,
    request: Parameters<S[K]>[0],
  ): Promise<Awaited<ReturnType<S[K]>>> {
    this.start()
    return new Promise((resolve) => {
      const child = this.#child
      const settle = resolve as (reply: Result<unknown>) => void
      if (child === null) return settle(this.#gone())
      const message: ToChild = { id: ++this.#lastId, call, request }
      this.#pending.set(message.id, settle)
      child.postMessage(message)
    })
  }

  /** Tells it the language, which is another now. */
  speak(): void {
    const message: ToChild = { language: this.#language() }
    this.#child?.postMessage(message)
  }

  /** Ends the process; `lastCall` is made first and waited for, so that what it holds is closed in order. */
  async stop(lastCall?: keyof S & string): Promise<void> {
    if (!this.#started) return
    if (lastCall !== undefined) await this.call(lastCall, {} as Parameters<S[typeof lastCall]>[0])
    this.#stopping = true
    this.#child?.kill()
  }

  #fork(): void {
    const child = utilityProcess.fork(this.#modulePath, this.#args, {
      serviceName: `Pressmark ${this.#name}`,
    })
    this.#child = child
    if (this.#language() !== 'en') this.speak()
    child.on('message', (message: FromChild) => {
      if ('event' in message) return this.#onEvent[message.event as keyof E]?.(message.payload as E[keyof E])
      const settle = this.#pending.get(message.id)
      this.#pending.delete(message.id)
      settle?.(message.reply)
    })
    child.once('exit', (code) => this.#died(code))
  }

  #died(code: number): void {
    this.#child = null
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const settle of pending) settle(this.#gone())
    if (this.#stopping || this.#onRestart === null) return
    console.error(`the ${this.#name} process ended with code ${code}`)
    const now = Date.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < 60_000), now]
    // One that dies at once, again and again, would only burn the machine: after the fifth it stays down.
    if (this.#deaths.length > 5) return
    this.#fork()
    this.#onRestart()
  }

  #gone(): Result<never> {
    return fail('process-gone', text.problem['process-gone'])
  }
}
