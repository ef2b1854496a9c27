import { withoutKind, type ListFilter, type SourceCoverage } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

/** Milliseconds before asking once more when a newer list came first. */
const rest = 150

/** Articles of each source by month, under what narrows the list besides sources and days. */
export class CoverageStore {
  readonly #api: Api
  #sources = $state.raw<SourceCoverage[] | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #turn = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Most articles first; null until they are known. */
  get sources(): SourceCoverage[] | null {
    return this.#sources
  }

  get problem(): Problem | null {
    return this.#problem
  }

  async refresh(listFilter: ListFilter): Promise<void> {
    const filter = { ...withoutKind(listFilter, 'source'), from: null, to: null }
    const turn = ++this.#turn
    const isWanted = (): boolean => turn === this.#turn
    while (isWanted()) {
      const reply = await askWhileRestarting(this.#api, 'coverage', { filter }, isWanted)
      if (!isWanted()) return
      if (!reply.ok && reply.problem.code === 'superseded') {
        await new Promise((done) => setTimeout(done, rest))
        continue
      }
      this.#problem = reply.ok ? null : reply.problem
      if (reply.ok) this.#sources = reply.value
      return
    }
  }

  /** Nobody looks any more: what is under way is dropped, and no other library's counts flash up later. */
  forget(): void {
    this.#turn++
    this.#sources = null
    this.#problem = null
  }
}
