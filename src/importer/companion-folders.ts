import { extname } from 'node:path'
import { companionEndings, foldedName, isCompanionFolderName } from '../shared/companion-folder.ts'

const pageEndings = new Set('.html .htm .xhtml .xht .shtml .php .asp .aspx .jsp'.split(' '))

/** Those of some names, or paths, that are folders of pages among them: `Ice_files` where there is `Ice.html`. */
export function companionFolders(names: readonly string[]): ReadonlySet<string> {
  const candidates = names.filter(isCompanionFolderName)
  if (candidates.length === 0) return new Set()
  const pages = new Set(names.flatMap(pageStems))
  return new Set(candidates.filter((name) => pages.has(ownerStem(name))))
}

/** What the folder of a page may be called before its ending, folded; nothing when the name, or path, is no page's. */
export function pageStems(name: string): string[] {
  const page = foldedName(name)
  const ext = extname(page)
  // Some programs keep the page's own ending in the folder's name
  return pageEndings.has(ext) ? [page.slice(0, -ext.length), page] : []
}

/** Such a folder's name, or path, without its ending, folded: no ending is the end of another. */
export function ownerStem(folder: string): string {
  const name = foldedName(folder)
  const ending = companionEndings.find((one) => name.endsWith(one)) ?? ''
  return name.slice(0, name.length - ending.length)
}
