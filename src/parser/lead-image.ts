import type { LeadImage } from '../shared/article.ts'
import { imageAddress } from '../shared/image-address.ts'
import type { Image } from './blocks.ts'
import { isCompanionAddress } from './companions.ts'

/** An image further down illustrates a paragraph, not the article. */
const mostRunsBefore = 2

/**
 * The first image near the top of a body that has an http(s) address, relative ones taken against the article's;
 * null when there is none.
 */
export function leadImage(images: readonly Image[], articleAddress: string | null): LeadImage | null {
  for (const image of images) {
    if (image.runsBefore > mostRunsBefore) return null
    // A fragment is a picture inside the file, and a companion stands beside it: neither has an address of its own
    if (image.address.startsWith('#') || isCompanionAddress(image.address)) continue
    const address = absolute(imageAddress(image.address), articleAddress)
    if (address !== null) return { address, caption: image.caption }
  }
  return null
}

function absolute(address: string, articleAddress: string | null): string | null {
  if (address === '') return null
  if (/^https?:\/\//i.test(address)) return address
  const url = URL.parse(address, articleAddress ?? undefined)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
