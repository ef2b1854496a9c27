import { rebuildSearch } from '../importer/rebuild-search.ts'
import { startParseWorker } from '../importer/start-parse-worker.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { withWritableLibrary } from './library.ts'
import { complain, print } from './output.ts'
import { ProgressLine } from './progress-line.ts'

/**
 * Adds what is missing from the search index; makes it anew when nothing is. Ctrl-C stops after the slice under way:
 * the next one goes on from there.
 */
export const reindex = (libraryFile: string, json: boolean): Promise<number> =>
  withWritableLibrary(libraryFile, async ({ searchIndex: index }) => {
    const state = index.state()
    if (!state.ok) return complain(state.problem)
    let isStopped = false
    process.once('SIGINT', () => (isStopped = true))
    const line = new ProgressLine()
    const rebuilt = await rebuildSearch({
      index,
      afresh: state.value === 'current',
      createWorker: () => startParseWorker(new URL('../importer/parse-worker.ts', import.meta.url)),
      onProgress: (done, total) => line.say(text.searchIndex.count(done, total)),
      isStopped: () => isStopped,
    })
    line.clear()
    if (!rebuilt.ok) return complain(rebuilt.problem)
    const { written, current } = rebuilt.value
    if (json) print(JSON.stringify({ written, index: current ? 'current' : 'stale' }))
    else print(current ? text.searchIndex.rebuilt(written) : text.searchIndex.left(written))
    return current ? exitCodes.allWell : exitCodes.someFailed
  })
