/**
 * The import of what is new in a watched folder: what was dealt with before is not read again, and only what is news is
 * written: nobody asked for this import, so files whose bytes the library has, and what is ignored, leave no trace.
 */
import { dirname } from 'node:path'
import type {
  BatchItem,
  BatchReport,
  ImportTarget,
  SeenFile,
  WritableLibrary,
} from '../../archive/archive.ts'
import type { FileOutcome, ImportEnd } from '../../shared/outcome.ts'
import { ok, type Result } from '../../shared/result.ts'
import { discover, type Found, type Wants } from '../discover.ts'

export interface NewsOptions {
  library: WritableLibrary
  root: string
  /** What to look at whether or not it looks as it did; nothing else, unless `whole`. */
  changed: ReadonlySet<string>
  whole: boolean
  /** Files of our own making, which change with everything that is imported. */
  isOurs: (path: string) => boolean
  /** The file at a path is being written: it is to be looked at again. */
  onUnsettled: (path: string) => void
  /** Milliseconds since the last change of a file that is taken to be whole. */
  settle: number
}

export class News implements ImportTarget {
  readonly #options: NewsOptions
  /** Files on their way, as they were found. Containers stay to the end: their entries have paths of their own. */
  readonly #found = new Map<string, SeenFile>()
  #importId: number | null = null

  constructor(options: NewsOptions) {
    this.#options = options
  }

  /** The import, once something was written. */
  get importId(): number | null {
    return this.#importId
  }

  /** The files that are to be read. */
  async *find(): AsyncGenerator<Found, void, undefined> {
    const { root, library, changed, onUnsettled, settle } = this.#options
    for await (const one of discover([root], this.#wants())) {
      if (one.kind === 'settled') {
        // What is no file has neither size nor time.
        const { path } = one
        const file = { path, size: 0, modified: 0 }
        if (one.outcome === 'ignored' || path === root || isPassing(one.reason) || library.hasSeen(file))
          continue
        this.#found.set(path, file)
      } else {
        const { path, size, modified } = one
        const age = Date.now() - modified
        if (age >= 0 && age < settle) {
          onUnsettled(path)
          continue
        }
        const file = { path, size, modified }
        if (!changed.has(path) && library.hasSeen(file)) continue
        this.#found.set(path, file)
      }
      yield one
    }
  }

  beginImport(): number {
    return this.#options.library.beginImport()
  }

  isKnown(sha256: Uint8Array): boolean {
    return this.#options.library.isKnown(sha256)
  }

  writeBatch(importId: number, items: readonly BatchItem[]): Result<BatchReport> {
    const { library, onUnsettled } = this.#options
    const seen: SeenFile[] = []
    const news: BatchItem[] = []
    const report: BatchReport = { outcomes: [], change: { added: 0, updated: 0, removed: 0 } }
    for (const item of items) {
      const path = item.kind === 'capture' ? item.capture.path : item.path
      const file = this.#found.get(path)
      this.#found.delete(path)
      if (item.kind === 'settled' && isPassing(item.reason)) {
        if (item.reason === 'changed-while-read') onUnsettled(path)
        continue
      }
      if (file !== undefined) seen.push(file)
      if (item.kind === 'capture' || (item.kind === 'settled' && item.outcome === 'failed')) news.push(item)
      else report.outcomes.push(outcomeOf(item))
    }
    if (news.length > 0) {
      const written = library.writeBatch(importId, news)
      if (!written.ok) return written
      this.#importId = importId
      report.outcomes.push(...written.value.outcomes)
      report.change = written.value.change
    }
    // Only now: a file that was not written must be read again.
    const noted = seen.length > 0 ? library.addSeen(seen) : ok(null)
    return noted.ok ? ok(report) : noted
  }

  endImport(importId: number, end: ImportEnd): Result<null> {
    const { library } = this.#options
    // After an import to the end only containers are left, every entry of which was dealt with.
    const noted = end === 'completed' ? library.addSeen([...this.#found.values()]) : ok(null)
    if (this.#importId === null) library.forgetImport(importId)
    const ended = this.#importId === null ? ok(null) : library.endImport(importId, end)
    return noted.ok ? ended : noted
  }

  /** The changed paths, what is in them, and the folders on the way to them. */
  #wants(): Wants {
    const { root, changed, whole, isOurs } = this.#options
    if (whole) return (path) => !isOurs(path)
    const onTheWay = new Set<string>()
    for (const path of changed)
      for (
        let above = dirname(path);
        above.length > root.length && !onTheWay.has(above);
        above = dirname(above)
      )
        onTheWay.add(above)
    const isIn = (path: string): boolean => {
      for (let above = path; above.length > root.length; above = dirname(above))
        if (changed.has(above)) return true
      return false
    }
    return (path) => !isOurs(path) && (onTheWay.has(path) || isIn(path))
  }
}

type Settled = Extract<BatchItem, { kind: 'settled' }>

/** It was gone, or somebody still writes it: whatever comes of it will be told of again. */
const isPassing = (reason: Settled['reason']): boolean =>
  reason === 'not-found' || reason === 'changed-while-read'

const outcomeOf = (item: Exclude<BatchItem, { kind: 'capture' }>): FileOutcome =>
  item.kind === 'known'
    ? { path: item.path, outcome: 'duplicate', reason: null, detail: null, articleId: null }
    : { path: item.path, outcome: item.outcome, reason: item.reason, detail: item.detail, articleId: null }
