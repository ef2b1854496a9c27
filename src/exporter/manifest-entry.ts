import type { OriginalEntry } from '../archive/archive.ts'
import type { Moment } from '../shared/moment.ts'

/** One original in the manifest; each key is a column. */
export interface ManifestEntry {
  /** Path in the export, `/` between folder and name; null for an original that could not be written. */
  name: string | null
  /** Hexadecimal, of the untouched bytes. */
  sha256: string
  /** Bytes. */
  size: number
  address: string | null
  source: string
  title: string
  /** ISO 8601; without a zone when the file gave none. */
  published: string | null
  captured: string | null
  imported: string | null
  /** Of the file, at its import. */
  originalPath: string
  /** Why there is no such file in the export, or null. */
  problem: string | null
}

/** @param name path in the export, null with a problem */
export const manifestEntry = (
  original: OriginalEntry,
  name: string | null,
  problem: string | null,
): ManifestEntry => ({
  name,
  sha256: Buffer.from(original.sha256).toString('hex'),
  size: original.size,
  address: original.address,
  source: original.source.name,
  title: original.title,
  published: isoMoment(original.published),
  captured: isoMoment(original.captured),
  imported: isoTime(original.imported),
  originalPath: original.path,
  problem,
})

/** ISO 8601, or null for what no calendar has. */
function isoTime(instant: number): string | null {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function isoMoment(moment: Moment | null): string | null {
  const iso = moment === null ? null : isoTime(moment.instant)
  return iso === null || moment?.zoned ? iso : iso.slice(0, -1)
}
