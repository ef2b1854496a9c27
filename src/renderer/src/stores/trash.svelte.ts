import type { PurgePreview, Selection } from '../../../shared/list.ts'
import { everything } from '../../../shared/list.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { wholeTrash } from '../filters/chips.ts'
import { text } from '../../../shared/text/text.ts'
import type { ListStore } from './list.svelte.ts'
import type { ReaderStore } from './reader.svelte.ts'
import type { RemarkStore } from './remarks.svelte.ts'

/** A contract limit: articles that one request may name. */
const mostIds = 100_000

/** What is about to go for good, and the name of that question. */
export type Purge = PurgePreview & { preview: number }

/** Articles into the trash, back out of it, and out of the library for good. */
export class TrashStore {
  readonly #api: Api
  readonly #list: ListStore
  readonly #reader: ReaderStore
  readonly #remarks: RemarkStore
  #purge = $state.raw<Purge | null>(null)
  #busy = $state(false)

  constructor(api: Api, list: ListStore, reader: ReaderStore, remarks: RemarkStore) {
    this.#api = api
    this.#list = list
    this.#reader = reader
    this.#remarks = remarks
  }

  /** What is about to go, once the user has agreed to it. */
  get purge(): Purge | null {
    return this.#purge
  }

  get busy(): boolean {
    return this.#busy
  }

  /** What is selected goes to the trash, or, in the trash, is asked to go for good. */
  async remove(): Promise<void> {
    if (this.#list.filter.trash) await this.askToPurge()
    else
      await this.#withSelection(async (selection) => {
        const reply = await this.#api.ask('removeArticles', { selection })
        if (!reply.ok) return this.#report(reply.problem)
        const { ids } = reply.value
        this.#remarks.say(text.trash.moved(ids.length), () => void this.#undo(ids))
        await this.#list.land()
        const open = this.#reader.article
        if (this.#list.list?.size === 0 && open !== null && ids.includes(open.id)) this.#reader.close()
      })
  }

  /** Takes what is selected out of the trash. */
  async restore(): Promise<void> {
    await this.#withSelection(async (selection) => {
      const reply = await this.#api.ask('restoreArticles', { selection })
      if (!reply.ok) return this.#report(reply.problem)
      this.#remarks.say(text.trash.restored(reply.value.count))
      await this.#list.land()
    })
  }

  async askToPurge(): Promise<void> {
    await this.#withSelection((selection) => this.#preview(selection))
  }

  /** All of the trash, whatever narrows the list. */
  async askToEmpty(): Promise<void> {
    await this.#once(async () => {
      const reply = await this.#api.ask('openList', {
        query: { ...everything, filter: wholeTrash },
        count: 0,
      })
      if (!reply.ok) return this.#report(reply.problem)
      const { handle, size } = reply.value
      if (size === 0) this.#remarks.say(text.trash.isEmpty)
      else await this.#preview({ handle })
      void this.#api.ask('closeList', { handle })
    })
  }

  /** Nothing goes after all. */
  readonly keep = (): void => {
    this.#purge = null
  }

  /** What was asked about goes for good. */
  async purgeNow(): Promise<void> {
    await this.#once(async () => {
      const purge = this.#purge
      if (purge === null) return
      const reply = await this.#api.ask('purgeArticles', { preview: purge.preview })
      this.keep()
      if (!reply.ok) return this.#report(reply.problem)
      this.#remarks.say(text.trash.purged(reply.value.articles, reply.value.bytes))
      await this.#list.land()
      if (this.#list.list?.size === 0) await this.#reader.check()
    })
  }

  async #undo(ids: number[]): Promise<void> {
    await this.#once(async () => {
      let count = 0
      for (let at = 0; at < ids.length; at += mostIds) {
        const reply = await this.#api.ask('restoreArticles', {
          selection: { ids: ids.slice(at, at + mostIds) },
        })
        if (!reply.ok) return this.#report(reply.problem)
        count += reply.value.count
      }
      this.#remarks.say(text.trash.restored(count))
      await this.#list.refresh()
    })
  }

  async #preview(selection: Selection): Promise<void> {
    const reply = await this.#api.ask('purgePreview', { selection })
    if (reply.ok) this.#purge = reply.value
    else this.#report(reply.problem)
  }

  async #withSelection(act: (selection: Selection) => Promise<void>): Promise<void> {
    await this.#once(async () => {
      const selection = this.#list.selection()
      if (selection !== null) await act(selection)
    })
  }

  /** A second press while the first is under way does nothing. */
  async #once(act: () => Promise<void>): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      await act()
    } finally {
      this.#busy = false
    }
  }

  #report(problem: Problem): void {
    this.#remarks.say(problem.sentence)
  }
}
