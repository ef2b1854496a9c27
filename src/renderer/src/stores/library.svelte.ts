import type { LibraryInfo } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** The library as a whole: how much it holds, and whether it can be used. */
export class LibraryStore {
  readonly #api: Api
  #info = $state.raw<LibraryInfo | null>(null)
  /** A value of its own: what depends on it must not be made anew whenever anything else of the library changes. */
  readonly #timeZone = $derived(this.#info?.timeZone ?? 'UTC')
  #unreadable = $state.raw<Problem | null>(null)
  #unwritable = $state.raw<Problem | null>(null)

  constructor(api: Api) {
    this.#api = api
  }

  /** Null until it is known. */
  get info(): LibraryInfo | null {
    return this.#info
  }

  /** Why it cannot be used at all. */
  get problem(): Problem | null {
    return this.readOnly === null ? (this.#unwritable ?? this.#unreadable) : null
  }

  /** Why it can be read only: what cannot be written may still be read. */
  get readOnly(): Problem | null {
    return this.#unwritable?.code === 'library-read-only' && this.#unreadable === null
      ? this.#unwritable
      : null
  }

  /** No article is in it, not even in its trash. */
  get isBlank(): boolean {
    return this.#info?.articles === 0 && this.#info.trashed === 0
  }

  get timeZone(): string {
    return this.#timeZone
  }

  async refresh(): Promise<void> {
    const reply = await askWhileRestarting(this.#api, 'library', {})
    if (reply.ok) {
      this.#info = reply.value
      this.#unreadable = null
    } else if (reply.problem.code !== 'superseded') this.#unreadable = reply.problem
  }

  /** Has main try once more to open it for writing, and looks again. */
  async reopen(): Promise<void> {
    await this.#api.ask('reopenLibrary', {})
    await this.refresh()
  }

  /** @param problem why it cannot be written, or null */
  reportProblem(problem: Problem | null): void {
    this.#unwritable = problem
  }
}
