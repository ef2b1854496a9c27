/** Raster images that are shown. SVG is not: it is a document of its own, with scripts, styles and addresses. */
export const pictureTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
] as const
export type PictureType = (typeof pictureTypes)[number]

/** What the first bytes of an image say. */
export interface PictureKind {
  type: PictureType
  /** Pixels; null where they are not found cheaply. */
  width: number | null
  height: number | null
}

/** A picture that can be shown in place of an image of a body. */
export interface HeldPicture extends Omit<PictureKind, 'type'> {
  /** The image's `src`, exactly as the body has it. */
  address: string
  /** Of the picture's bytes, in hexadecimal digits: its name when it is asked for. */
  sha256: string
}

/** Where a picture of a capture is served, below the shell's own address. */
export const picturePath = (captureId: number, sha256: string): string => `/picture/${captureId}/${sha256}`

/** What a path below the shell's address asks for; null when that is no picture. */
export function readPicturePath(path: string): { captureId: number; sha256: string } | null {
  const [, captureId, sha256] = /^\/picture\/([1-9]\d{0,14})\/([0-9a-f]{64})$/.exec(path) ?? []
  return captureId === undefined || sha256 === undefined ? null : { captureId: Number(captureId), sha256 }
}
