import { everything, type SourceCount } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'

/** Every source of the library, to be renamed and merged; whatever narrows the list. */
export class AllSourcesStore {
  readonly #api: Api
  readonly #changed: () => void
  #sources = $state.raw<SourceCount[] | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #turn = 0

  /** @param changed called after names or sources have changed */
  constructor(api: Api, changed: () => void) {
    this.#api = api
    this.#changed = changed
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
    const reply = await this.#api.ask('sources', { filter: everything.filter })
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
    return await this.#done(await this.#api.ask('mergeSources', { from, into }))
  }

  async #done(reply: { ok: true } | { ok: false; problem: Problem }): Promise<boolean> {
    if (reply.ok) {
      await this.refresh()
      this.#changed()
    } else this.#problem = reply.problem
    return reply.ok
  }
}
