/** The pictures of bodies, in the reader process: those that the library has beside the original, and those inside it. */
import { createHash } from 'node:crypto'
import type { PictureFile, ReadableLibrary } from '../archive/archive.ts'
import { embeddedPicture, parse, type BodyPictures } from '../parser/parser.ts'
import type { HeldPicture } from '../shared/picture.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const picturesOf = (library: ReadableLibrary, captureId: number): HeldPicture[] =>
  library
    .pictures(captureId)
    .map(({ address, sha256, width, height }) => ({ address, sha256: hex(sha256), width, height }))

/** Captures whose pictures are kept at hand: the one that is read, and the one before while its images still load. */
const captures = 2

/**
 * Pictures that stand in the originals themselves. They are not stored again: taking them out takes as long as opening
 * the article, and those of the last articles are at hand.
 */
export class PicturesInside {
  readonly #files = new Map<number, Map<string, PictureFile>>()

  /** Takes the pictures out of a body, to be asked for. */
  keep(captureId: number, embedded: BodyPictures['embedded']): HeldPicture[] {
    const files = new Map<string, PictureFile>()
    const held: HeldPicture[] = []
    for (const { address, data } of embedded) {
      const picture = embeddedPicture(data)
      if (picture === null) continue
      const { bytes, type, width, height } = picture
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      files.set(sha256, { type, bytes })
      held.push({ address, sha256, width, height })
    }
    this.#files.delete(captureId)
    this.#files.set(captureId, files)
    for (const oldest of this.#files.keys()) if (this.#files.size > captures) this.#files.delete(oldest)
    return held
  }

  file(library: ReadableLibrary, captureId: number, sha256: string): PictureFile | null {
    if (!this.#files.has(captureId)) {
      const original = library.original(captureId)
      if (!original.ok) return null
      const parsed = parse(original.value.bytes, { fileName: original.value.fileName })
      if (parsed.ok) this.keep(captureId, parsed.pictures.embedded)
    }
    return this.#files.get(captureId)?.get(sha256) ?? null
  }
}
