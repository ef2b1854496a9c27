/** Which entries of a container belong to pages in it: its names are walked before anything is taken out of it. */
import { isCompanionFolderName } from '../../shared/companion-folder.ts'
import { ownerStem, pageStems } from '../companion-folders.ts'
import { isInMachinery } from '../document-names.ts'
import type { Budget } from './budget.ts'
import { hiddenPart, safeEntryName } from './entry-name.ts'
import type { RawEntry } from './raw-entry.ts'

/** Files remembered of one folder, as many as a page may show, and of a whole container, so that memory stays flat. */
const mostOfFolder = 1_000
const mostOfContainer = 50_000

/** A folder of pictures, styles and the like beside a page: `Ice_files`. */
export interface CompanionFolder {
  path: string
  /** The number of the last entry in it; the first entry of a container is 1. */
  last: number
  /** Its pages: nearly always one. */
  pages: number
  /** Its files by name, where entries can be read at any time. */
  files: { name: string; entry: RawEntry }[]
}

export class Survey {
  readonly #folders = new Map<string, CompanionFolder>()
  readonly #foldersOfStem = new Map<string, CompanionFolder[]>()

  /** A fault among the names is not told: whoever reads the entries comes to it, too. */
  static async of(
    entries: AsyncGenerator<RawEntry, void, undefined>,
    budget: Budget,
    isReadAnywhere: boolean,
  ): Promise<Survey> {
    const survey = new Survey()
    const pages: string[] = []
    let remembered = 0
    let number = 0
    try {
      for await (const entry of entries) {
        budget.countEntry()
        number++
        const name = entry.kind === 'folder' ? null : safeEntryName(entry.name)
        if (name === null || hiddenPart(name) !== null) continue
        if (pageStems(name).length > 0 && !isInMachinery(name)) pages.push(name)
        for (const path of companionFoldersAbove(name)) {
          const folder = survey.#folders.get(path) ?? { path, last: 0, pages: 0, files: [] }
          survey.#folders.set(path, folder)
          folder.last = number
          if (!isReadAnywhere || entry.kind !== 'file') continue
          if (folder.files.length === mostOfFolder || remembered === mostOfContainer) continue
          folder.files.push({ name, entry })
          remembered++
        }
      }
    } catch {
      // See above
    }
    survey.#tellOwners(pages)
    return survey
  }

  /** The folder of a page that an entry stands in, or null. */
  folderOf(name: string): CompanionFolder | null {
    for (const path of companionFoldersAbove(name)) {
      const folder = this.#folders.get(path)
      if (folder !== undefined) return folder
    }
    return null
  }

  /** Its own only: another page's folder may be large, and a page would have to be understood to see that it names it. */
  foldersOf(page: string): CompanionFolder[] {
    return pageStems(page).flatMap((stem) => this.#foldersOfStem.get(stem) ?? [])
  }

  #tellOwners(pages: readonly string[]): void {
    for (const folder of this.#folders.values()) {
      const stem = ownerStem(folder.path)
      this.#foldersOfStem.set(stem, [...(this.#foldersOfStem.get(stem) ?? []), folder])
    }
    for (const page of pages) for (const folder of this.foldersOf(page)) folder.pages++
    for (const { path, pages } of this.#folders.values()) if (pages === 0) this.#folders.delete(path)
  }
}

/** Folders around an entry that are named like a page's, the outermost first. */
function companionFoldersAbove(name: string): string[] {
  const folders = name.split('/').slice(0, -1)
  return folders.flatMap((folder, at) =>
    isCompanionFolderName(folder) ? [folders.slice(0, at + 1).join('/')] : [],
  )
}
