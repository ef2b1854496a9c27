import type { ArticleView } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'

interface Wish {
  id: number
  captureId?: number
  /** Of its captures, the one that this search finds. */
  search?: string | undefined
  /** Pixels from its top at which the article is shown. */
  top: number
  /** It may have left the library since: then nothing is open, and nothing is said. */
  mayBeGone?: boolean
}

/** Nobody goes back further. */
const mostSteps = 100

/** The article being read. The one before stays until the next is here. */
export class ReaderStore {
  readonly #api: Api
  readonly #opened: () => void
  #article = $state.raw<ArticleView | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #top = 0
  /** Where the reader came from by links, the newest last. */
  #way = $state.raw<Wish[]>([])
  #wanted: Wish | null = null
  #asking = $state(false)
  #last: Wish | null = null

  /** @param opened called when an article, or nothing, has taken the place of another */
  constructor(api: Api, opened: () => void) {
    this.#api = api
    this.#opened = opened
  }

  get article(): ArticleView | null {
    return this.#article
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /** Nothing is read, nor about to be. */
  get isClosed(): boolean {
    return this.#article === null && this.#problem === null && !this.#asking
  }

  /** Pixels from its top at which the article is to be shown. */
  get top(): number {
    return this.#top
  }

  get canGoBack(): boolean {
    return this.#way.length > 0
  }

  /**
   * Opens an article that was chosen: the way that links led here is forgotten.
   * @param search what it was found by: the capture that has it is shown
   */
  async open(id: number, search?: string): Promise<void> {
    this.#way = []
    await this.#open({ id, search, top: 0 })
  }

  /** Opens the article that was open when the window was last closed. */
  async reopen(id: number, search?: string): Promise<void> {
    await this.#open({ id, search, top: 0, mayBeGone: true })
  }

  /** Closes the article: nothing takes its place. */
  close(): void {
    this.#wanted = null
    this.#last = null
    this.#way = []
    this.#article = null
    this.#problem = null
    this.#opened()
  }

  /** Closes the article if it has left the library. */
  async check(): Promise<void> {
    const shown = this.#article
    if (shown === null) return
    const reply = await askWhileRestarting(this.#api, 'openArticle', { id: shown.id })
    if (this.#article === shown && !reply.ok && reply.problem.code === 'not-found') this.close()
  }

  /** Opens another capture of the article, in its place. */
  async openCapture(captureId: number): Promise<void> {
    if (this.#article !== null) await this.#open({ id: this.#article.id, captureId, top: 0 })
  }

  /**
   * Follows a link to an article of the library.
   * @param top how far the reader has scrolled, to come back there
   */
  async follow(id: number, top: number): Promise<void> {
    const here = this.#article
    if (here !== null)
      this.#way = [...this.#way.slice(-mostSteps), { id: here.id, captureId: here.captureId, top }]
    await this.#open({ id, top: 0 })
  }

  /** Returns the id of the article that is gone back to, or null when no link led here. */
  back(): number | null {
    const before = this.#way.at(-1)
    if (before === undefined) return null
    this.#way = this.#way.slice(0, -1)
    void this.#open(before)
    return before.id
  }

  retry(): void {
    if (this.#last !== null) void this.#open(this.#last)
  }

  /**
   * While an answer is awaited, only the newest wish is remembered: held-down keys then never queue up behind
   * articles that nobody will see.
   */
  async #open(wish: Wish): Promise<void> {
    this.#wanted = wish
    if (this.#asking) return
    this.#asking = true
    while (this.#wanted !== null) {
      const asked: Wish = this.#wanted
      const { id, captureId, search } = asked
      const reply = await askWhileRestarting(
        this.#api,
        'openArticle',
        captureId !== undefined ? { id, captureId } : search ? { id, search } : { id },
        () => this.#wanted === asked,
      )
      if (this.#wanted !== asked) continue
      this.#wanted = null
      if (!reply.ok && reply.problem.code === 'not-found' && asked.mayBeGone) {
        this.close()
        continue
      }
      if (reply.ok) {
        this.#top = asked.top
        this.#article = reply.value
        this.#problem = null
      } else if (reply.problem.code !== 'superseded') {
        this.#article = null
        this.#problem = reply.problem
      }
      this.#last = asked
      this.#opened()
    }
    this.#asking = false
  }
}
