/** The stores of this window, and what joins them: a change is announced, stores fetch, views follow. */
import { api, on } from '../api.ts'
import { AllSourcesStore } from './all-sources.svelte.ts'
import { DialogStore } from './dialogs.svelte.ts'
import { DropStore } from './drop.svelte.ts'
import { CoverageStore } from './coverage.svelte.ts'
import { FacetsStore } from './facets.svelte.ts'
import { HistoryStore } from './history.svelte.ts'
import { ExportStore } from './exports.svelte.ts'
import { HitsStore } from './hits.svelte.ts'
import { ImportStore } from './imports.svelte.ts'
import { LibraryStore } from './library.svelte.ts'
import { ListStore } from './list.svelte.ts'
import { OriginalStore } from './original.svelte.ts'
import { PassagesStore } from './passages.svelte.ts'
import { PastImportsStore } from './past-imports.svelte.ts'
import { ReaderStore } from './reader.svelte.ts'
import { RelaxStore } from './relax.svelte.ts'
import { RemarkStore } from './remarks.svelte.ts'
import { SearchIndexStore } from './search-index.svelte.ts'
import { whenIdle } from '../after-paint.ts'
import { relaxations } from '../filters/chips.ts'
import { withMerged } from '../filters/merged.ts'
import type { ListQuery } from '../../../shared/list.ts'
import { atMostEvery } from './throttle.ts'
import { TrashStore } from './trash.svelte.ts'
import { ViewStateStore } from './view-state.svelte.ts'
import { WatchingStore } from './watching.svelte.ts'

/** Milliseconds between two refreshes while an import keeps changing the library. */
const refreshRest = 400

export const library = new LibraryStore(api)
export const facets = new FacetsStore(api, () => library.timeZone)
export const reader = new ReaderStore(api, () => {
  original.close()
  // What could not be opened may open the next time.
  if (reader.problem === null) viewState.set({ articleId: reader.article?.id })
})
export const viewState = new ViewStateStore(api)
export const relax = new RelaxStore(api)
export const list = new ListStore(api, {
  opened: (query) => {
    relax.forget()
    // The rows come first. The offers come after the facets, which name what they offer.
    whenIdle(() => void facets.refresh(query.filter).then(() => offerRelaxations(query)))
    viewState.set({ query, topRow: list.topRow })
    history.opened(query, list.topRow)
  },
  selected: (articleId) => {
    viewState.set({ articleId })
    history.used()
    void reader.open(articleId, list.list?.query.filter.search)
  },
  scrolled: (topRow) => {
    viewState.set({ topRow })
    // While the next list is on its way, the one before is scrolled.
    if (list.list?.query === list.query) history.scrolled(topRow)
  },
})
export const history = new HistoryStore({
  articleId: () => (reader.isClosed ? null : list.selectedId),
  show: (view) => {
    list.goTo(view)
    if (view.articleId === null) reader.close()
    else if (view.articleId !== reader.article?.id) void reader.reopen(view.articleId)
  },
})

function offerRelaxations(query: ListQuery): void {
  const shown = list.list
  if (shown?.size !== 0 || !shown.isComplete || shown.query !== query) return
  void relax.explore(
    query,
    relaxations(query.filter, (choice) => facets.nameOf(choice)),
  )
}

export const hits = new HitsStore()
export const passages = new PassagesStore(api)
export const imports = new ImportStore(api)
export const exports = new ExportStore(api)
export const pastImports = new PastImportsStore(api)
export const searchIndex = new SearchIndexStore(api)
export const watching = new WatchingStore(api)
export const original = new OriginalStore(api)
export const remarks = new RemarkStore()
export const dialogs = new DialogStore()
export const allSources = new AllSourcesStore(
  api,
  () => refresh(),
  (from, into) => {
    const filter = withMerged(list.filter, from, into)
    if (filter !== list.filter) list.setFilter(filter)
  },
)
export const coverage = new CoverageStore(api)
export const trash = new TrashStore(api, list, reader, remarks)
export const drop = new DropStore((files) => void imports.drop(files))

const refresh = atMostEvery(refreshRest, async () => {
  await Promise.all([
    list.refresh(),
    library.refresh(),
    dialogs.shown === 'sources' ? allSources.refresh() : null,
    dialogs.shown === 'coverage' ? coverage.refresh(list.filter) : null,
  ])
})

/** Asks for everything once more, after something went wrong. */
export function startOver(): void {
  void library.reopen().then(() => list.open())
}

/** The window as it was left. The list waits for it, or it would be shown unfiltered first. */
async function comeBack(): Promise<void> {
  const { state, list: opened } = await viewState.load()
  list.restore(state)
  if (state.articleId !== undefined) void reader.reopen(state.articleId, state.query?.filter.search)
  await list.open(opened)
}

/** Ends when the first list is at hand. */
export async function start(): Promise<void> {
  on('libraryChanged', refresh)
  on('listGrew', (growth) => list.grew(growth))
  on('importProgress', (progress) => imports.progressed(progress))
  on('importEnded', (summary) => {
    imports.ended(summary)
    refresh()
  })
  on('watchedFoldersChanged', (folders) => watching.changed(folders))
  on('searchIndex', (progress) => {
    searchIndex.progressed(progress)
    // What was searched for may be found only now.
    if (progress.state !== 'building') refresh()
  })
  on('exportProgress', (progress) => exports.progressed(progress))
  on('exportEnded', (summary) => exports.ended(summary))
  on('libraryState', ({ problem }) => {
    const wasUsable = library.problem === null
    library.reportProblem(problem)
    if (problem === null && !wasUsable) refresh()
  })
  drop.watch(window)
  window.addEventListener('pagehide', viewState.save)
  whenIdle(() => {
    void library.refresh()
    void imports.resume()
    void exports.resume()
    void searchIndex.resume()
  })
  await comeBack()
}
