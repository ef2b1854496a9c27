import type { ListQuery } from '../../../shared/list.ts'
import type { Api } from '../api.ts'
import type { Chip } from '../filters/chips.ts'

export interface Relaxation extends Chip {
  /** Articles that pass then. */
  count: number
}

/** When nothing passes: what could be taken away, and how many articles would pass then. */
export class RelaxStore {
  readonly #api: Api
  #offers = $state.raw<Relaxation[]>([])
  #turn = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Those that help, best first. */
  get offers(): Relaxation[] {
    return this.#offers
  }

  /** The list has rows, or is about to be another: nothing is offered, and nothing more tried. */
  forget(): void {
    this.#turn++
    this.#offers = []
  }

  /** One after another: a list that is asked for ends the walk of the one before. */
  async explore(query: ListQuery, tries: Chip[]): Promise<void> {
    this.forget()
    const turn = this.#turn
    const found: Relaxation[] = []
    for (const chip of tries) {
      const reply = await this.#api.ask('openList', { query: { ...query, filter: chip.without }, count: 0 })
      if (!reply.ok) continue
      void this.#api.ask('closeList', { handle: reply.value.handle })
      if (turn !== this.#turn) return
      if (reply.value.size > 0) found.push({ ...chip, count: reply.value.size })
    }
    if (turn === this.#turn) this.#offers = found.sort((one, other) => other.count - one.count)
  }
}
