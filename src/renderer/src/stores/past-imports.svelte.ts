import type { FileOutcome, ImportRecord, OutcomeKind, UndoPreview } from '../../../shared/outcome.ts'
import type { Problem } from '../../../shared/result.ts'
import type { Api } from '../api.ts'
import { askWhileRestarting } from './ask-while-restarting.ts'
import { failureLines } from '../import/failure-lines.ts'

/** Outcomes asked for at a time. */
const chunk = 200
/** A contract limit. */
const mostAtATime = 1_000
/** A contract limit, characters of one copied text, less some to spare for what JSON and pairs add. */
const longestCopy = 9_000_000

/** The imports there were, and the outcomes of one of them. */
export class PastImportsStore {
  readonly #api: Api
  #records = $state.raw<ImportRecord[] | null>(null)
  #problem = $state.raw<Problem | null>(null)
  #chosen = $state<number | null>(null)
  #outcome = $state<OutcomeKind | null>(null)
  #total = $state(0)
  #undo = $state.raw<{ id: number; preview: UndoPreview } | null>(null)
  #undoing = $state(false)
  /** By the chunk, with holes; replaced as a whole when something arrives. */
  #chunks = $state.raw<readonly (FileOutcome[] | undefined)[]>([])
  #asked: boolean[] = []
  /** Grows with every question; the replies to older ones are dropped. */
  #turn = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Newest first; null until they are known. */
  get records(): ImportRecord[] | null {
    return this.#records
  }

  get problem(): Problem | null {
    return this.#problem
  }

  get chosen(): ImportRecord | null {
    return this.#records?.find(({ id }) => id === this.#chosen) ?? null
  }

  /** The outcomes that are shown; null for all. */
  get outcome(): OutcomeKind | null {
    return this.#outcome
  }

  /** How many outcomes there are of the kind that is shown. */
  get total(): number {
    return this.#total
  }

  /** Undefined while it is on its way. */
  at(index: number): FileOutcome | undefined {
    return this.#chunks[Math.floor(index / chunk)]?.[index % chunk]
  }

  /** Asks for the imports; shows the one that was chosen, or else the newest. */
  async open(): Promise<void> {
    const reply = await askWhileRestarting(this.#api, 'imports', {})
    if (!reply.ok) {
      this.#problem = reply.problem
      return
    }
    this.#problem = null
    this.#records = reply.value
    const known = this.chosen ?? reply.value[0]
    if (known !== undefined) this.choose(known.id, known.id === this.#chosen ? this.#outcome : null)
  }

  choose(id: number, outcome: OutcomeKind | null = null): void {
    this.#turn++
    this.#chosen = id
    this.#outcome = outcome
    this.#total = 0
    this.#chunks = []
    this.#asked = []
    void this.#fetch(0)
  }

  /** Says which outcomes are in sight (`end` exclusive), so that they are fetched. */
  look(start: number, end: number): void {
    for (let at = Math.floor(start / chunk); at * chunk < Math.min(end, this.#total); at++)
      void this.#fetch(at)
  }

  /**
   * Copies the failures of an import, one line each.
   * @returns how many were copied and how many there are, or what went wrong
   */
  async copyFailures(id: number): Promise<{ copied: number; total: number } | Problem> {
    const failures: FileOutcome[] = []
    let total = 1
    while (failures.length < total) {
      const start = failures.length
      const reply = await askWhileRestarting(this.#api, 'importOutcomes', {
        id,
        outcome: 'failed',
        start,
        count: mostAtATime,
      })
      if (!reply.ok) return reply.problem
      if (reply.value.outcomes.length === 0) break
      failures.push(...reply.value.outcomes)
      total = reply.value.total
    }
    const { text, count } = failureLines(failures, longestCopy)
    const reply = await this.#api.ask('copyText', { text })
    return reply.ok ? { copied: count, total: failures.length } : reply.problem
  }

  /** What undoing an import would take away, while the user is asked. */
  get undo(): UndoPreview | null {
    return this.#undo?.preview ?? null
  }

  get undoing(): boolean {
    return this.#undoing
  }

  /** @returns what went wrong */
  async askToUndo(id: number): Promise<Problem | null> {
    const reply = await this.#api.ask('undoPreview', { id })
    if (!reply.ok) return reply.problem
    this.#undo = { id, preview: reply.value }
    return null
  }

  readonly keep = (): void => {
    this.#undo = null
  }

  /** Undoes what was asked about. */
  async undoNow(): Promise<{ removed: number; updated: number } | Problem | null> {
    const id = this.#undo?.id
    if (id === undefined || this.#undoing) return null
    this.#undoing = true
    const reply = await this.#api.ask('undoImport', { id })
    this.#undoing = false
    this.keep()
    await this.open()
    return reply.ok ? reply.value : reply.problem
  }

  async #fetch(at: number): Promise<void> {
    const id = this.#chosen
    if (id === null || this.#asked[at]) return
    this.#asked[at] = true
    const turn = this.#turn
    const outcome = this.#outcome
    const request = { id, outcome, start: at * chunk, count: chunk }
    const isWanted = (): boolean => turn === this.#turn
    const reply = await askWhileRestarting(this.#api, 'importOutcomes', request, isWanted)
    if (!isWanted()) return
    if (!reply.ok) {
      this.#asked[at] = false
      this.#problem = reply.problem
      return
    }
    this.#total = reply.value.total
    const chunks = [...this.#chunks]
    chunks[at] = reply.value.outcomes
    this.#chunks = chunks
  }
}
