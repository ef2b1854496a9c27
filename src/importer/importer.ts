/** Imports, one after another: see import-run.ts for one of them. */
import type { ImportTarget } from '../archive/archive.ts'
import type { ImportProgress, ImportSummary } from '../shared/outcome.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { ImportRun, type RunOptions } from './import-run.ts'

export interface ImporterOptions extends Omit<RunOptions, 'target' | 'dryRun'> {
  library: ImportTarget
  onEnded?: (summary: ImportSummary) => void
}

interface Given {
  paths: readonly string[]
  rehearsal: ImportTarget | null
}

export class Importer {
  readonly #options: ImporterOptions
  #run: ImportRun | null = null
  #waiting: Given[] = []
  #held = false

  constructor(options: ImporterOptions) {
    this.#options = options
  }

  /** The import under way, or null. */
  get progress(): ImportProgress | null {
    return this.#run?.progress ?? null
  }

  /**
   * Starts an import, after those under way; its end is announced.
   * @param rehearsal makes it a dry run: what would be imported is told, and given to this in place of the library
   */
  start(paths: readonly string[], rehearsal: ImportTarget | null = null): void {
    this.#waiting.push({ paths, rehearsal })
    void this.#importWaiting()
  }

  /** Imports to the end. */
  async import(
    paths: readonly string[],
    rehearsal: ImportTarget | null = null,
  ): Promise<Result<ImportSummary>> {
    if (this.#run !== null || this.#held) return fail('import-running', text.problem['import-running'])
    return ok(await this.#import({ paths, rehearsal }))
  }

  /** Does work that no import may run beside; those that are started meanwhile come after it. */
  async hold<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#run !== null || this.#held) return fail('import-running', text.problem['import-running'])
    this.#held = true
    try {
      return await work()
    } finally {
      this.#held = false
      void this.#importWaiting()
    }
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
    while (this.#run === null && !this.#held) {
      const given = this.#waiting.shift()
      if (given === undefined) return
      await this.#import(given)
    }
  }

  async #import({ paths, rehearsal }: Given): Promise<ImportSummary> {
    const { library, onEnded, ...options } = this.#options
    const run = new ImportRun({ ...options, target: rehearsal ?? library, dryRun: rehearsal !== null }, paths)
    this.#run = run
    const summary = await run.ended
    this.#run = null
    onEnded?.(summary)
    return summary
  }
}
