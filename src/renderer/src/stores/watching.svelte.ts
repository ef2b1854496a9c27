import type { Problem, Result } from '../../../shared/result.ts'
import type { WatchedFolderView } from '../../../shared/watching.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** The folders that are watched. */
export class WatchingStore {
  readonly #api: Api
  #folders = $state.raw<WatchedFolderView[] | null>(null)
  #problem = $state.raw<Problem | null>(null)

  constructor(api: Api) {
    this.#api = api
  }

  /** In the order they were added; null until they are known. */
  get folders(): WatchedFolderView[] | null {
    return this.#folders
  }

  /** What went wrong when something was last asked for. */
  get problem(): Problem | null {
    return this.#problem
  }

  async open(): Promise<void> {
    const reply = this.#taken(await askWhileRestarting(this.#api, 'watchedFolders', {}))
    if (reply.ok) this.changed(reply.value)
  }

  changed(folders: WatchedFolderView[]): void {
    this.#folders = folders
  }

  /** Has the user choose folders. */
  async add(): Promise<void> {
    this.#taken(await this.#api.ask('watchFolder', {}))
  }

  /** @returns whether it is no longer watched */
  async remove(id: number): Promise<boolean> {
    return this.#taken(await this.#api.ask('unwatchFolder', { id })).ok
  }

  #taken<T>(reply: Result<T>): Result<T> {
    this.#problem = reply.ok ? null : reply.problem
    return reply
  }
}
