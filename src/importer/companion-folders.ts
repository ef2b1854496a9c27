import { extname } from 'node:path'
import { companionEndings, foldedName, isCompanionFolderName } from '../shared/companion-folder.ts'

const pageEndings = new Set('.html .htm .xhtml .xht .shtml .php .asp .aspx .jsp'.split(' '))

/** Those of some names, or paths, that are folders of pages among them: `Ice_files` where there is `Ice.html`. */
export function companionFolders(names: readonly string[]): ReadonlySet<string> {
  const candidates = names.filter(isCompanionFolderName)
  if (candidates.length === 0) return new Set()
  const pages = new Set<string>()
  for (const name of names) {
    const page = foldedName(name)
    const ext = extname(page)
    // Some programs keep the page's own ending in the folder's name
    if (pageEndings.has(ext)) pages.add(page.slice(0, -ext.length)).add(page)
  }
  const isOfPage = (name: string): boolean =>
    companionEndings.some(
      (ending) => foldedName(name).endsWith(ending) && pages.has(foldedName(name).slice(0, -ending.length)),
    )
  return new Set(candidates.filter(isOfPage))
}
