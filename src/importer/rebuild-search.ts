/** Makes the search index current: originals → parse threads → rows, in slices (src/archive/search-index.ts). */
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { CaptureToIndex, IndexedCapture, SearchIndexWriter } from '../archive/archive.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { searchDocument } from '../shared/search-document.ts'
import { text } from '../shared/text/text.ts'
import { ParseThread, type IndexedOriginal } from './parse-thread.ts'

export interface RebuildOptions {
  index: SearchIndexWriter
  createWorker: () => Worker
  /** Also when nothing is missing: everything is made anew. */
  afresh?: boolean
  /** Threads; else as many as there are cores. */
  threads?: number
  /** Captures that are in the index, and all. After each slice. */
  onProgress?: (done: number, total: number) => void
  /** Awaited before each slice, so that others come first. */
  turn?: () => Promise<void>
  /** Asked before each slice: what was written stays, and the next rebuild goes on from there. */
  isStopped?: () => boolean
  /** Milliseconds that one original may take. */
  timeLimit?: number
  /** Captures in a transaction, at most. */
  sliceSize?: number
}

const defaultSliceSize = 250
/** Of the originals in a slice. */
const mostBytes = 8 * 1024 * 1024
const defaultTimeLimit = 30_000
/** In one slice, and nothing else. */
const manyDeaths = 10

/** How many rows were written, and whether the index is current now or it was stopped. */
export async function rebuildSearch(
  options: RebuildOptions,
): Promise<Result<{ written: number; current: boolean }>> {
  const { index, createWorker, timeLimit = defaultTimeLimit, sliceSize = defaultSliceSize } = options
  const { turn, isStopped = () => false, onProgress } = options
  const threads = Array.from(
    { length: options.threads ?? availableParallelism() },
    () => new ParseThread(createWorker, timeLimit),
  )
  let written = 0

  /** What stands next in a plan, being parsed while the slice before it is written. */
  async function sliceFrom(ids: readonly number[], start: number): Promise<Result<Slice>> {
    const parsing: Promise<Indexed>[] = []
    let end = start
    for (let bytes = 0; end < ids.length && end - start < sliceSize && bytes < mostBytes; end++) {
      const captureId = ids[end] as number
      const capture = index.capture(captureId)
      if (!capture.ok) return capture
      if (capture.value === null) continue
      bytes += capture.value.original.size
      parsing.push(indexed(captureId, capture.value, threads[end % threads.length] as ParseThread))
    }
    const captures = await Promise.all(parsing)
    // Then it is not the originals.
    if (captures.length >= manyDeaths && captures.every(({ hasDied }) => hasDied))
      return fail('unexpected', text.problem.unexpected, 'no original could be parsed')
    return ok({ captures, end })
  }

  async function carryOut(ids: readonly number[], total: number): Promise<Result<boolean>> {
    onProgress?.(total - ids.length, total)
    let next = sliceFrom(ids, 0)
    for (let done = 0; done < ids.length;) {
      const slice = await next
      if (!slice.ok) return slice
      await turn?.()
      if (isStopped()) return ok(false)
      done = slice.value.end
      next = sliceFrom(ids, done)
      const added = index.add(slice.value.captures)
      if (!added.ok) {
        await next
        return added
      }
      written += slice.value.captures.length
      onProgress?.(total - ids.length + done, total)
    }
    return ok(true)
  }

  try {
    for (let afresh = options.afresh ?? false; ; afresh = false) {
      const plan = index.plan(afresh)
      if (!plan.ok) return plan
      const carriedOut = await carryOut(plan.value.captureIds, plan.value.total)
      if (!carriedOut.ok) return carriedOut
      if (!carriedOut.value) return ok({ written, current: false })
      const finished = index.finish()
      if (!finished.ok) return finished
      if (finished.value) return ok({ written, current: true })
    }
  } catch (error) {
    return fail('unexpected', text.problem.unexpected, String(error))
  } finally {
    await Promise.all(threads.map((thread) => thread.close()))
  }
}

interface Slice {
  captures: Indexed[]
  /** Where the next one starts in the plan. */
  end: number
}

interface Indexed extends IndexedCapture {
  /** Whatever parsed it died. */
  hasDied: boolean
}

/** None goes without a row: an original that cannot be parsed any more is found by what was seen at its import. */
async function indexed(captureId: number, capture: CaptureToIndex, thread: ParseThread): Promise<Indexed> {
  let result = await thread.index(capture)
  // Once more: memory may have been short for a while, or the computer asleep, and the row stays as it is made now.
  if (isChance(result)) result = await thread.index(capture)
  if (result.kind === 'indexed') return { captureId, document: result.document, hasDied: false }
  const document = searchDocument([
    { kind: 'title', text: capture.title },
    { kind: 'byline', text: capture.byline },
  ])
  return { captureId, document, hasDied: result.reason === 'worker-died' }
}

const isChance = (result: IndexedOriginal): boolean =>
  result.kind === 'failed' && (result.reason === 'worker-died' || result.reason === 'time-limit')
