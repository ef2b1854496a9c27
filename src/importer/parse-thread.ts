import type { Worker } from 'node:worker_threads'
import type { IncomingCapture } from '../shared/incoming.ts'
import type { ReasonCode } from '../shared/outcome.ts'
import type { SearchDocument } from '../shared/search-document.ts'
import type { FileToRead, FromWorker, OriginalToIndex, ToWorker } from './parse-task.ts'

interface Failed {
  kind: 'failed'
  reason: ReasonCode
  detail: string | null
}
export type ParsedFile =
  { kind: 'parsed'; capture: IncomingCapture } | { kind: 'known'; sha256: Uint8Array } | Failed
export type IndexedOriginal = { kind: 'indexed'; document: SearchDocument } | Failed

/** Bytes of the files that a thread has in hand, however many they are; one file may be larger. */
const mostBytes = 8 * 1024 * 1024

interface Task {
  /** What the worker is told first, and a new one again. */
  order: ({ kind: 'read' } & FileToRead) | ({ kind: 'index' } & OriginalToIndex)
  bytes: number
  isKnown: (sha256: Uint8Array) => boolean
  settle: (result: ParsedFile | IndexedOriginal) => void
  /** The worker was told to parse it, which it does for one file at a time, in the order it was told. */
  isParsed: boolean
}

/**
 * One worker thread and the files it has in hand: while it parses one, others are read and asked about. A worker
 * that dies or falls silent costs the file it was at a `failed` outcome; a new one takes the others up.
 */
export class ParseThread {
  readonly #createWorker: () => Worker
  readonly #timeLimit: number
  readonly #tasks = new Map<number, Task>()
  #bytes = 0
  #waiting: (() => void)[] = []
  #worker: Worker | null = null
  #lastId = 0
  #timer: NodeJS.Timeout | undefined

  /** `timeLimit` is in milliseconds for one file. */
  constructor(createWorker: () => Worker, timeLimit: number) {
    this.#createWorker = createWorker
    this.#timeLimit = timeLimit
  }

  /**
   * May be called again before it is done: files wait for room in the worker's hands. `isKnown` is asked once the bytes are hashed; what is known is
   * not parsed again.
   */
  async read(file: FileToRead, isKnown: (sha256: Uint8Array) => boolean): Promise<ParsedFile> {
    const order = { kind: 'read', ...file } as const
    // What is asked for decides what is answered: see parse-task.ts.
    return this.#take(order, file.size, isKnown) as Promise<ParsedFile>
  }

  /** The same for an original of the library. */
  async index({ path, original }: OriginalToIndex): Promise<IndexedOriginal> {
    const order = { kind: 'index', path, original } as const
    return this.#take(order, original.size, () => false) as Promise<IndexedOriginal>
  }

  async #take(
    order: Task['order'],
    bytes: number,
    isKnown: Task['isKnown'],
  ): Promise<ParsedFile | IndexedOriginal> {
    while (this.#bytes > 0 && this.#bytes + bytes > mostBytes)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#bytes += bytes
    return new Promise((settle) => {
      const id = ++this.#lastId
      const isFirst = this.#tasks.size === 0
      const task = { order, bytes, isKnown, settle, isParsed: order.kind === 'index' }
      this.#tasks.set(id, task)
      if (isFirst) this.#watch()
      this.#tell({ id, ...order })
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #tell(message: ToWorker): void {
    this.#worker ??= this.#start()
    this.#worker.postMessage(message)
  }

  #start(): Worker {
    const worker = this.#createWorker()
    const isCurrent = (): boolean => worker === this.#worker
    worker.on('message', (message: FromWorker) => {
      if (isCurrent()) this.#hear(message)
    })
    worker.once('error', (error) => {
      if (isCurrent()) this.#replace('worker-died', String(error))
    })
    worker.once('exit', (code) => {
      if (isCurrent()) this.#replace('worker-died', `exit code ${code}`)
    })
    return worker
  }

  #hear(message: FromWorker): void {
    const { id } = message
    const task = this.#tasks.get(id)
    if (task === undefined) return
    this.#watch()
    if (message.kind !== 'hashed') this.#settle(id, message)
    else if (task.isKnown(message.sha256)) {
      this.#tell({ kind: 'skip', id })
      this.#settle(id, { kind: 'known', sha256: message.sha256 })
    } else {
      task.isParsed = true
      this.#tell({ kind: 'parse', id })
    }
  }

  #settle(id: number, result: ParsedFile | IndexedOriginal): void {
    const task = this.#tasks.get(id)
    this.#tasks.delete(id)
    if (this.#tasks.size === 0) clearTimeout(this.#timer)
    if (task === undefined) return
    this.#bytes -= task.bytes
    for (const wake of this.#waiting.splice(0)) wake()
    task.settle(result)
  }

  /** A worker with files in hand that says nothing for the time one may take is stuck. */
  #watch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#replace('time-limit', `${this.#timeLimit} ms`), this.#timeLimit)
  }

  #replace(reason: ReasonCode, detail: string): void {
    const worker = this.#worker
    this.#worker = null
    void worker?.terminate()
    const [culprit] = [...this.#tasks].sort(([, a], [, b]) => Number(b.isParsed) - Number(a.isParsed))
    if (culprit !== undefined) this.#settle(culprit[0], { kind: 'failed', reason, detail })
    if (this.#tasks.size > 0) this.#watch()
    for (const [id, task] of this.#tasks) {
      task.isParsed = task.order.kind === 'index'
      this.#tell({ id, ...task.order })
    }
  }
}
