/**
 * Works on a library, to be killed meanwhile: `node importing.ts LIBRARY WORK`, where WORK is JSON. Says `begun`, for
 * each commit how many outcomes are in it, and how it ended: `completed`, or the code of the problem.
 */
import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { openForWriting, type WritableLibrary } from '../../archive/archive.ts'
import { Importer } from '../importer.ts'
import { rebuildSearch } from '../rebuild-search.ts'
import { undoImport } from '../undo.ts'
import type { Death } from './dying-worker.ts'

export type Work =
  /** The first workers die: `terminate` from outside, else by themselves. */
  | { verb: 'import'; given: string; deaths?: (Death | { how: 'terminate'; after: number })[] }
  | { verb: 'undo'; importId: number }
  | { verb: 'purge' }
  | { verb: 'rebuild'; sliceSize: number }

const say = (line: string): void => void writeSync(1, `${line}\n`)
const url = (name: string): URL => new URL(name, import.meta.url)

async function done(library: WritableLibrary, work: Work): Promise<string> {
  if (work.verb === 'undo') {
    // Its transactions end by the clock: one that runs ahead makes more of them.
    const now = performance.now.bind(performance)
    performance.now = () => now() * 50
    const undone = await undoImport(library, work.importId, () => say('1'))
    return undone.ok ? 'completed' : undone.problem.code
  }
  if (work.verb === 'purge') {
    const purged = library.purgeArticles(Array.from({ length: 10_000 }, (_, n) => n))
    return purged.ok ? 'completed' : purged.problem.code
  }
  if (work.verb === 'rebuild') {
    const rebuilt = await rebuildSearch({
      index: library.searchIndex,
      createWorker: () => new Worker(url('../parse-worker.ts')),
      sliceSize: work.sliceSize,
    })
    return rebuilt.ok ? 'completed' : rebuilt.problem.code
  }
  const deaths = [...(work.deaths ?? [])]
  const target = {
    ...library,
    writeBatch: ((id, items) => {
      const written = library.writeBatch(id, items)
      if (written.ok) say(String(written.value.outcomes.length))
      return written
    }) satisfies WritableLibrary['writeBatch'],
  }
  const createWorker = (): Worker => {
    const death = deaths.shift()
    if (death === undefined || death.how === 'terminate') {
      const worker = new Worker(url('../parse-worker.ts'))
      if (death) setTimeout(() => void worker.terminate(), death.after)
      return worker
    }
    return new Worker(url('dying-worker.ts'), {
      workerData: death,
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    })
  }
  const ended = await new Importer({ library: target, createWorker }).import([work.given])
  if (!ended.ok) return ended.problem.code
  return ended.value.problem?.code ?? ended.value.end
}

const [path = '', work = ''] = process.argv.slice(2)
const opened = openForWriting(path, { timeZone: 'UTC' })
if (!opened.ok) say(opened.problem.code)
else {
  say('begun')
  say(await done(opened.value, JSON.parse(work) as Work))
  opened.value.close()
}
