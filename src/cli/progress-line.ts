import type { ImportProgress } from '../shared/outcome.ts'
import { text } from '../shared/text/text.ts'

/** Carriage return, then erase to the end of the line (ECMA-48, EL). */
const back = '\r\u001b[K'

/** One line on a terminal that is written over; nothing at all where standard error goes elsewhere. */
export class ProgressLine {
  readonly #isShown = process.stderr.isTTY === true
  #line = ''

  show(progress: ImportProgress): void {
    const done = Object.values(progress.counts).reduce((sum, count) => sum + count, 0)
    const outcomes = text.outcomes(progress.counts)
    const line = text.importCount(done, progress.found, progress.foundAll) + (outcomes && `: ${outcomes}`)
    this.say(line)
  }

  /** Anything else that changes as it goes. */
  say(line: string): void {
    this.#draw(line.slice(0, (process.stderr.columns || 80) - 1))
  }

  /** Lets something else be written on a line of its own. */
  aside(write: () => void): void {
    const line = this.#line
    this.clear()
    write()
    this.#draw(line)
  }

  clear(): void {
    if (this.#line !== '') this.#draw('')
  }

  #draw(line: string): void {
    if (!this.#isShown || line === this.#line) return
    this.#line = line
    process.stderr.write(back + line)
  }
}
