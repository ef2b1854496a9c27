/** The folders that a library watches: see watching/watched-folder.ts for one of them. */
import type { WritableLibrary } from '../archive/archive.ts'
import { ok, type Result } from '../shared/result.ts'
import type { WatchedFolderView, WatchState } from '../shared/watching.ts'
import type { Importer } from './importer.ts'
import { defaultTiming, WatchedFolder, type Timing } from './watching/watched-folder.ts'

export { defaultTiming, WatchedFolder } from './watching/watched-folder.ts'

export interface WatcherOptions {
  library: WritableLibrary
  importer: Importer
  /** After anything about the folders has changed. */
  onChanged?: (folders: WatchedFolderView[]) => void
  timing?: Timing
}

export class Watcher {
  readonly #options: WatcherOptions
  readonly #watched = new Map<number, WatchedFolder>()

  /** Nothing is looked at before `start`. */
  constructor(options: WatcherOptions) {
    this.#options = options
  }

  /** Takes up the folders that the library names. */
  start(): void {
    const stored = this.#options.library.watchedFolders()
    if (stored.ok) for (const { id, path } of stored.value) this.#watch(id, path)
  }

  /** In the order they were added. */
  folders(): Result<WatchedFolderView[]> {
    const stored = this.#options.library.watchedFolders()
    if (!stored.ok) return stored
    const stateOf = (id: number): WatchState => this.#watched.get(id)?.state ?? 'starting'
    return ok(stored.value.map((folder) => ({ ...folder, state: stateOf(folder.id) })))
  }

  /** A folder that is watched already stays so. */
  add(path: string): Result<null> {
    const added = this.#options.library.watchFolder(path)
    if (!added.ok) return added
    this.#watch(added.value, path)
    this.#tell()
    return ok(null)
  }

  /** What came out of the folder stays. `not-found` for one that is not watched. */
  async remove(id: number): Promise<Result<null>> {
    const removed = this.#options.library.unwatchFolder(id)
    if (!removed.ok) return removed
    const folder = this.#watched.get(id)
    this.#watched.delete(id)
    this.#tell()
    await folder?.close()
    return removed
  }

  async close(): Promise<void> {
    const folders = [...this.#watched.values()]
    this.#watched.clear()
    await Promise.all(folders.map((folder) => folder.close()))
  }

  #watch(id: number, path: string): void {
    if (this.#watched.has(id)) return
    const { library, importer, timing = defaultTiming } = this.#options
    const folder = new WatchedFolder({
      path,
      library,
      importer,
      timing,
      onState: () => this.#tell(),
      onImported: ({ importId }) => {
        // Only what the dialog tells is lost when it cannot be written.
        library.cameFrom(id, importId)
        this.#tell()
      },
    })
    this.#watched.set(id, folder)
  }

  #tell(): void {
    const folders = this.folders()
    if (folders.ok) this.#options.onChanged?.(folders.value)
  }
}
