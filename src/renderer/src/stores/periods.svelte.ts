import type { ListFilter, YearCount } from '../../../shared/list.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** Years and months with their counts under the current sources and search. */
export class PeriodsStore {
  readonly #api: Api
  #years = $state.raw<YearCount[]>([])
  #turn = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Newest first. */
  get years(): YearCount[] {
    return this.#years
  }

  async refresh(filter: ListFilter): Promise<void> {
    const turn = ++this.#turn
    const isWanted = (): boolean => turn === this.#turn
    const reply = await askWhileRestarting(this.#api, 'periods', { filter }, isWanted)
    if (isWanted() && reply.ok) this.#years = reply.value
  }
}
