import type { Problem } from './result.ts'

/** How far an export of originals is. */
export interface ExportProgress {
  /** Files that are in their place, and their bytes. */
  files: number
  bytes: number
  /** Originals to write; 0 until they are counted. */
  total: number
  /** Path of the new folder; null until it is made. */
  folder: string | null
}

export interface ExportSummary extends ExportProgress {
  end: 'completed' | 'cancelled' | 'stopped'
  /** Originals that the library could not give back: the manifest says which, and why. */
  missing: number
  /** Originals that were taken out of the library before their turn, and the file names of the first of them. */
  removed: { count: number; names: string[] }
  /** What ended it before its end, and what is left of it; null for one that is complete. */
  problem: Problem | null
}
