/** Milliseconds without news after which a drag must have left the window: its last event is not always sent. */
const longestSilence = 1_000

/** Files dragged over the window, dropped anywhere on it. */
export class DropStore {
  readonly #dropped: (files: File[]) => void
  #over = $state(false)
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(dropped: (files: File[]) => void) {
    this.#dropped = dropped
  }

  get over(): boolean {
    return this.#over
  }

  /**
   * Listens on a window, also that of the article's frame: a drag may enter the shell through it.
   *
   * Subtle: the default must be prevented for every drag, of files or not, or a drop would navigate.
   */
  watch(target: Window): void {
    target.addEventListener('dragenter', this.#drag)
    target.addEventListener('dragover', this.#drag)
    target.addEventListener('dragleave', this.#leave)
    target.addEventListener('drop', this.#drop)
  }

  readonly #drag = (event: DragEvent): void => {
    const field = event.target
    const hasFiles = event.dataTransfer?.types.includes('Files') ?? false
    if (!hasFiles && field instanceof HTMLInputElement) return
    event.preventDefault()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = hasFiles ? 'copy' : 'none'
    if (!hasFiles) return
    this.#over = true
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => (this.#over = false), longestSilence)
  }

  readonly #leave = (event: DragEvent): void => {
    const leftWindow = event.relatedTarget === null && event.currentTarget === window
    if (leftWindow) this.#over = false
  }

  readonly #drop = (event: DragEvent): void => {
    this.#over = false
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0 && event.target instanceof HTMLInputElement) return
    event.preventDefault()
    this.#dropped(files)
  }
}
