import type { LibraryInfo } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** The library as a whole: how much it holds, and whether it can be used. */
export class LibraryStore {
  readonly #api: Api
  #info = $state.raw<LibraryInfo | null>(null)
  #problem = $state.raw<Problem | null>(null)

  constructor(api: Api) {
    this.#api = api
  }

  /** Null until it is known. */
  get info(): LibraryInfo | null {
    return this.#info
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /** No article is in it, not even in its trash. */
  get isBlank(): boolean {
    return this.#info?.articles === 0 && this.#info.trashed === 0
  }

  get timeZone(): string {
    return this.#info?.timeZone ?? 'UTC'
  }

  async refresh(): Promise<void> {
    const reply = await askWhileRestarting(this.#api, 'library', {})
    if (reply.ok) {
      this.#info = reply.value
      this.#problem = null
    } else if (reply.problem.code !== 'superseded') this.#problem = reply.problem
  }

  reportProblem(problem: Problem | null): void {
    this.#problem = problem
  }
}
