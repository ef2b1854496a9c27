import type { SourceCount } from '../../../shared/list.ts'
import type { Problem, Result } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** Every source of the library, to be renamed and merged; whatever narrows the list. */
export class AllSourcesStore {
  readonly #api: Api
  readonly #changed: () => void
  readonly #merged: (from: readonly number[], into: number) => void
  #sources = $state.raw<SourceCount[] | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #turn = 0

  /**
   * @param changed called after names or sources have changed
   * @param merged called before that, when sources have become another one
   */
  constructor(api: Api, changed: () => void, merged: (from: readonly number[], into: number) => void) {
    this.#api = api
    this.#changed = changed
    this.#merged = merged
  }

  /** Null until they are known. */
  get sources(): SourceCount[] | null {
    return this.#sources
  }

  get problem(): Problem | null {
    return this.#problem
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn
    const isWanted = (): boolean => turn === this.#turn
    const reply = await askWhileRestarting(this.#api, 'sources', {}, isWanted)
    if (turn !== this.#turn) return
    if (reply.ok) this.#sources = reply.value
    this.#problem = reply.ok ? null : reply.problem
  }

  /**
   * @param name empty: the source's own name
   * @returns whether it was renamed
   */
  async rename(id: number, name: string): Promise<boolean> {
    return await this.#done(await this.#api.ask('renameSource', { id, name: name.trim() }))
  }

  /** @returns whether they were merged */
  async merge(from: number[], into: number): Promise<boolean> {
    const reply = await this.#api.ask('mergeSources', { from, into })
    if (reply.ok) this.#merged(from, into)
    return await this.#done(reply)
  }

  async #done(reply: Result<null>): Promise<boolean> {
    if (reply.ok) {
      await this.refresh()
      this.#changed()
    } else this.#problem = reply.problem
    return reply.ok
  }
}
