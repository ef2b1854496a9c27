/** Starts in the forked process: gives it `process.parentPort`, then loads the app's module. */
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import type { Serializable } from 'node:child_process'
import { provideElectron } from './module-hooks.ts'
import { electronVersion } from './version.ts'

class ParentPort extends EventEmitter {
  #started = false
  #held: unknown[] = []

  constructor() {
    super()
    process.on('message', (data) => this.#received(data))
    this.on('newListener', (event) => {
      // After the listener is there.
      if (event === 'message') process.nextTick(() => this.start())
    })
  }

  postMessage(message: Serializable): void {
    if (process.connected) process.send?.(message)
  }

  /** Messages wait until somebody listens. */
  start(): void {
    this.#started = true
    for (const data of this.#held.splice(0)) this.emit('message', { data, ports: [] })
  }

  close(): void {
    process.disconnect()
  }

  #received(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] })
    else this.#held.push(data)
  }
}

// The app's end is the end of its children; Ctrl+C is for the app alone.
process.on('disconnect', () => process.exit())
process.on('SIGINT', () => {})

Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
Object.assign(process, { type: 'utility', parentPort: new ParentPort() })
provideElectron({ net: { fetch, isOnline: () => false }, systemPreferences: {} })

const [, , modulePath = ''] = process.argv
process.argv.splice(1, 1)
import(pathToFileURL(modulePath).href).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
