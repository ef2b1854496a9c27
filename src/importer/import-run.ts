/**
 * One import: files → parse threads → batches → library. Each lane pulls a file only when it is done with the last, and a full
 * batch is written before anything more is taken, so memory stays flat whatever is given. Only paths are found ahead:
 * containers are opened between that and the lanes, one entry at a time.
 */
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { BatchItem, ImportTarget, LibraryChange } from '../archive/archive.ts'
import {
  noOutcomes,
  type FileOutcome,
  type ImportEnd,
  type ImportProgress,
  type ImportSummary,
} from '../shared/outcome.ts'
import type { Problem } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { Batch, weight } from './batch.ts'
import { entriesOf, tellContainers, type Container, type ContainerPart } from './containers/expand.ts'
import { readGiven } from './containers/wanted.ts'
import { discover, type Found } from './discover.ts'
import { lookAhead } from './look-ahead.ts'
import { ParseThread } from './parse-thread.ts'

export interface RunOptions {
  /** Where the files go. */
  target: ImportTarget
  dryRun: boolean
  createWorker: () => Worker
  /** What files there are among the paths; all below them, unless told otherwise. */
  find?: (roots: readonly string[]) => AsyncGenerator<Found, void, undefined>
  /** After commits, at most ten times a second. */
  onChanged?: (change: LibraryChange) => void
  /** At most ten times a second. */
  onProgress?: (progress: ImportProgress) => void
  /** Each file's fate, after the commit that holds it. */
  onOutcome?: (outcome: FileOutcome) => void
  /** Milliseconds that one file may take. */
  timeLimit?: number
}

const defaultTimeLimit = 30_000
/** Paths found ahead of the reading, so that the progress has a total. */
const foundAhead = 20_000
/** Files that a thread has in hand: as many as it parses while a batch is being written, which answers nothing. */
const filesInHand = 128
/** Bytes of finished files that wait for one found before them; then nothing more is taken. */
const mostBytesWaiting = 32 * 1024 * 1024
/** Bytes out of containers that are in the lanes' hands; then no more is taken out. One file may be larger. */
const mostBytesGiven = 32 * 1024 * 1024
/** Milliseconds between two reports. */
const reportInterval = 100
const failuresInSummary = 200

/** One import, from its start to its end. */
export class ImportRun {
  readonly progress: ImportProgress
  readonly ended: Promise<ImportSummary>
  readonly #options: RunOptions
  readonly #batch: Batch
  readonly #failures: FileOutcome[] = []
  readonly #started = performance.now()
  #end: ImportEnd | null = null
  #problem: Problem | null = null
  #lastReport = 0
  /** Containers that were found and whose entries are not all known. */
  #unopened = 0
  #walked = false
  /** Done when all files taken so far are in a batch. */
  #turn: Promise<void> = Promise.resolve()
  #bytesWaiting = 0
  #bytesGiven = 0
  #someGiven = Promise.withResolvers<void>()
  #change: LibraryChange = noChange()

