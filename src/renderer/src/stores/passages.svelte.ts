import { mostPassages, type FoundText } from '../../../shared/list.ts'
import type { Api } from '../api.ts'
import { atMostEvery } from './throttle.ts'

/** Milliseconds between two requests while the list is scrolled. */
const scrollRest = 120
/** Articles whose passages are kept. */
const mostKept = 2_000

/** What the search found of the articles in sight. Asked for once their rows are shown. */
export class PassagesStore {
  readonly #api: Pick<Api, 'ask'>
  #search = ''
  /** By article id; the order is that of arrival. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- `#arrivals` tells of changes
  #found = new Map<number, FoundText | null>()
  /** Of those kept, which the list at hand has been asked for. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #fresh = new Set<number>()
  #list: unknown = null
  #arrivals = $state(0)
  #wanted: readonly number[] = []

  constructor(api: Pick<Api, 'ask'>) {
    this.#api = api
  }

  /** Undefined while it is not known, and where there is nothing to show. */
  of(id: number): FoundText | undefined {
    void this.#arrivals
    return this.#found.get(id) ?? undefined
  }

  /**
   * Says which articles are in sight, and in which list: those of another search are forgotten, those of an older list
   * of this search asked for again.
   * @param list anything that is another for another list
   */
  look(list: unknown, search: string, ids: readonly number[]): void {
    if (search !== this.#search) {
      this.#search = search
      if (this.#found.size > 0) this.#arrivals++
      this.#found.clear()
    }
    if (list !== this.#list) this.#fresh.clear()
    this.#list = list
    this.#wanted = search.trim() === '' ? [] : ids
    if (this.#missing().length > 0) this.#ask()
  }

  #missing(): number[] {
    return this.#wanted.filter((id) => !this.#fresh.has(id)).slice(0, mostPassages)
  }

  readonly #ask = atMostEvery(scrollRest, async () => {
    const [list, search, ids] = [this.#list, this.#search, this.#missing()]
    if (ids.length === 0) return
    const reply = await this.#api.ask('passages', { search, ids })
    if (list !== this.#list || search !== this.#search || !reply.ok) return
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- gone when this function returns
    const found = new Map(reply.value.map((one) => [one.id, one]))
    for (const id of ids) {
      this.#fresh.add(id)
      this.#found.delete(id)
      this.#found.set(id, found.get(id) ?? null)
    }
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= mostKept) break
      this.#found.delete(oldest)
      this.#fresh.delete(oldest)
    }
    this.#arrivals++
  })
}
