import type { ListFilter, SourceCount, SourceName } from '../../../shared/list.ts'
import type { Api } from '../api.ts'
import { text } from '../../../shared/text/text.ts'

/** The sources with their counts under the current days and search. */
export class SourcesStore {
  readonly #api: Api
  #counts = $state.raw<SourceCount[]>([])
  /** Every source seen so far, so that a chosen one keeps its name when nothing of it passes. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #known = new Map<number, SourceName>()
  #turn = 0

  constructor(api: Api) {
    this.#api = api
  }

  get counts(): SourceCount[] {
    return this.#counts
  }

  /** As people read it; empty while it is not known. */
  nameOf(id: number): string {
    void this.#counts
    const source = this.#known.get(id)
    return source === undefined ? '' : source.name || text.unknownSource
  }

  async refresh(filter: ListFilter): Promise<void> {
    const turn = ++this.#turn
    const reply = await this.#api.ask('sources', { filter })
    if (turn !== this.#turn || !reply.ok) return
    for (const { id, domain, name } of reply.value) this.#known.set(id, { id, domain, name })
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- gone when this function returns
    const given = new Set(reply.value.map((source) => source.id))
    const gone = filter.sources.filter((id) => !given.has(id)).flatMap((id) => this.#known.get(id) ?? [])
    this.#counts = [...reply.value, ...gone.map((source) => ({ ...source, count: 0 }))]
  }
}
