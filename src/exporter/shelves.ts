import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FolderNames } from './file-names.ts'

/** File managers are slow with more in one folder. */
export const shelfSize = 1_000

/** One folder that originals go into. */
export interface Shelf {
  path: string
  /** What stands before a name in the manifest: nothing, or `0001/`. */
  prefix: string
  names: FolderNames
}

/** Spreads originals over sub folders of a thousand when there are more than one holds. */
export class Shelves {
  readonly #root: string
  readonly #many: boolean
  readonly #taken: readonly string[]
  readonly #shelves: Shelf[] = []
  #used = 0

  /** @param taken names in `root` that are not for originals */
  constructor(root: string, total: number, taken: readonly string[]) {
    this.#root = root
    this.#many = total > shelfSize
    this.#taken = taken
  }

  /** Where the next original goes; the folder is there. */
  async next(): Promise<Shelf> {
    const last = this.#shelves.at(-1)
    const isFull = this.#many && this.#used % shelfSize === 0
    this.#used++
    if (last !== undefined && !isFull) return last
    const shelf = this.#many ? await this.#subFolder() : this.#rootShelf()
    this.#shelves.push(shelf)
    return shelf
  }

  get paths(): string[] {
    return this.#shelves.map(({ path }) => path)
  }

  #rootShelf(): Shelf {
    return { path: this.#root, prefix: '', names: new FolderNames(this.#taken) }
  }

  async #subFolder(): Promise<Shelf> {
    const name = String(this.#shelves.length + 1).padStart(4, '0')
    const path = join(this.#root, name)
    await mkdir(path)
    return { path, prefix: `${name}/`, names: new FolderNames() }
  }
}
