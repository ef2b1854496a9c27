/** Where pages and the pictures beside them wait for each other, for a stream may bring either first. */
import { pictureKind } from '../../parser/parser.ts'
import { largestPicture, mostPictureBytes } from '../companions.ts'
import type { RawEntry } from './raw-entry.ts'
import type { CompanionFolder } from './survey.ts'

/** A page out of a container, with the pictures that came with it. */
interface Page {
  bytes: Uint8Array
  companions: Map<string, Uint8Array>
}

interface Waiting<P extends Page> {
  page: P
  folders: readonly CompanionFolder[]
}

interface Kept {
  pictures: Map<string, Uint8Array>
  bytes: number
}

/**
 * @typeParam P is given back when the folders of the page have gone by, or when what waits is more than `most` bytes:
 * then the page that waits longest goes with the pictures it has, and without pages that wait no more are kept.
 */
export class Shelf<P extends Page> {
  readonly #most: number
  readonly #kept = new Map<CompanionFolder, Kept>()
  /** In the order of the container. */
  readonly #waiting = new Set<Waiting<P>>()
  /** By the number of the entry that each waits for. */
  readonly #due = new Map<number, Waiting<P>[]>()
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Keeps an entry of a folder, if it is a picture and a page for it is still there or to come. */
  async put(folder: CompanionFolder, name: string, entry: RawEntry): Promise<void> {
    const kept = this.#kept.get(folder) ?? { pictures: new Map<string, Uint8Array>(), bytes: 0 }
    // As the page says it: from beside the page on
    const path = name.slice(folder.path.lastIndexOf('/') + 1)
    if (folder.pages === 0 || entry.kind !== 'file' || kept.pictures.has(path)) return
    const read = await entry.read(Math.min(largestPicture, mostPictureBytes - kept.bytes))
    if (!read.ok || pictureKind(read.bytes) === null) return
    if (this.#bytes + read.bytes.length > this.#most && this.#waiting.size === 0) return
    kept.pictures.set(path, read.bytes)
    kept.bytes += read.bytes.length
    this.#bytes += read.bytes.length
    this.#kept.set(folder, kept)
  }

  /** @param number of the page's own entry */
  wait(page: P, folders: readonly CompanionFolder[], number: number): void {
    const one = { page, folders }
    const due = Math.max(number, ...folders.map(({ last }) => last))
    this.#waiting.add(one)
    this.#due.set(due, [...(this.#due.get(due) ?? []), one])
    this.#bytes += page.bytes.length
  }

  /** To be called for each entry's number, when it has gone by: the pages that need not wait any longer. */
  *ready(number: number): Generator<P, void, undefined> {
    const due = this.#due.get(number) ?? []
    this.#due.delete(number)
    for (const one of due) if (this.#waiting.has(one)) yield this.#take(one)
    for (const one of this.#waiting)
      if (this.#bytes > this.#most) yield this.#take(one)
      else break
  }

  /** All pages that still wait: nothing more will come. */
  *rest(): Generator<P, void, undefined> {
    for (const one of this.#waiting) yield this.#take(one)
  }

  #take(one: Waiting<P>): P {
    const { page, folders } = one
    this.#waiting.delete(one)
    this.#bytes -= page.bytes.length
    for (const folder of folders) {
      const kept = this.#kept.get(folder)
      for (const [path, bytes] of kept?.pictures ?? []) page.companions.set(path, bytes)
      if (--folder.pages > 0) continue
      this.#kept.delete(folder)
      this.#bytes -= kept?.bytes ?? 0
    }
    return page
  }
}
