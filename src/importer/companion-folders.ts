import { extname } from 'node:path'

/**
 * What browsers put behind a page's name for the folder of its pictures and styles, in their languages. The list is
 * Windows' own for "connected files"; Chromium and Firefox mostly write `_files`.
 */
const endings = [
  ...[
    '_files',
    '.files',
    '-Dateien',
    '_fichiers',
    '_bestanden',
    '_file',
    '_archivos',
    '-filer',
    '_tiedostot',
  ],
  ...[
    '_pliki',
    '_soubory',
    '_elemei',
    '_ficheiros',
    '_arquivos',
    '_dosyalar',
    '_datoteke',
    '_fitxers',
    '_failid',
  ],
  ...['_fails', '_bylos', '_fajlovi', '_fitxategiak'],
].map((ending) => ending.toLowerCase())

const pageEndings = new Set('.html .htm .xhtml .xht .shtml .mhtml .php .asp .aspx .jsp'.split(' '))

/** One spelling of a name, whatever the file system it went through makes of it. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase()

export const isCompanionFolderName = (name: string): boolean =>
  endings.some((ending) => folded(name).endsWith(ending) && name.length > ending.length)

/** Those of some names, or paths, that are folders of pages among them: `Ice_files` where there is `Ice.html`. */
export function companionFolders(names: readonly string[]): ReadonlySet<string> {
  const candidates = names.filter(isCompanionFolderName)
  if (candidates.length === 0) return new Set()
  const pages = new Set<string>()
  for (const name of names) {
    const page = folded(name)
    const ext = extname(page)
    // Some programs keep the page's own ending in the folder's name
    if (pageEndings.has(ext)) pages.add(page.slice(0, -ext.length)).add(page)
  }
  const isOfPage = (name: string): boolean =>
    endings.some(
      (ending) => folded(name).endsWith(ending) && pages.has(folded(name).slice(0, -ending.length)),
    )
  return new Set(candidates.filter(isOfPage))
}
