/** `absent`: not there at the moment, or not to be read; it is taken up again when it is back. */
export type WatchState = 'starting' | 'watching' | 'absent'

/** A folder whose files come in by themselves. */
export interface WatchedFolderView {
  id: number
  path: string
  state: WatchState
  /** The last import that brought anything of it, and its start (milliseconds). */
  lastImport: { id: number; started: number } | null
}
