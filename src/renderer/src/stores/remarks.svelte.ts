/** Milliseconds that a remark stays, and one that can be undone. */
const rest = 6_000
const longRest = 15_000

/** What a verb came to, said once and in passing: "Address copied". */
export class RemarkStore {
  #text = $state('')
  #undo = $state.raw<(() => void) | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  get text(): string {
    return this.#text
  }

  get canUndo(): boolean {
    return this.#undo !== null
  }

  /** @param undo takes back what was done, as long as the remark is shown */
  say(text: string, undo: (() => void) | null = null): void {
    this.#text = text
    this.#undo = undo
    this.stay()
    this.#timer = setTimeout(this.dismiss, undo === null ? rest : longRest)
  }

  /** It is being pointed at: it stays until it is dismissed. */
  readonly stay = (): void => clearTimeout(this.#timer)

  readonly dismiss = (): void => {
    this.stay()
    this.#text = ''
    this.#undo = null
  }

  undo(): void {
    const undo = this.#undo
    this.dismiss()
    undo?.()
  }
}
