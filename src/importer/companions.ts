/** Pictures that a saved page shows from the folder beside it. */
import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { pictureKind } from '../parser/parser.ts'
import { isCompanionFolderName } from '../shared/companion-folder.ts'
import type { IncomingPicture } from '../shared/incoming.ts'
import { readRegularFile } from './read-file.ts'

/** Bytes. */
export const largestPicture = 16 * 1024 * 1024
/** Bytes of all pictures of one page; what comes after is not kept. */
export const mostPictureBytes = 64 * 1024 * 1024

/**
 * Gives the bytes of a file by its path below the folder that the page stands in (names, never `.` or `..`), or null
 * when it is not there, not a regular file, or larger than `limit` bytes. What a page names is hostile: only folders
 * that are named like a page's companions are asked for.
 */
export type ReadCompanion = (path: readonly string[], limit: number) => Promise<Uint8Array | null>

/** The pictures that answer the addresses of a body; each address once, what is no picture left out. */
export async function readPictures(
  addresses: readonly string[],
  readCompanion: ReadCompanion,
): Promise<IncomingPicture[]> {
  const pictures: IncomingPicture[] = []
  let room = mostPictureBytes
  for (const address of addresses) {
    const bytes = await firstOf(companionPaths(address), (path) =>
      readCompanion(path, Math.min(room, largestPicture)),
    )
    const kind = bytes === null ? null : pictureKind(bytes)
    if (bytes === null || kind === null) continue
    room -= bytes.length
    const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest())
    pictures.push({ ...kind, address, sha256, bytes })
  }
  return pictures
}

/**
 * Where the file of a relative address may stand. Browsers write names with and without percent signs, and names of a
 * disk that was copied may be composed otherwise than the page has them.
 */
export function companionPaths(address: string): string[][] {
  const withoutQuery = address.replace(/[?#][^]*$/, '')
  const spellings = [withoutQuery, address].flatMap((written) => [decoded(written), written])
  const forms = spellings.flatMap((spelling) => [
    spelling,
    spelling.normalize('NFC'),
    spelling.normalize('NFD'),
  ])
  return [...new Set(forms)].map(namesOf).filter((names) => names !== null)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function namesOf(path: string): string[] | null {
  const names = path.replace(/^(?:\.\/)+/, '').split('/')
  const [folder = ''] = names
  // eslint-disable-next-line no-control-regex -- no file system takes them, and NUL would end the path
  const isSafe = names.every((name) => name !== '' && !/^\.{1,2}$|[\0-\x1f\\:]/.test(name))
  return isSafe && names.length >= 2 && isCompanionFolderName(folder) ? names : null
}

/** Companions that came with the page out of a container, by their paths. */
export const companionsGiven =
  (files: ReadonlyMap<string, Uint8Array>): ReadCompanion =>
  (path, limit) => {
    const bytes = files.get(path.join('/'))
    return Promise.resolve(bytes !== undefined && bytes.length <= limit ? bytes : null)
  }

/** Companions on the disk, beside the page at this path. Links that lead out of their folder are not followed. */
export function companionsBeside(page: string): ReadCompanion {
  return async (path, limit) => {
    const [folder = ''] = path
    try {
      const beside = await realpath(dirname(page))
      const root = await realpath(join(beside, folder))
      const file = await realpath(join(beside, ...path))
      if (dirname(root) !== beside || !isInside(root, file)) return null
      const read = await readRegularFile(file, limit)
      return read.ok ? read.bytes : null
    } catch {
      // Not there, or not to be read: the page then shows a placeholder
      return null
    }
  }
}

function isInside(folder: string, file: string): boolean {
  const inside = relative(folder, file)
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}

async function firstOf<T, U>(items: readonly T[], find: (item: T) => Promise<U | null>): Promise<U | null> {
  for (const item of items) {
    const found = await find(item)
    if (found !== null) return found
  }
  return null
}
