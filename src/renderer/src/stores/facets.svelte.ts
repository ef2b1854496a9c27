import {
  chosenOf,
  type FacetChoice,
  type Facets,
  type ListFilter,
  type SourceCount,
  type SourceName,
} from '../../../shared/list.ts'
import { text } from '../../../shared/text/text.ts'
import type { Api } from '../api.ts'
import { valueName, valuesOf } from '../filters/values.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** Values of each kind that are asked for at first. */
const fewestValues = 30
/** A contract limit; nobody reads as far. */
const mostValues = 10_000

/** What the list could be narrowed by, with counts under all that narrows it now. */
export class FacetsStore {
  readonly #api: Api
  readonly #timeZone: () => string
  #filter: ListFilter | null = null
  #most = fewestValues
  #facets = $state.raw<Facets | null>(null)
  #sources = $state.raw<SourceCount[] | null>(null)
  /** Every source seen so far, so that a chosen one keeps its name when nothing of it passes. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #known = new Map<number, SourceName>()
  #turn = 0

  /** @param timeZone IANA name: imports are named by when they began */
  constructor(api: Api, timeZone: () => string) {
    this.#api = api
    this.#timeZone = timeZone
  }

  /** Null until they are known. */
  get facets(): Facets | null {
    return this.#facets
  }

  /** With articles, and those chosen that have none; null until they are known. */
  get sources(): SourceCount[] | null {
    return this.#sources
  }

  /** As people read it. */
  nameOf({ kind, value }: Pick<FacetChoice, 'kind' | 'value'>): string {
    if (this.#facets === null) return text.loading
    if (kind !== 'source') {
      const known = valuesOf(this.#facets, kind).values.find((one) => one.value === value)
      return valueName(
        kind,
        known ?? { value, name: kind === 'import' ? '' : String(value) },
        this.#timeZone(),
      )
    }
    const source = this.#known.get(Number(value))
    return source === undefined ? text.goneSource : source.name || text.unknownSource
  }

  /** Asks for at least so many values of each kind from now on. */
  async show(count: number): Promise<void> {
    if (count <= this.#most || this.#most === mostValues || this.#filter === null) return
    this.#most = Math.min(count, mostValues)
    await this.refresh(this.#filter)
  }

  async refresh(filter: ListFilter): Promise<void> {
    this.#filter = filter
    const turn = ++this.#turn
    const isWanted = (): boolean => turn === this.#turn
    const request = { filter, most: this.#most }
    const reply = await askWhileRestarting(this.#api, 'facets', request, isWanted)
    if (!isWanted() || !reply.ok) return
    this.#learn(reply.value.sources)
    const chosen = [...chosenOf(filter, 'source'), ...chosenOf(filter, 'source', true)].map(Number)
    if (chosen.some((id) => !this.#known.has(id))) {
      // The window came back with a source chosen of which nothing passes.
      const all = await askWhileRestarting(this.#api, 'sources', {}, isWanted)
      if (!isWanted()) return
      if (all.ok) this.#learn(all.value)
    }
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- gone when this function returns
    const given = new Set(reply.value.sources.map((source) => source.id))
    const gone = chosen.filter((id) => !given.has(id)).flatMap((id) => this.#known.get(id) ?? [])
    this.#sources = [...reply.value.sources, ...gone.map((source) => ({ ...source, count: 0 }))]
    this.#facets = reply.value
  }

  #learn(sources: SourceName[]): void {
    for (const { id, domain, name } of sources) this.#known.set(id, { id, domain, name })
  }
}
