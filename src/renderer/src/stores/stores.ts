/** The stores of this window, and what joins them: a change is announced, stores fetch, views follow. */
import { api, on } from '../api.ts'
import { DropStore } from './drop.svelte.ts'
import { ImportStore } from './imports.svelte.ts'
import { LibraryStore } from './library.svelte.ts'
import { ListStore } from './list.svelte.ts'
import { ReaderStore } from './reader.svelte.ts'
import { SourcesStore } from './sources.svelte.ts'
import { atMostEvery } from './throttle.ts'

/** Milliseconds between two refreshes while an import keeps changing the library. */
const refreshRest = 400

export const library = new LibraryStore(api)
export const sources = new SourcesStore(api)
export const reader = new ReaderStore(api)
export const list = new ListStore(
  api,
  ({ filter }) => void sources.refresh(filter),
  (id) => void reader.open(id),
)
export const imports = new ImportStore(api)
export const drop = new DropStore((files) => void imports.drop(files))

const refresh = atMostEvery(refreshRest, async () => {
  await Promise.all([list.refresh(), library.refresh()])
})

/** Asks for everything once more, after something went wrong. */
export function startOver(): void {
  void library.refresh()
  void list.open()
}

export function start(): void {
  on('libraryChanged', refresh)
  on('importProgress', (progress) => imports.progressed(progress))
  on('importEnded', (summary) => {
    imports.ended(summary)
    refresh()
  })
  on('libraryState', ({ problem }) => {
    library.reportProblem(problem)
    if (problem === null) refresh()
  })
  drop.watch(window)
  void library.refresh()
  void list.open()
  void imports.resume()
}
