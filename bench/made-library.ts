/**
 * `node bench/made-library.ts --articles 1000000 --library PATH`: makes a library of any size without files on the
 * disk, through the archive's public face. The same number of articles gives the same library, but for the times of
 * its imports. One that is there and was made so is used as it is.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { openForWriting, type BatchItem, type WritableLibrary } from '../src/archive/archive.ts'
import { batchSize, importSize, plan, type PlannedFile } from './made/plan.ts'
import type { MadeBatch } from './made/worker.ts'

/** Raise it when other articles are made than before. */
const version = 1
/** Batches that a thread may be ahead of the writer. */
const ahead = 3

interface Note {
  version: number
  articles: number
  complete: boolean
}

/** Beside the library: what it was made from, so that nothing that was not made here is ever taken away. */
const noteOf = (library: string): string => `${library}.made.json`

/** Makes the library unless it is there. Throws when something else stands at the path. */
export async function makeLibrary(library: string, articles: number): Promise<void> {
  const note: Note = { version, articles, complete: false }
  if (existsSync(library)) {
    if (!existsSync(noteOf(library))) throw new Error(`${library} was not made by the bench`)
    const found = JSON.parse(readFileSync(noteOf(library), 'utf8')) as Note
    if (found.complete && found.version === version && found.articles === articles) return
    for (const file of [library, `${library}-wal`, `${library}-shm`]) rmSync(file, { force: true })
  }
  writeFileSync(noteOf(library), JSON.stringify(note))
  const opened = openForWriting(library, { timeZone: 'Asia/Taipei' })
  if (!opened.ok) throw new Error(opened.problem.sentence)
  try {
    await fill(opened.value, articles)
  } finally {
    opened.value.close()
  }
  writeFileSync(noteOf(library), JSON.stringify({ ...note, complete: true }))
}

async function fill(library: WritableLibrary, articles: number): Promise<void> {
  const begun = performance.now()
  let writing = 0
  let waiting = 0
  let importId: number | null = null
  const end = (): void => {
    if (importId !== null) library.endImport(importId, 'completed')
    importId = null
  }
  let written = 0
  for await (const items of madeBatches(articles, (milliseconds) => (waiting += milliseconds))) {
    const start = performance.now()
    if (written % importSize === 0) {
      end()
      importId = library.beginImport()
    }
    const report = library.writeBatch(importId ?? library.beginImport(), items)
    if (!report.ok) throw new Error(report.problem.sentence)
    const failed = report.value.outcomes.find(
      ({ outcome }) => outcome !== 'added' && outcome !== 'recaptured',
    )
    if (failed !== undefined) throw new Error(`${failed.path} was ${failed.outcome}`)
    written += Math.min(batchSize, articles - written)
    writing += performance.now() - start
    if (written % 10_000 === 0 || written === articles) tell()
  }
  end()

  function tell(): void {
    const [whole, wrote, waited] = [performance.now() - begun, writing, waiting].map((ms) =>
      Math.round(ms / 1000),
    )
    console.error(
      `${written} of ${articles} articles, ${whole} s: writing ${wrote}, waiting for threads ${waited}`,
    )
  }
}

/** The batches in order. They are made by threads, each of which is given a new one when one of its own is taken. */
async function* madeBatches(
  articles: number,
  waited: (milliseconds: number) => void,
): AsyncGenerator<BatchItem[]> {
  const batches = plan(articles)
  const ready = new Map<number, BatchItem[]>()
  let arrived: () => void = () => {}
  const failures: Error[] = []
  const threads = Array.from({ length: availableParallelism() }, () => {
    const thread = new Worker(new URL('made/worker.ts', import.meta.url), { workerData: { count: articles } })
    thread.on('message', ({ number, items }: MadeBatch) => {
      ready.set(number, items)
      arrived()
    })
    thread.on('error', (error) => {
      failures.push(error as Error)
      arrived()
    })
    return thread
  })
  const give = (number: number): void => {
    const files: PlannedFile[] | undefined = batches[number]
    if (files !== undefined) threads[number % threads.length]?.postMessage({ number, files })
  }
  try {
    for (let number = 0; number < threads.length * ahead; number++) give(number)
    for (let number = 0; number < batches.length; number++) {
      const start = performance.now()
      while (!ready.has(number)) {
        if (failures[0] !== undefined) throw failures[0]
        await new Promise<void>((resolve) => (arrived = resolve))
      }
      waited(performance.now() - start)
      const items = ready.get(number) ?? []
      ready.delete(number)
      give(number + threads.length * ahead)
      yield items
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { articles: { type: 'string', default: '50000' }, library: { type: 'string' } },
  })
  if (values.library === undefined) throw new Error('--library PATH says where')
  await makeLibrary(values.library, Number(values.articles))
}
