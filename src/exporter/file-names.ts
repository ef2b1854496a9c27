import { parse } from 'node:path'

/** Bytes of UTF-8: most file systems stop at 255, and other programs want to add to a name. */
const longest = 200
/** Bytes; what is longer is no extension. */
const longestExtension = 20

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with any extension, and spaces before it. */
const reservedOnWindows = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)/i

/** Windows gives such a name, unasked, to a file with a longer one. */
const shortNameOnWindows = /^([^.]{1,6})~(\d+(\.[^.]{1,3})?)$/

/**
 * What some file system refuses (Windows: the signs and the controls; APFS: what Unicode has not assigned), and the
 * bidi controls, which show a name as another one.
 */
const refused = /[<>:"/\\|?*\p{Cc}\p{Cn}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu

/**
 * The name as every system takes it, at most 200 bytes of UTF-8. Never hidden, so that who looks through a folder
 * sees everything that is in it.
 */
export function safeFileName(name: string): string {
  const plain = trimmed(name.toWellFormed().replace(refused, '_')).replace(shortNameOnWindows, '$1-$2')
  const visible = plain.startsWith('.') || reservedOnWindows.test(plain) ? `_${plain}` : plain
  return shortened(visible || 'untitled', '')
}

/** Gives out the names in one folder: no two that any file system takes for the same. */
export class FolderNames {
  /** For each name given, the number that its next twin gets. */
  readonly #given = new Map<string, number>()

  constructor(taken: readonly string[] = []) {
    for (const name of taken) this.#given.set(twinKey(name), 2)
  }

  /** A safe name, with ` (2)` and so on before the extension when it is taken. */
  give(wanted: string): string {
    const base = safeFileName(wanted)
    const baseKey = twinKey(base)
    let name = base
    let key = baseKey
    let number = this.#given.get(baseKey) ?? 1
    while (this.#given.has(key)) {
      name = shortened(base, ` (${number++})`)
      key = twinKey(name)
    }
    this.#given.set(key, 2)
    if (key !== baseKey) this.#given.set(baseKey, number)
    return name
  }
}

/**
 * Equal for names that are one file somewhere. As coarse as the coarsest (ext4 with case folding, APFS): canonical
 * equivalents, full case folding, characters that do not show.
 */
const twinKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .normalize('NFD')

/** The suffix goes before the extension; what is too long loses the end of its stem. */
function shortened(name: string, suffix: string): string {
  const parsed = parse(name)
  const isExtension = Buffer.byteLength(parsed.ext) <= longestExtension
  const [stem, extension] = isExtension ? [parsed.name, parsed.ext] : [name, '']
  const ending = `${suffix}${extension}`
  const room = longest - Buffer.byteLength(ending)
  if (Buffer.byteLength(stem) <= room) return `${stem}${ending}`
  let short = ''
  let left = room
  for (const character of stem) {
    left -= Buffer.byteLength(character)
    if (left < 0) break
    short += character
  }
  return `${trimmed(short)}${ending}`
}

/** Windows drops dots and spaces at the end; nobody sees spaces at the start. */
const trimmed = (name: string): string => name.replace(/[\s.]+$/u, '').trimStart()
