/** `ipcMain`, and the way of a message from a page to its handler. */
import { EventEmitter } from 'node:events'
import { decode, encode } from '../page/codec.ts'
import type { ToMain, ToPage } from '../page/messages.ts'
import type { Frame } from './frames.ts'

export interface Sender {
  send: (channel: string, ...args: unknown[]) => void
}

type Handler = (event: unknown, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (...args) => {
      this.removeHandler(channel)
      return handler(...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Throws what the handler throws, and when there is none. */
  invoke(channel: string, event: unknown, args: unknown[]): unknown {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}

export const ipcMain = new IpcMain().setMaxListeners(0)

const eventFrom = (sender: Sender, frame: Frame, type: string): object => ({
  type,
  sender,
  senderFrame: frame,
  frameId: frame.routingId,
  processId: frame.processId,
  ports: [],
  reply: (channel: string, ...args: unknown[]) => sender.send(channel, ...args),
})

/** @returns the reply that the page waits for, or null. */
export async function receive(message: ToMain, sender: Sender, frame: Frame): Promise<ToPage | null> {
  const args = decode(message.args) as unknown[]
  const event = eventFrom(sender, frame, message.type === 'invoke' ? 'frame' : 'send')
  if (message.type === 'send') {
    ipcMain.emit(message.channel, event, ...args)
    return null
  }
  try {
    const value = await ipcMain.invoke(message.channel, event, args)
    return { type: 'reply', call: message.call, value: encode(value) }
  } catch (error) {
    console.error(`Error occurred in handler for '${message.channel}':`, error)
    const text = `Error invoking remote method '${message.channel}': ${String(error)}`
    return { type: 'reply', call: message.call, error: text }
  }
}

/** `ipcRenderer.sendSync`: the answer is what a listener left in `returnValue`. */
export function receiveSync(channel: string, args: string, sender: Sender, frame: Frame): string {
  const event = { ...eventFrom(sender, frame, 'sync'), returnValue: undefined }
  ipcMain.emit(channel, event, ...(decode(args) as unknown[]))
  return encode(event.returnValue)
}
