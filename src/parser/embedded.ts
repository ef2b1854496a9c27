/**
 * Images that stand in the text itself, as `data:` addresses (RFC 2397). They are taken out of a body, so that it stays
 * small, and leave the name `#embedded-N` in their place. They are not stored a second time: the original has them.
 */
import { pictureKind } from './picture.ts'
import type { PictureKind } from '../shared/picture.ts'

export interface EmbeddedPicture {
  /** What stands in the body in place of the `data:` address. */
  address: string
  /** The whole `data:` address. */
  data: string
}

/** Pictures a body shows that are not on the web. */
export interface BodyPictures {
  embedded: readonly EmbeddedPicture[]
  /** Relative addresses in the body, that files beside this one may answer; in order, each once. */
  companions: readonly string[]
}

export const noPictures: BodyPictures = { embedded: [], companions: [] }

export const isDataAddress = (address: string): boolean => /^\s*data:/i.test(address)

/** The pictures of one body, each once. */
export class EmbeddedPictures {
  readonly #addresses = new Map<string, string>()

  /** The name that takes the place of this `data:` address. */
  nameOf(data: string): string {
    const known = this.#addresses.get(data)
    if (known !== undefined) return known
    const address = `#embedded-${this.#addresses.size}`
    this.#addresses.set(data, address)
    return address
  }

  get all(): EmbeddedPicture[] {
    return [...this.#addresses].map(([data, address]) => ({ address, data }))
  }
}

/** The bytes of an embedded picture and what they are; null when it is damaged or of a kind that is not shown. */
export function embeddedPicture(data: string): (PictureKind & { bytes: Uint8Array }) | null {
  const bytes = dataBytes(data)
  const kind = bytes === null ? null : pictureKind(bytes)
  return bytes === null || kind === null ? null : { ...kind, bytes }
}

function dataBytes(address: string): Uint8Array | null {
  const comma = address.indexOf(',')
  if (comma === -1 || comma > 500) return null
  const payload = address.slice(comma + 1)
  try {
    const plain = payload.includes('%') ? decodeURIComponent(payload) : payload
    // Raster images are never written otherwise: percent-encoding them would take three times the room
    return /;\s*base64\s*$/i.test(address.slice(0, comma)) ? Buffer.from(plain, 'base64') : null
  } catch {
    return null
  }
}

/** Characters of an `<img>` tag before its `data:` address. */
const longestLead = 2_000

/** Takes the `data:` addresses out of the `<img>` tags of a text; everything else stays as it is. */
export function takeOutEmbedded(html: string, pictures: EmbeddedPictures): string {
  const start = /(\ssrc\s*=\s*)(["']?)\s*data:/gi
  let result = ''
  let copied = 0
  for (let match = start.exec(html); match !== null; match = start.exec(html)) {
    const [whole, attribute = '', quote = ''] = match
    const before = html.slice(Math.max(0, match.index - longestLead), match.index + 1)
    if (!/^<img\s[^>]*$/i.test(before.slice(before.lastIndexOf('<')))) continue
    const from = match.index + whole.length - 'data:'.length
    const end = quote === '' ? endOfBare(html, from) : html.indexOf(quote, from)
    if (end === -1) break
    result +=
      html.slice(copied, match.index) + `${attribute}"${pictures.nameOf(html.slice(from, end).trim())}"`
    copied = quote === '' ? end : end + 1
    start.lastIndex = copied
  }
  return result + html.slice(copied)
}

function endOfBare(html: string, from: number): number {
  const end = /[\s>]/g
  end.lastIndex = from
  return end.exec(html)?.index ?? -1
}
