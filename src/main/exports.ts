/** Exports of originals, as main sees them: one at a time, in a process of its own. */
import type { ExportProgress, ExportSummary } from '../shared/export.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import type { HandOutService } from './child-messages.ts'
import { announce } from './ipc.ts'
import type { LibraryProcesses } from './library-processes.ts'

type Export = HandOutService['exportOriginals']
type Ended = Awaited<ReturnType<Export>>

const nothingYet: ExportProgress = { files: 0, bytes: 0, total: 0, folder: null }

export class Exports {
  readonly #handOut: LibraryProcesses['handOut']
  #progress: ExportProgress | null = null
  #cancel: () => void = () => {}

  constructor(handOut: LibraryProcesses['handOut']) {
    this.#handOut = handOut
  }

  /** The export under way, or null. */
  get progress(): ExportProgress | null {
    return this.#progress
  }

  /** Starts an export; its progress and its end are announced. `export-running` while there is one. */
  start(request: Parameters<Export>[0]): Result<null> {
    if (this.#progress !== null) return fail('export-running', text.problem['export-running'])
    this.#progressed(nothingYet)
    void this.#handOut(
      (process) => {
        this.#cancel = () => void process.call('cancelExport', {})
        return process.call('exportOriginals', request)
      },
      { exportProgress: (progress) => this.#progressed(progress) },
    ).then((ended) => this.#ended(ended))
    return ok(null)
  }

  /** What is whole stays; the end is announced when nothing is being written any more. */
  cancel(): void {
    this.#cancel()
  }

  #progressed(progress: ExportProgress): void {
    this.#progress = progress
    announce('exportProgress', progress)
  }

  #ended(ended: Ended): void {
    const reached = this.#progress ?? nothingYet
    this.#progress = null
    this.#cancel = () => {}
    announce('exportEnded', summary(reached, ended))
  }
}

function summary(reached: ExportProgress, ended: Ended): ExportSummary {
  if (ended.ok) return { ...reached, ...ended.value, end: 'completed', problem: null }
  const { problem } = ended
  return {
    ...reached,
    end: problem.code === 'export-cancelled' ? 'cancelled' : 'stopped',
    missing: 0,
    removed: { count: 0, names: [] },
    // A process that died could not say what it left.
    problem:
      problem.code === 'process-gone'
        ? { ...problem, sentence: `${text.problem['process-gone']} ${text.handingOut.left(reached)}` }
        : problem,
  }
}
