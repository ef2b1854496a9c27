import type { SearchIndexProgress } from '../../../shared/search-index.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'

/** How the search index is made ready; whether it is up to date, the library says. */
export class SearchIndexStore {
  readonly #api: Api
  #progress = $state.raw<SearchIndexProgress | null>(null)
  #refused = $state.raw<Problem | null>(null)

  constructor(api: Api) {
    this.#api = api
  }

  /** While it is being made ready. */
  get building(): SearchIndexProgress | null {
    return this.#progress?.state === 'building' ? this.#progress : null
  }

  /** Why it could not be made ready when that was last tried. */
  get problem(): Problem | null {
    return this.#refused ?? this.#progress?.problem ?? null
  }

  /** Picks up what was under way before the window was. */
  async resume(): Promise<void> {
    const reply = await this.#api.ask('searchIndexState', {})
    if (reply.ok && this.#progress === null) this.#progress = reply.value
  }

  /** Makes it anew, or goes on where it was stopped. */
  async rebuild(): Promise<void> {
    const reply = await this.#api.ask('rebuildSearch', {})
    this.#refused = reply.ok ? null : reply.problem
  }

  progressed(progress: SearchIndexProgress): void {
    this.#progress = progress
    this.#refused = null
  }

  readonly dismiss = (): void => {
    this.#progress = null
    this.#refused = null
  }
}
