/**
 * Imports: files → parse threads → batches → library, one import after another. Each lane pulls a path only when its
 * worker is idle, and a full batch is written before anything more is taken, so memory stays flat whatever is given.
 */
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { LibraryChange, WritableLibrary } from '../archive/archive.ts'
import {
  noOutcomes,
  type FileOutcome,
  type ImportEnd,
  type ImportProgress,
  type ImportSummary,
} from '../shared/outcome.ts'
import { fail, ok, type Problem, type Result } from '../shared/result.ts'
import { Batch } from './batch.ts'
import { discover, type Found } from './discover.ts'
import { lookAhead } from './look-ahead.ts'
import { ParseThread } from './parse-thread.ts'

export interface ImporterOptions {
  library: WritableLibrary
  createWorker: () => Worker
  /** After commits, at most ten times a second. */
  onChanged?: (change: LibraryChange) => void
  /** At most ten times a second. */
  onProgress?: (progress: ImportProgress) => void
  /** Each file's fate, after the commit that holds it. */
  onOutcome?: (outcome: FileOutcome) => void
  onEnded?: (summary: ImportSummary) => void
  /** Milliseconds that one file may take. */
  timeLimit?: number
}

const defaultTimeLimit = 30_000
/** Paths found ahead of the reading, so that the progress has a total. */
const foundAhead = 20_000
/** Milliseconds between two reports. */
const reportInterval = 100
const failuresInSummary = 200

export class Importer {
  readonly #options: ImporterOptions
  #run: ImportRun | null = null
  #waiting: (readonly string[])[] = []

  constructor(options: ImporterOptions) {
    this.#options = options
  }

  /** The import under way, or null. */
  get progress(): ImportProgress | null {
    return this.#run?.progress ?? null
  }

  /** Starts an import, after those under way; its end is announced. */
  start(paths: readonly string[]): void {
    this.#waiting.push(paths)
    if (this.#run === null) void this.#importWaiting()
  }

  /** Imports to the end. */
  async import(paths: readonly string[]): Promise<Result<ImportSummary>> {
    if (this.#run !== null) return fail('import-running', 'Another import is still running.')
    return ok(await this.#import(paths))
  }

  /** What is read is still written; nothing more is taken, of the imports that wait neither. */
  cancel(): void {
    this.#waiting = []
    this.#run?.end('cancelled')
  }

  /** Ends the import under way, for closing the library, and waits for its last commit. */
  async stop(): Promise<void> {
    this.#waiting = []
    this.#run?.end('stopped')
    await this.#run?.ended
  }

  async #importWaiting(): Promise<void> {
    for (let paths = this.#waiting.shift(); paths !== undefined; paths = this.#waiting.shift())
      await this.#import(paths)
  }

  async #import(paths: readonly string[]): Promise<ImportSummary> {
    const run = new ImportRun(this.#options, paths)
    this.#run = run
    const summary = await run.ended
    this.#run = null
    this.#options.onEnded?.(summary)
    return summary
  }
}

class ImportRun {
  readonly progress: ImportProgress
  readonly ended: Promise<ImportSummary>
  readonly #options: ImporterOptions
  readonly #batch: Batch
  readonly #failures: FileOutcome[] = []
  readonly #started = performance.now()
  #end: ImportEnd | null = null
  #problem: Problem | null = null
  #lastReport = 0
  #change: LibraryChange = noChange()

  constructor(options: ImporterOptions, paths: readonly string[]) {
    this.#options = options
    const importId = options.library.beginImport()
    this.progress = { importId, found: 0, foundAll: false, counts: noOutcomes() }
    this.#batch = new Batch((items) => {
      const written = options.library.writeBatch(importId, items)
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
    const found = lookAhead(
      discover(paths),
      foundAhead,
      () => {
        this.progress.found++
        this.#report()
      },
      () => (this.progress.foundAll = true),
    )
    const lanes = Array.from({ length: availableParallelism() }, () => this.#lane(found))
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected')
    if (failed) {
      this.#problem ??= { code: 'unexpected', sentence: 'The import stopped.', detail: String(failed.reason) }
      this.end('stopped')
    }
    await found.return()
    this.#batch.flush()
    const end = this.#end ?? 'completed'
    const ended = this.#options.library.endImport(this.progress.importId, end)
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

  async #lane(found: AsyncGenerator<Found, void, undefined>): Promise<void> {
    const { library, createWorker, timeLimit = defaultTimeLimit } = this.#options
    const thread = new ParseThread(createWorker, timeLimit)
    try {
      while (this.#end === null) {
        const next = await found.next()
        if (next.done) return
        const file = next.value
        if (file.kind === 'settled') {
          this.#batch.add({ ...file, kind: 'settled' })
          continue
        }
        const { path } = file
        const result = await thread.read(path, (sha256) => library.isKnown(sha256))
        if (result.kind === 'parsed') this.#batch.add({ kind: 'capture', capture: result.capture })
        else if (result.kind === 'known') this.#batch.add({ kind: 'known', path, sha256: result.sha256 })
        else
          this.#batch.add({
            kind: 'settled',
            path,
            outcome: 'failed',
            reason: result.reason,
            detail: result.detail,
          })
      }
    } finally {
      await thread.close()
    }
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

const noChange = (): LibraryChange => ({ added: 0, updated: 0, removed: 0 })