  constructor(options: RunOptions, paths: readonly string[]) {
    this.#options = options
    const importId = options.target.beginImport()
    this.progress = { importId, dryRun: options.dryRun, found: 0, foundAll: false, counts: noOutcomes() }
    this.#batch = new Batch((items) => {
      const written = options.target.writeBatch(importId, items)
      if (!written.ok) {
        this.#problem ??= written.problem
        this.end('stopped')
        return
      }
      for (const outcome of written.value.outcomes) this.#count(outcome)
      const { added, updated, removed } = written.value.change
      this.#change.added += added
      this.#change.updated += updated
      this.#change.removed += removed
      this.#report()
    })
    this.ended = this.#go(paths)
  }

  end(how: ImportEnd): void {
    this.#end ??= how
  }

  async #go(paths: readonly string[]): Promise<ImportSummary> {
    const { roots, wants } = await readGiven(paths)
    const { find = discover } = this.#options
    const found = lookAhead(
      tellContainers(find(roots)),
      foundAhead,
      (one) => {
        if (one.kind === 'container') this.#unopened++
        else this.#foundOne()
      },
      () => {
        this.#walked = true
        this.#tellWhetherAll()
      },
    )
    const files = this.#opened(found, wants)
    const { createWorker, timeLimit = defaultTimeLimit } = this.#options
    const threads = Array.from(
      { length: availableParallelism() },
      () => new ParseThread(createWorker, timeLimit),
    )
    const lanes = threads.flatMap((thread) =>
      Array.from({ length: filesInHand }, () => this.#lane(files, thread)),
    )
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected')
    await Promise.all(threads.map((thread) => thread.close()))
    if (failed) {
      this.#problem ??= {
        code: 'unexpected',
        sentence: text.importStopped,
        detail: String(failed.reason),
      }
      this.end('stopped')
    }
    await files.return()
    this.#batch.flush()
    const end = this.#end ?? 'completed'
    const ended = this.#options.target.endImport(this.progress.importId, end)
    if (!ended.ok) this.#problem ??= ended.problem
    this.#report({ last: true })
    return {
      ...this.progress,
      end,
      took: Math.round(performance.now() - this.#started),
      failures: this.#failures,
      problem: this.#problem,
    }
  }

  /** Containers give way to what is in them. */
  async *#opened(
    found: AsyncGenerator<Found | Container, void, undefined>,
    wants: (path: string) => boolean,
  ): AsyncGenerator<Found | ContainerPart, void, undefined> {
    for await (const one of found) {
      if (one.kind !== 'container') {
        yield one
        continue
      }
      for await (const part of entriesOf(one, wants)) {
        this.#foundOne()
        while (this.#bytesGiven > mostBytesGiven) await this.#someGiven.promise
        this.#bytesGiven += bytesOf(part)
        yield part
      }
      this.#unopened--
      this.#tellWhetherAll()
    }
  }

  #foundOne(): void {
    this.progress.found++
    this.#report()
  }

  #tellWhetherAll(): void {
    this.progress.foundAll = this.#walked && this.#unopened === 0
  }

  /**
   * What is done waits for its turn, so that of two copies of a file the same one is added whichever was parsed first:
   * a dry run says what the import then does, and an import that goes on comes to the same library.
   */
  async #lane(
    files: AsyncGenerator<Found | ContainerPart, void, undefined>,
    thread: ParseThread,
  ): Promise<void> {
    while (this.#end === null) {
      if (this.#bytesWaiting > mostBytesWaiting) await this.#turn
      const next = await files.next()
      if (next.done) return
      const given = bytesOf(next.value)
      const before = this.#turn
      const { promise, resolve: pass } = Promise.withResolvers<void>()
      this.#turn = promise
      try {
        const item = await this.#settle(next.value, thread).finally(() => this.#giveBack(given))
        const bytes = item.kind === 'capture' ? weight(item.capture) : 0
        this.#bytesWaiting += bytes
        await before
        this.#bytesWaiting -= bytes
        this.#batch.add(item)
      } finally {
        pass()
      }
    }
  }

  #giveBack(bytes: number): void {
    if (bytes === 0) return
    this.#bytesGiven -= bytes
    this.#someGiven.resolve()
    this.#someGiven = Promise.withResolvers()
  }

  async #settle(file: Found | ContainerPart, thread: ParseThread): Promise<BatchItem> {
    if (file.kind === 'settled') return file
    const { target } = this.#options
    const { path } = file
    const toRead =
      file.kind === 'entry' ? { path, size: bytesOf(file), given: file } : { path, size: file.size }
    const result = await thread.read(toRead, (sha256) => target.isKnown(sha256))
    if (result.kind === 'parsed') return { kind: 'capture', capture: result.capture }
    if (result.kind === 'known') return { kind: 'known', path, sha256: result.sha256 }
    return { kind: 'settled', path, outcome: 'failed', reason: result.reason, detail: result.detail }
  }

  #count(outcome: FileOutcome): void {
    this.progress.counts[outcome.outcome]++
    if (outcome.outcome === 'failed' && this.#failures.length < failuresInSummary)
      this.#failures.push(outcome)
    this.#options.onOutcome?.(outcome)
  }

  #report({ last = false } = {}): void {
    const now = performance.now()
    if (!last && now - this.#lastReport < reportInterval) return
    this.#lastReport = now
    this.#options.onProgress?.(structuredClone(this.progress))
    const change = this.#change
    if (change.added + change.updated + change.removed === 0) return
    this.#change = noChange()
    this.#options.onChanged?.(change)
  }
}

/** Of a file out of a container, with what came with it. */
function bytesOf(file: Found | ContainerPart): number {
  if (file.kind !== 'entry') return 0
  return [...file.companions.values()].reduce((sum, { length }) => sum + length, file.bytes.length)
}

const noChange = (): LibraryChange => ({ added: 0, updated: 0, removed: 0 })
