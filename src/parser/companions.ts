import type { Image } from './blocks.ts'

const mostCompanions = 1_000

/** The relative addresses among a body's images, each once, in order. */
export function companionAddresses(images: readonly Image[]): string[] {
  const relative = images.map(({ address }) => address).filter(isRelative)
  return [...new Set(relative)].slice(0, mostCompanions)
}

/** Names a file below the folder of the page: no scheme, no host, nothing from the root up. */
export const isRelative = (address: string): boolean =>
  address !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[/\\#?])/i.test(address)
