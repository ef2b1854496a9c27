/** What is told of files: Electron's `app`, on macOS. */
export interface OpenFileEmitter {
  on: (event: 'open-file', listener: (event: { preventDefault: () => void }, path: string) => void) => unknown
}

/**
 * Files that the system asks to open, from the start of the app on. macOS may ask before `ready`, and names one file at
 * a time: they wait until there is somebody to open them.
 */
export class FilesToOpen {
  #waiting: string[]
  #open: ((paths: string[]) => void) | null = null

  /** @param given files that are to be opened first */
  constructor(app: OpenFileEmitter, given: readonly string[]) {
    this.#waiting = [...given]
    app.on('open-file', (event, path) => {
      event.preventDefault()
      if (this.#open === null) this.#waiting.push(path)
      else this.#open([path])
    })
  }

  /** Hands over what waits, together, and from now on what comes. */
  giveTo(open: (paths: string[]) => void): void {
    this.#open = open
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length > 0) open(waiting)
  }
}
