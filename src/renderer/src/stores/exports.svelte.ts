import type { ExportProgress, ExportSummary } from '../../../shared/export.ts'
import type { Api } from '../api.ts'

/** The export of originals under way, or how the last one ended. */
export class ExportStore {
  readonly #api: Api
  #progress = $state.raw<ExportProgress | null>(null)
  #summary = $state.raw<ExportSummary | null>(null)

  constructor(api: Api) {
    this.#api = api
  }

  get progress(): ExportProgress | null {
    return this.#progress
  }

  get summary(): ExportSummary | null {
    return this.#summary
  }

  /** Picks up an export that was under way before the window was. */
  async resume(): Promise<void> {
    const reply = await this.#api.ask('exportState', {})
    if (reply.ok && reply.value !== null) this.progressed(reply.value)
  }

  async cancel(): Promise<void> {
    await this.#api.ask('cancelExport', {})
  }

  readonly dismiss = (): void => {
    this.#summary = null
  }

  progressed(progress: ExportProgress): void {
    this.#summary = null
    this.#progress = progress
  }

  ended(summary: ExportSummary): void {
    this.#progress = null
    this.#summary = summary
  }
}
