/** Imports, one after another: see import-run.ts for one of them. */
import type { ImportTarget } from '../archive/archive.ts'
import type { ImportProgress, ImportSummary } from '../shared/outcome.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { ImportRun, type RunOptions } from './import-run.ts'

export interface ImporterOptions extends Omit<RunOptions, 'target' | 'dryRun' | 'find'> {
  library: ImportTarget
  onEnded?: (summary: ImportSummary) => void
}

/** An import that something else than a person asks for. */
export interface Job extends Pick<RunOptions, 'target' | 'find'> {
  paths: readonly string[]
  /** Until it brings something, nobody is told of it. */
  isNews: () => boolean
}

interface Given {
  paths: readonly string[]
  options: Pick<RunOptions, 'target' | 'dryRun' | 'find'>
  isNews?: () => boolean
  /** Null: it was never begun. */
  ended?: (summary: ImportSummary | null) => void
}

/** By a person: the others have somebody who waits for their end. */
const isAsked = ({ ended }: Given): boolean => ended === undefined

export class Importer {
  readonly #options: ImporterOptions
  #run: ImportRun | null = null
  /** Of the import under way. */
  #isNews: () => boolean = () => true
  #waiting: Given[] = []
  #held = false

  constructor(options: ImporterOptions) {
    this.#options = options
  }

  /** The import under way, or null. Nobody may have been told of it yet. */
  get progress(): ImportProgress | null {
    return this.#run?.progress ?? null
  }

  /**
   * Starts an import, after those under way; its end is announced.
   * @param rehearsal makes it a dry run: what would be imported is told, and given to this in place of the library
   */
  start(paths: readonly string[], rehearsal: ImportTarget | null = null): void {
    this.#waiting.push(this.#asked(paths, rehearsal))
    void this.#importWaiting()
  }

  /**
   * Starts an import, its end is announced; or `import-running` where another is under way or waits. One that nobody was
   * told of is no other: it is waited for.
   */
  startAlone(paths: readonly string[]): Result<null> {
    const isBusy = this.#waiting.some(isAsked) || (this.#run !== null && this.#isNews()) || this.#held
    if (isBusy) return fail('import-running', text.problem['import-running'])
    this.start(paths)
    return ok(null)
  }

  /** Imports after those under way. Null: it was cancelled before it began. */
  async run({ paths, target, find, isNews }: Job): Promise<ImportSummary | null> {
    const options = { target, dryRun: false, ...(find && { find }) }
    const ended = new Promise<ImportSummary | null>((resolve) =>
      this.#waiting.push({ paths, options, isNews, ended: resolve }),
    )
    void this.#importWaiting()
    return ended
  }

  /** Imports to the end. */
  async import(
    paths: readonly string[],
    rehearsal: ImportTarget | null = null,
  ): Promise<Result<ImportSummary>> {
    if (this.#run !== null || this.#held) return fail('import-running', text.problem['import-running'])
    return ok(await this.#import(this.#asked(paths, rehearsal)))
  }

  /** Ends when no import is under way, and none waits for its turn. */
  async whenIdle(): Promise<void> {
    while (this.#run !== null) await this.#run.ended
  }

  /** Does work that no import may run beside; those that are started meanwhile come after it. */
  async hold<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    // What nobody was told of must not be in anybody's way for longer than it takes.
    while (this.#run !== null && !this.#isNews()) await this.#run.ended
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
    this.#dropWaiting()
    this.#run?.end('cancelled')
  }

  /** Ends the import under way, for closing the library, and waits for its last commit. */
  async stop(): Promise<void> {
    this.#dropWaiting()
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

  async #import({ paths, options: given, isNews = () => true, ended }: Given): Promise<ImportSummary> {
    const { library: _library, onEnded, onProgress, ...options } = this.#options
    const run = new ImportRun(
      { ...options, ...given, onProgress: (progress) => isNews() && onProgress?.(progress) },
      paths,
    )
    this.#run = run
    this.#isNews = isNews
    const summary = await run.ended
    this.#run = null
    if (isNews() || summary.problem !== null) onEnded?.(summary)
    ended?.(summary)
    return summary
  }

  #asked(paths: readonly string[], rehearsal: ImportTarget | null): Given {
    return { paths, options: { target: rehearsal ?? this.#options.library, dryRun: rehearsal !== null } }
  }

  #dropWaiting(): void {
    const dropped = this.#waiting
    this.#waiting = []
    for (const { ended } of dropped) ended?.(null)
  }
}
