import { isCompanionFolderName } from '../shared/companion-folder.ts'
import type { Image } from './blocks.ts'

const mostCompanions = 1_000

/** The addresses among a body's images that files beside it may answer, each once, in order. */
export function companionAddresses(images: readonly Image[]): string[] {
  const companions = images.map(({ address }) => address).filter(isCompanionAddress)
  return [...new Set(companions)].slice(0, mostCompanions)
}

/** `./Ice_files/harbour.jpg`, also with percent signs: a name in a folder that is named like a page's own. */
export function isCompanionAddress(address: string): boolean {
  const folder = /^(?:\.\/)*([^/\\?#:]{1,1000})\/./.exec(address)?.[1]
  return folder !== undefined && isCompanionFolderName(folder)
}
