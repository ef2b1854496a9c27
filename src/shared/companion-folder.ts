/**
 * What browsers put behind a page's name for the folder of its pictures and styles, in their languages; folded. The list is
 * Windows' own for "connected files"; Chromium and Firefox mostly write `_files`.
 */
export const companionEndings: readonly string[] = (
  '_files .files -dateien _fichiers _bestanden _file _archivos -filer _tiedostot _pliki _soubory _elemei ' +
  '_ficheiros _arquivos _dosyalar _datoteke _fitxers _failid _fails _bylos _fajlovi _fitxategiak'
).split(' ')

/** One spelling of a name, whatever the file system it went through makes of it. */
export const foldedName = (name: string): string => name.normalize('NFC').toLowerCase()

/** Whether a folder of this name may belong to a page: `Ice_files`. */
export const isCompanionFolderName = (name: string): boolean =>
  companionEndings.some((ending) => foldedName(name).endsWith(ending) && name.length > ending.length)
