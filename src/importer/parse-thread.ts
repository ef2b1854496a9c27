import type { Worker } from 'node:worker_threads'
import type { IncomingCapture } from '../shared/incoming.ts'
import type { ReasonCode } from '../shared/outcome.ts'
import type { FileToRead, FromWorker, ToWorker } from './parse-task.ts'

export type ParsedFile =
  | { kind: 'parsed'; capture: IncomingCapture }
  | { kind: 'known'; sha256: Uint8Array }
  | { kind: 'failed'; reason: ReasonCode; detail: string | null }

/**
 * One worker thread and its current file. A worker that dies or overruns its time costs its file a `failed`
 * outcome, and the next file gets a new worker.
 */
export class ParseThread {
  readonly #createWorker: () => Worker
  readonly #timeLimit: number
  #worker: Worker | null = null

  /** `timeLimit` is in milliseconds for one file. */
  constructor(createWorker: () => Worker, timeLimit: number) {
    this.#createWorker = createWorker
    this.#timeLimit = timeLimit
  }

  /**
   * `isKnown` is asked once the bytes are hashed; what is known is not parsed again. Bytes that are given are handed
   * over to the worker: they are gone here afterwards.
   */
  async read(file: FileToRead, isKnown: (sha256: Uint8Array) => boolean): Promise<ParsedFile> {
    const worker = (this.#worker ??= this.#startWorker())
    const result = await this.#converse(worker, file, isKnown)
    if (result.kind === 'failed' && (result.reason === 'worker-died' || result.reason === 'time-limit')) {
      this.#worker = null
      await worker.terminate()
    }
    return result
  }

  /** One that dies between two files costs nothing, but must not be given the next. */
  #startWorker(): Worker {
    const worker = this.#createWorker()
    // Without a listener the error would be thrown here.
    worker.on('error', () => {})
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null
    })
    return worker
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #converse(worker: Worker, file: FileToRead, isKnown: (sha256: Uint8Array) => boolean): Promise<ParsedFile> {
    return new Promise((resolve) => {
      const settle = (result: ParsedFile): void => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        resolve(result)
      }
      const tell = (message: ToWorker, transfer: ArrayBuffer[] = []): void =>
        worker.postMessage(message, transfer)
      const onMessage = (message: FromWorker): void => {
        if (message.kind !== 'hashed') settle(message)
        else if (isKnown(message.sha256)) {
          tell({ kind: 'skip' })
          settle({ kind: 'known', sha256: message.sha256 })
        } else tell({ kind: 'parse' })
      }
      const onError = (error: unknown): void =>
        settle({ kind: 'failed', reason: 'worker-died', detail: String(error) })
      const onExit = (code: number): void =>
        settle({ kind: 'failed', reason: 'worker-died', detail: `exit code ${code}` })
      const timer = setTimeout(
        () => settle({ kind: 'failed', reason: 'time-limit', detail: `${this.#timeLimit} ms` }),
        this.#timeLimit,
      )
      worker.on('message', onMessage).once('error', onError).once('exit', onExit)
      tell({ kind: 'read', ...file }, file.given ? [file.given.bytes.buffer as ArrayBuffer] : [])
    })
  }
}
