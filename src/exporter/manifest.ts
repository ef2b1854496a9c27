import { open, rename, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { ManifestEntry } from './manifest-entry.ts'
import { csv, json, sha256Sums } from './manifest-formats.ts'

const parts = [
  { name: 'SHA256SUMS', head: '', end: '', line: sha256Sums.line },
  { name: 'manifest.csv', head: csv.head, end: '', line: csv.line },
  { name: 'manifest.json', ...json },
] as const

export const manifestNames = parts.map(({ name }) => name)

/**
 * The lists beside the originals. They grow in a folder of unfinished things, so that memory stays flat, and get
 * their place when they are complete. Throws what the file system says.
 */
export class Manifest {
  readonly #folder: string
  readonly #files: FileHandle[] = []
  #count = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** @param folder for what is unfinished, on the same file system as the export */
  static async begin(folder: string): Promise<Manifest> {
    const manifest = new Manifest(folder)
    try {
      for (const { name, head } of parts) {
        const file = await open(join(folder, name), 'wx')
        manifest.#files.push(file)
        await file.appendFile(head)
      }
    } catch (error) {
      await manifest.close()
      throw error
    }
    return manifest
  }

  async add(entries: readonly ManifestEntry[]): Promise<void> {
    await this.#write(({ line }) => entries.map((entry, index) => line(entry, this.#count + index)).join(''))
    this.#count += entries.length
  }

  /** Nothing of it is in the export before all of it is on the disk, and nothing when this fails. */
  async finish(folder: string): Promise<void> {
    await this.#write(({ end }) => end)
    for (const file of this.#files) await file.sync()
    await this.close()
    let placed = 0
    try {
      for (const { name } of parts) {
        await rename(join(this.#folder, name), join(folder, name))
        placed++
      }
    } catch (error) {
      for (const { name } of parts.slice(0, placed))
        await rename(join(folder, name), join(this.#folder, name)).catch(() => {})
      throw error
    }
  }

  async close(): Promise<void> {
    for (const file of this.#files.splice(0)) await file.close()
  }

  async #write(text: (part: (typeof parts)[number]) => string): Promise<void> {
    for (const [index, part] of parts.entries()) await this.#files[index]?.appendFile(text(part))
  }
}
