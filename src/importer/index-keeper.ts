/** Looks after the search index of a library that is in use: one rebuild at a time, beside everything else. */
import { availableParallelism } from 'node:os'
import type { SearchIndexProgress } from '../shared/search-index.ts'
import { rebuildSearch, type RebuildOptions } from './rebuild-search.ts'

export interface IndexKeeperOptions extends Pick<RebuildOptions, 'index' | 'createWorker' | 'turn'> {
  /** From the start of a rebuild to its end, which is told, too; nothing when the index is current. */
  onProgress: (progress: SearchIndexProgress) => void
}

/** Milliseconds between two reports. */
const reportInterval = 100
/** The window and its reader are in use: one core is theirs. */
const threads = Math.max(1, availableParallelism() - 1)

export class IndexKeeper {
  readonly #options: IndexKeeperOptions
  #running: Promise<void> | null = null
  #isStopped = false

  constructor(options: IndexKeeperOptions) {
    this.#options = options
  }

  /** Makes the index current when it is not. */
  start(): void {
    const state = this.#options.index.state()
    if (state.ok && state.value === 'stale') this.#run(false)
  }

  /** Makes it current, or anew when it is. One that is under way goes on. */
  rebuild(): void {
    const state = this.#options.index.state()
    this.#run(state.ok && state.value === 'current')
  }

  /** Ends when nothing more will be written. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  #run(afresh: boolean): void {
    if (this.#isStopped) return
    this.#running ??= this.#rebuild(afresh).finally(() => (this.#running = null))
  }

  async #rebuild(afresh: boolean): Promise<void> {
    const { onProgress, ...options } = this.#options
    const last = { done: 0, total: 0, at: -Infinity }
    const onSlice = (done: number, total: number): void => {
      last.done = done
      last.total = total
      if (performance.now() - last.at < reportInterval) return
      last.at = performance.now()
      onProgress({ state: 'building', done, total, problem: null })
    }
    const isStopped = (): boolean => this.#isStopped
    const rebuilt = await rebuildSearch({ ...options, threads, afresh, isStopped, onProgress: onSlice })
    const { done, total } = last
    if (!rebuilt.ok) onProgress({ state: 'stopped', done, total, problem: rebuilt.problem })
    else if (rebuilt.value.current) onProgress({ state: 'current', done: total, total, problem: null })
  }
}
