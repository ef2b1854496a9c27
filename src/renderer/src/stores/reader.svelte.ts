import type { ArticleView } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'

/** The article being read. The one before stays until the next is here. */
export class ReaderStore {
  readonly #api: Api
  #article = $state.raw<ArticleView | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #wanted: number | null = null
  #asking = false
  #last: number | null = null

  constructor(api: Api) {
    this.#api = api
  }

  get article(): ArticleView | null {
    return this.#article
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /**
   * Opens an article. While an answer is awaited, only the newest wish is remembered: held-down keys then
   * never queue up behind articles that nobody will see.
   */
  async open(id: number): Promise<void> {
    this.#wanted = id
    if (this.#asking) return
    this.#asking = true
    while (this.#wanted !== null) {
      const asked: number = this.#wanted
      const reply = await this.#api.ask('openArticle', { id: asked })
      if (this.#wanted !== asked) continue
      this.#wanted = null
      if (reply.ok) {
        this.#article = reply.value
        this.#problem = null
      } else if (reply.problem.code !== 'superseded') {
        this.#article = null
        this.#problem = reply.problem
      }
      this.#last = asked
    }
    this.#asking = false
  }

  retry(): void {
    if (this.#last !== null) void this.open(this.#last)
  }
}
