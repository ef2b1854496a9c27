/** Recognises raster images by their first bytes; what a file or a `data:` address calls itself counts for nothing. */
import type { PictureKind, PictureType } from '../shared/picture.ts'

/** Pixels; decoding more than this takes gigabytes. */
const mostPixels = 100_000_000
/** Sides are looked for in so many bytes: in a JPEG, thumbnails and colour profiles stand before them. */
const mostSearched = 512 * 1024

/** Null for anything that is not shown: other formats, SVG, and images too large to decode. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const type = typeOf(bytes)
  if (type === null) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, mostSearched))
  const sides = sidesOf(type, view)
  if (sides === null) return { type, width: null, height: null }
  const [width, height] = sides
  return width > 0 && height > 0 && width * height <= mostPixels ? { type, width, height } : null
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

function typeOf(bytes: Uint8Array): PictureType | null {
  const start = textAt(bytes, 0, 12)
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  // ISO/IEC 14496-12: the brand, or the first compatible ones, say what the container holds
  if (start.slice(4, 8) === 'ftyp' && /avi[fs]/.test(textAt(bytes, 8, 40))) return 'image/avif'
  // "BM" alone begins many a text: the file's own length must follow
  if (start.startsWith('BM') && bytes.length >= 26 && lengthInBmp(bytes) === bytes.length) return 'image/bmp'
  return null
}

const lengthInBmp = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(2, true)

type Sides = [width: number, height: number]

function sidesOf(type: PictureType, view: DataView): Sides | null {
  try {
    return readers[type](view)
  } catch (error) {
    // Reading behind the end: the file was cut, and the browser may still show the part that is there
    if (error instanceof RangeError) return null
    throw error
  }
}

const readers: Record<PictureType, (view: DataView) => Sides | null> = {
  'image/png': (view) => [view.getUint32(16), view.getUint32(20)],
  'image/gif': (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  'image/bmp': (view) => [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))],
  'image/jpeg': jpegSides,
  'image/webp': webpSides,
  'image/avif': avifSides,
}

/** ITU-T T.81, B.2.2: the frame header, whichever of its kinds, before the first scan. */
function jpegSides(view: DataView): Sides | null {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (marker === 0xda || marker === 0xd9) return null
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [view.getUint16(at + 7), view.getUint16(at + 5)]
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

/** RFC 9649: lossy, lossless, and extended files each have their sides elsewhere. */
function webpSides(view: DataView): Sides | null {
  switch (view.getUint8(15)) {
    case 0x20: // "VP8 "
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
    case 0x4c: {
      // "VP8L"
      const bits = view.getUint32(21, true)
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
    }
    case 0x58: // "VP8X"
      return [
        1 + view.getUint16(24, true) + (view.getUint8(26) << 16),
        1 + view.getUint16(27, true) + (view.getUint8(29) << 16),
      ]
    default:
      return null
  }
}

/** ISO/IEC 23008-12: the first `ispe` property. It stands in the boxes at the start. */
function avifSides(view: DataView): Sides | null {
  const ispe = 0x69737065
  for (let at = 12; at < Math.min(view.byteLength - 16, 4_096); at++)
    if (view.getUint32(at) === ispe) return [view.getUint32(at + 8), view.getUint32(at + 12)]
  return null
}
