import { everything, type ListFilter, type SourceCount, type SourceName } from '../../../shared/list.ts'
import type { Api } from '../api.ts'
import { text } from '../../../shared/text/text.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** The sources with their counts under the current days and search. */
export class SourcesStore {
  readonly #api: Api
  #counts = $state.raw<SourceCount[] | null>(null)
  /** Every source seen so far, so that a chosen one keeps its name when nothing of it passes. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #known = new Map<number, SourceName>()
  #turn = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Null until they are known. */
  get counts(): SourceCount[] | null {
    return this.#counts
  }

  /** As people read it. */
  nameOf(id: number): string {
    if (this.#counts === null) return text.loading
    const source = this.#known.get(id)
    return source === undefined ? text.goneSource : source.name || text.unknownSource
  }

  async refresh(filter: ListFilter): Promise<void> {
    const turn = ++this.#turn
    const isWanted = (): boolean => turn === this.#turn
    const reply = await askWhileRestarting(this.#api, 'sources', { filter }, isWanted)
    if (!isWanted() || !reply.ok) return
    this.#learn(reply.value)
    if (filter.sources.some((id) => !this.#known.has(id))) {
      // The window came back with a source chosen of which nothing passes.
      const all = { ...everything.filter, trash: filter.trash }
      const names = await askWhileRestarting(this.#api, 'sources', { filter: all }, isWanted)
      if (!isWanted()) return
      if (names.ok) this.#learn(names.value)
    }
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- gone when this function returns
    const given = new Set(reply.value.map((source) => source.id))
    const gone = filter.sources.filter((id) => !given.has(id)).flatMap((id) => this.#known.get(id) ?? [])
    this.#counts = [...reply.value, ...gone.map((source) => ({ ...source, count: 0 }))]
  }

  #learn(sources: SourceCount[]): void {
    for (const { id, domain, name } of sources) this.#known.set(id, { id, domain, name })
  }
}
