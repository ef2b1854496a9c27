/**
 * The DevTools protocol over Chromium's pipe (`--remote-debugging-pipe`): JSON messages that end in NUL. The pipe
 * also ties Chromium's life to ours: when this process dies, however it dies, the pipe closes and Chromium leaves.
 * https://chromedevtools.github.io/devtools-protocol/
 */
import type { Readable, Writable } from 'node:stream'
import { EventEmitter } from 'node:events'
import { debug } from './debug.ts'
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
export type Command = keyof Protocol.CommandParameters
export type EventName = keyof Protocol.Events

interface Incoming {
  id?: number
  method?: string
  params?: unknown
  sessionId?: string
  result?: unknown
  error?: { message: string }
}

interface Waiting {
  method: string
  resolve: (result: never) => void
  reject: (error: Error) => void
}

/** One conversation: with the browser itself, or with one page. Rejects with the protocol's message. */
export class DevToolsSession {
  readonly #events = new EventEmitter().setMaxListeners(0)
  readonly #pipe: DevToolsPipe
  readonly id: string | undefined

  constructor(pipe: DevToolsPipe, id?: string) {
    this.#pipe = pipe
    this.id = id
  }

  send<C extends Command>(
    method: C,
    params?: Protocol.CommandParameters[C],
  ): Promise<Protocol.CommandReturnValues[C]> {
    return this.#pipe.send(method, params, this.id)
  }

  /** For commands whose failure only means that the page is gone by now. */
  tell<C extends Command>(method: C, params?: Protocol.CommandParameters[C]): void {
    this.send(method, params).catch((error: unknown) => debug(String(error)))
  }

  on<E extends EventName>(event: E, listener: (payload: Protocol.Events[E]) => void): void {
    this.#events.on(event, listener)
  }

  emit(event: string, payload: unknown): void {
    this.#events.emit(event, payload)
  }
}

export class DevToolsPipe {
  readonly browser = new DevToolsSession(this)
  readonly #sessions = new Map<string, DevToolsSession>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #output: Writable
  #lastId = 0
  #partial: Buffer[] = []

  constructor(input: Readable, output: Writable) {
    this.#output = output
    input.on('data', (chunk: Buffer) => this.#read(chunk))
    input.once('close', () => this.#closed())
    // Chromium may be gone before the last command is written.
    output.on('error', (error) => debug(`pipe: ${error.message}`))
  }

  session(id: string): DevToolsSession {
    const known = this.#sessions.get(id)
    if (known) return known
    const session = new DevToolsSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  forget(id: string): void {
    this.#sessions.delete(id)
  }

  send<C extends Command>(
    method: C,
    params: Protocol.CommandParameters[C] | undefined,
    sessionId?: string,
  ): Promise<Protocol.CommandReturnValues[C]> {
    const id = ++this.#lastId
    const text = JSON.stringify({ id, method, params: params ?? {}, sessionId })
    debug(`→ ${text}`)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#output.write(`${text}\0`)
    })
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...this.#partial, chunk.subarray(start, end)]).toString()
      this.#partial = []
      start = end + 1
      this.#dispatch(message)
    }
    if (start < chunk.length) this.#partial.push(chunk.subarray(start))
  }

  #dispatch(text: string): void {
    debug(`← ${text}`)
    const message = JSON.parse(text) as Incoming
    if (message.id === undefined) {
      const session = message.sessionId ? this.#sessions.get(message.sessionId) : this.browser
      if (message.method) session?.emit(message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve(message.result as never)
  }

  #closed(): void {
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`))
    this.#waiting.clear()
  }
}
