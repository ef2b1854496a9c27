import type { Problem } from './result.ts'

/** `stale`: rows are missing, or have terms of another version. What is there is found all the same. */
export type SearchIndexState = 'current' | 'stale'

/**
 * How far the index is on its way from stale to current; `stopped` when it could not be brought there.
 */
export interface SearchIndexProgress {
  state: 'building' | 'current' | 'stopped'
  /** Captures that are in it as they should be. */
  done: number
  /** All captures. */
  total: number
  /** Why it was stopped. */
  problem: Problem | null
}
