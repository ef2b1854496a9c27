export type DialogName =
  'shortcuts' | 'searchHelp' | 'imports' | 'sources' | 'coverage' | 'watching' | 'settings'

/** Which dialog lies over the window: one at a time. */
export class DialogStore {
  #shown = $state<DialogName | null>(null)

  get shown(): DialogName | null {
    return this.#shown
  }

  show(name: DialogName): void {
    this.#shown = name
  }

  readonly close = (): void => {
    this.#shown = null
  }
}
