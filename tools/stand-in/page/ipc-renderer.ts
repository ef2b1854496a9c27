/** `ipcRenderer`: its messages go out by a DevTools binding and come back as a call of `receive`. */
import { decode, encode } from './codec.ts'
import { ask } from './ask.ts'
import type { ToMain, ToPage } from './messages.ts'
import { Emitter } from './emitter.ts'

type Settle = { resolve: (value: unknown) => void; reject: (error: Error) => void }

export class IpcRenderer extends Emitter {
  readonly #post: (text: string) => void
  readonly #calls = new Map<number, Settle>()
  #lastCall = 0

  constructor(post: (text: string) => void) {
    super()
    this.#post = post
  }

  send(channel: string, ...args: unknown[]): void {
    this.#tell({ type: 'send', channel, args: encode(args) })
  }

  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const call = ++this.#lastCall
    return new Promise((resolve, reject) => {
      this.#tell({ type: 'invoke', call, channel, args: encode(args) })
      this.#calls.set(call, { resolve, reject })
    })
  }

  sendSync(channel: string, ...args: unknown[]): unknown {
    return decode(ask('ipc', JSON.stringify({ channel, args: encode(args) })))
  }

  receive(message: ToPage): void {
    if (message.type === 'event') {
      const args = decode(message.args) as unknown[]
      this.emit(message.channel, { sender: this, senderId: 0, ports: [] }, ...args)
      return
    }
    const call = this.#calls.get(message.call)
    this.#calls.delete(message.call)
    if (message.error === undefined) call?.resolve(decode(message.value ?? 'null'))
    else call?.reject(new Error(message.error))
  }

  #tell(message: ToMain): void {
    this.#post(JSON.stringify(message))
  }
}
