import { noOutcomes, type ImportProgress, type ImportSummary } from '../../../shared/outcome.ts'
import type { Problem, Result } from '../../../shared/result.ts'
import type { Api } from '../api.ts'

const filesDone = (progress: ImportProgress): number =>
  Object.values(progress.counts).reduce((sum, count) => sum + count, 0)

/** Stands for the id of an import that was asked for and not yet heard of. */
const asked = 0

/** The import under way, or how the last one ended. */
export class ImportStore {
  readonly #api: Api
  #progress = $state.raw<ImportProgress | null>(null)
  #summary = $state.raw<ImportSummary | null>(null)
  /** The ends of those before it, when they were asked for while one was under way: each is to be read. Newest first. */
  #earlier = $state.raw<readonly ImportSummary[]>([])
  /** Asked for here while another was under way, and not yet begun. */
  #waiting = $state(0)
  #tried = $state.raw<ImportSummary | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #rate = $state(0)
  #lastEnded: number | null = null
  #onceAsked = $state(false)
  /** Where the rate is measured from: the first news of this import. */
  #start: { importId: number; done: number; at: number } | null = null

  constructor(api: Api) {
    this.#api = api
  }

  get progress(): ImportProgress | null {
    return this.#progress
  }

  /** An import is under way, or asked for: what is not to be done twice waits for its end. */
  get isBusy(): boolean {
    return this.#progress !== null || this.#onceAsked
  }

  get done(): number {
    return this.#progress === null ? 0 : filesDone(this.#progress)
  }

  /** Files a second so far; 0 while it is too early to say. */
  get rate(): number {
    return this.#rate
  }

  get summary(): ImportSummary | null {
    return this.#summary
  }

  get earlier(): readonly ImportSummary[] {
    return this.#earlier
  }

  get waiting(): number {
    return this.#waiting
  }

  /** How the last dry run ended, until it has been looked at. */
  get tried(): ImportSummary | null {
    return this.#tried
  }

  /** Why an import could not even start. */
  get problem(): Problem | null {
    return this.#problem
  }

  /** Picks up an import that was under way before the window was. */
  async resume(): Promise<void> {
    const reply = await this.#api.ask('importState', {})
    if (reply.ok && reply.value !== null) this.progressed(reply.value)
  }

  async choose(kind: 'files' | 'folders', dryRun = false): Promise<void> {
    await this.#begin(async () => {
      const reply = await this.#api.ask('chooseImport', { kind, dryRun })
      return reply.ok ? { ok: true, value: reply.value.started } : reply
    }, dryRun)
  }

  /** Imports what was tried. */
  async importTried(): Promise<void> {
    this.forgetTried()
    await this.#begin(() => this.#api.ask('importTried', {}))
  }

  readonly forgetTried = (): void => {
    this.#tried = null
  }

  async samples(): Promise<void> {
    await this.#beginOnce(() => this.#api.ask('importSamples', {}))
  }

  async drop(files: File[]): Promise<void> {
    if (files.length > 0) await this.#begin(() => this.#api.importFiles(files))
  }

  /** Imports the failed files of an import again. */
  async retry(id: number): Promise<void> {
    await this.#beginOnce(() => this.#api.ask('retryImport', { id }))
  }

  async cancel(): Promise<void> {
    await this.#api.ask('cancelImport', {})
  }

  dismiss(): void {
    this.#earlier = []
    this.#summary = null
    this.#problem = null
  }

  progressed(progress: ImportProgress): void {
    // The last news of an import may still be on its way when its end has been told.
    if (this.#lastEnded === progress.importId) return
    this.#problem = null
    this.#begins(progress.importId)
    this.#progress = progress
    const done = filesDone(progress)
    const now = performance.now()
    if (this.#start?.importId !== progress.importId)
      this.#start = { importId: progress.importId, done, at: now }
    const seconds = (now - this.#start.at) / 1000
    this.#rate = seconds > 0.5 ? (done - this.#start.done) / seconds : 0
  }

  ended(summary: ImportSummary): void {
    this.#begins(summary.importId)
    this.#progress = null
    this.#problem = null
    this.#lastEnded = summary.importId
    // Those that wait go with it.
    if (summary.end !== 'completed') this.#waiting = 0
    if (summary.dryRun && summary.end === 'completed') this.#tried = summary
    else this.#summary = summary
  }

  /** News of an import: of the one that is shown, of one that waited, or of one that nobody here asked for. */
  #begins(importId: number): void {
    const shown = this.#progress?.importId
    if (shown === importId) return
    if (this.#waiting > 0 && shown !== asked) {
      this.#waiting--
      if (this.#summary !== null) this.#earlier = [this.#summary, ...this.#earlier]
    } else if (shown !== asked) this.#earlier = []
    this.#summary = null
  }

  /** The second half of a double click would have its duplicates told in place of what was added. */
  async #beginOnce(call: () => Promise<Result<null>>): Promise<void> {
    if (this.isBusy) return
    this.#onceAsked = true
    await this.#begin(call)
    this.#onceAsked = false
  }

  /** Shows that something happens until the first news; the end of a tiny import may come before the reply. */
  async #begin(call: () => Promise<Result<boolean | null>>, dryRun = false): Promise<void> {
    const before = this.#lastEnded
    const running = this.#progress?.importId
    const reply = await call()
    if (!reply.ok) this.#problem = reply.problem
    else if (reply.value === false) return
    else if (this.#progress !== null) {
      if (running === asked || running === this.#progress.importId) this.#waiting++
    } else if (this.#lastEnded === before) {
      this.dismiss()
      this.#progress = { importId: asked, dryRun, found: 0, foundAll: false, counts: noOutcomes() }
    }
  }
}
