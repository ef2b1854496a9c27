/**
 * Exports: library → files in a folder, byte for byte, with a manifest. The mirror of the importer, and the whole
 * public face of this room. See docs/export.md.
 */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OriginalEntry, ReadableLibrary } from '../archive/archive.ts'
import type { ExportProgress } from '../shared/export.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { makeExportFolder, unfinished } from './export-folder.ts'
import { inGroups } from './groups.ts'
import { Manifest, manifestNames } from './manifest.ts'
import { manifestEntry, type ManifestEntry } from './manifest-entry.ts'
import { exists, syncFolder } from './names-on-disk.ts'
import { readPlan, writePlan } from './plan.ts'
import { Cancelled, problemOf } from './problems.ts'
import { Shelves } from './shelves.ts'
import { writeFile } from './write-file.ts'

/** What an export needs of a library. */
export type ExportableLibrary = Pick<ReadableLibrary, 'originalsOf' | 'original'>

export interface ExportOptions {
  library: ExportableLibrary
  /** All captures of these articles; null: of every article that is not in the trash. */
  articleIds: readonly number[] | null
  /** A folder that is there; the export becomes a new folder in it. */
  folder: string
  /** Once the folder is made, then after each group of files. */
  onProgress?: (progress: ExportProgress) => void
  signal?: AbortSignal
}

export interface ExportReport {
  /** Path of the new folder. */
  folder: string
  files: number
  bytes: number
  /** Originals that the library could not give back: in the manifest they have a problem and no name. */
  missing: MissingOriginal[]
  /** Paths of those that were taken out of the library before their turn; in the manifest like the missing ones. */
  removed: string[]
}

export interface MissingOriginal {
  /** Of the file, at its import. */
  path: string
  sentence: string
}

/**
 * Writes originals and their manifest. An export that stops before its end leaves whole files, no manifest, and a
 * folder `incomplete`; its problem (`export-cancelled`, `disk-full`, `export-failed`, or the library's) says how far it
 * came.
 * `not-found` when there is nothing to export: then no folder is made.
 */
export async function exportOriginals(options: ExportOptions): Promise<Result<ExportReport>> {
  const run = new ExportRun(options)
  try {
    return await run.run()
  } catch (error) {
    return { ok: false, problem: problemOf(error, run.progress) }
  }
}

class ExportRun {
  readonly progress: ExportProgress = { files: 0, bytes: 0, total: 0, folder: null }
  readonly #options: ExportOptions
  readonly #chosen: ReadonlySet<number> | null
  readonly #removed: string[] = []
  readonly #missing: MissingOriginal[] = []

  constructor(options: ExportOptions) {
    this.#options = options
    // Each once, however often it was chosen.
    this.#chosen = options.articleIds && new Set(options.articleIds)
  }

  async run(): Promise<Result<ExportReport>> {
    const originals = this.#options.library.originalsOf(this.#chosen)
    const first = originals.next()
    if (first.done) return fail('not-found', text.failure.nothingToExport)
    const folder = await makeExportFolder(this.#options.folder, new Date())
    const aside = join(folder, unfinished)
    const plan = join(aside, 'plan')
    try {
      this.progress.total = await writePlan(plan, first.value, originals, this.#options.signal)
    } catch (error) {
      await rm(folder, { recursive: true, force: true }).catch(() => {})
      throw error
    }
    this.progress.folder = folder
    this.#report()
    const manifest = await Manifest.begin(aside)
    try {
      const shelves = new Shelves(folder, this.progress.total, [...manifestNames, unfinished])
      await this.#writeOriginals(plan, shelves, aside, manifest)
      for (const shelf of shelves.paths) await syncFolder(shelf)
      await manifest.finish(folder)
    } finally {
      await manifest.close()
    }
    // File managers may have left something of theirs in it.
    await rm(aside, { recursive: true, force: true })
    await syncFolder(folder)
    const { files, bytes } = this.progress
    return ok({ folder, files, bytes, missing: this.#missing, removed: this.#removed })
  }

  async #writeOriginals(plan: string, shelves: Shelves, aside: string, manifest: Manifest): Promise<void> {
    const { signal } = this.#options
    for await (const group of inGroups(readPlan(plan))) {
      if (signal?.aborted) throw new Cancelled()
      const files = group.map((original) => ({ original, path: join(aside, `${original.captureId}.tmp`) }))
      try {
        const problems = await allOf(files.map(({ original, path }) => this.#write(original, path)))
        const entries: ManifestEntry[] = []
        for (const [index, { original, path }] of files.entries()) {
          const problem = problems[index] ?? null
          const name = problem === null ? await this.#giveName(original, path, shelves) : null
          entries.push(manifestEntry(original, name, problem))
        }
        await manifest.add(entries)
      } catch (error) {
        for (const { path } of files) await rm(path, { force: true }).catch(() => {})
        throw error
      }
      this.#report()
    }
  }

  #report(): void {
    this.#options.onProgress?.({ ...this.progress })
  }

  /** Gives the sentence that says why the library cannot give the bytes (damaged, removed meanwhile), or null. */
  async #write({ captureId, path, sha256, fileTime }: OriginalEntry, to: string): Promise<string | null> {
    const found = this.#options.library.original(captureId)
    if (found.ok) {
      await writeFile(to, { bytes: found.value.bytes, sha256, time: fileTime })
      return null
    }
    if (found.problem.code === 'not-found') {
      this.#removed.push(path)
      return text.handingOut.removedMeanwhile
    }
    const { sentence } = found.problem
    this.#missing.push({ path, sentence })
    return sentence
  }

  /** Moves a file to its place; gives its name in the export. One after the other, so that none replaces another. */
  async #giveName({ fileName, size }: OriginalEntry, from: string, shelves: Shelves): Promise<string> {
    const shelf = await shelves.next()
    let name = shelf.names.give(fileName)
    // The file system may take names for the same that we do not.
    while (await exists(join(shelf.path, name))) name = shelf.names.give(fileName)
    await rename(from, join(shelf.path, name))
    this.progress.files++
    this.progress.bytes += size
    return `${shelf.prefix}${name}`
  }
}

/** Waits for all, also when one fails: nothing is still being written when a failure is told. */
async function allOf<T>(work: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
