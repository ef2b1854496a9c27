import type { ListQuery } from '../../../shared/list.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'
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
    const isWanted = (): boolean => turn === this.#turn
    const found: Relaxation[] = []
    for (const chip of tries) {
      const request = { query: { ...query, filter: chip.without }, count: 0 }
      const reply = await askWhileRestarting(this.#api, 'openList', request, isWanted)
      if (reply.ok) void this.#api.ask('closeList', { handle: reply.value.handle })
      if (!isWanted()) return
      if (reply.ok && reply.value.size > 0) found.push({ ...chip, count: reply.value.size })
    }
    this.#offers = found.sort((one, other) => other.count - one.count)
  }
}
