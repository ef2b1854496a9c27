/** The tables `picture` and `capture_picture`: files that stood beside an original and are shown in its body. */
import { createHash } from 'node:crypto'
import type { IncomingPicture } from '../shared/incoming.ts'
import type { PictureKind, PictureType } from '../shared/picture.ts'
import type { Connection } from './connection.ts'

/** A picture of a capture, without its bytes. */
export interface CapturePicture extends PictureKind {
  /** The image's `src`, exactly as the body has it. */
  address: string
  /** 32 bytes. */
  sha256: Uint8Array
}

export interface PictureFile {
  type: PictureType
  bytes: Uint8Array
}

export function pictureTable(db: Connection) {
  const find = db.prepare<[Uint8Array], number>('SELECT id FROM picture WHERE sha256 = ?').pluck()
  const add = db
    .prepare<[Uint8Array, PictureType, number | null, number | null, Uint8Array], number>(
      'INSERT INTO picture (sha256, type, width, height, bytes) VALUES (?, ?, ?, ?, ?) RETURNING id',
    )
    .pluck()
  const link = db.prepare<[number, string, number]>('INSERT INTO capture_picture VALUES (?, ?, ?)')

  return {
    add: (captureId: number, pictures: readonly IncomingPicture[]): void => {
      for (const { address, sha256, type, width, height, bytes } of pictures)
        link.run(
          captureId,
          address,
          find.get(sha256) ?? (add.get(sha256, type, width, height, bytes) as number),
        )
    },
  }
}

export function pictureReader(db: Connection) {
  const ofCapture = db.prepare<[number], CapturePicture>(
    `SELECT address, sha256, type, width, height
     FROM capture_picture JOIN picture ON picture.id = picture_id WHERE capture_id = ?`,
  )
  const bytes = db.prepare<[Uint8Array], PictureFile>('SELECT type, bytes FROM picture WHERE sha256 = ?')
  return {
    ofCapture: (captureId: number): CapturePicture[] => ofCapture.all(captureId),
    /** Null when there is none, or when its bytes are damaged. */
    file: (sha256: Uint8Array): PictureFile | null => {
      const found = bytes.get(sha256)
      return found !== undefined && isWhole(found.bytes, sha256) ? found : null
    },
  }
}

export const isWhole = (bytes: Uint8Array, sha256: Uint8Array): boolean =>
  createHash('sha256').update(bytes).digest().equals(sha256)

/** Takes a capture's pictures away, of these those that no other capture shows. */
export function picturePurger(db: Connection): (captureId: number) => void {
  const ofCapture = db
    .prepare<[number], number>('SELECT DISTINCT picture_id FROM capture_picture WHERE capture_id = ?')
    .pluck()
  const unlink = db.prepare<[number]>('DELETE FROM capture_picture WHERE capture_id = ?')
  const removeUnused = db.prepare<{ id: number }>(
    'DELETE FROM picture WHERE id = @id AND NOT EXISTS (SELECT 1 FROM capture_picture WHERE picture_id = @id)',
  )
  return (captureId) => {
    const ids = ofCapture.all(captureId)
    unlink.run(captureId)
    for (const id of ids) removeUnused.run({ id })
  }
}
