import type { OriginalView } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** The untouched file of the capture being read, while it is shown in the article's place. */
export class OriginalStore {
  readonly #api: Api
  #captureId = $state<number | null>(null)
  #view = $state.raw<OriginalView | null>(null)
  #problem = $state.raw<Problem | null>(null)

  constructor(api: Api) {
    this.#api = api
  }

  /** The capture whose file is shown or on its way, else null. */
  get captureId(): number | null {
    return this.#captureId
  }

  /** Null until it is there. */
  get view(): OriginalView | null {
    return this.#view
  }

  get problem(): Problem | null {
    return this.#problem
  }

  async show(captureId: number): Promise<void> {
    this.#captureId = captureId
    this.#view = null
    this.#problem = null
    const isWanted = (): boolean => this.#captureId === captureId
    const reply = await askWhileRestarting(this.#api, 'showOriginal', { captureId }, isWanted)
    if (!isWanted()) return
    if (reply.ok) this.#view = reply.value
    else this.#problem = reply.problem
  }

  close(): void {
    this.#captureId = null
    this.#view = null
    this.#problem = null
  }
}
