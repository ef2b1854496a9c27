/** Moments as three columns, and back. */
import type { Moment, Provenance } from '../shared/moment.ts'
import { isUsable } from './days.ts'

export type MomentColumns = [instant: number | null, zoned: 0 | 1 | null, from: Provenance | null]

export const momentColumns = (moment: Moment | null): MomentColumns =>
  moment === null ? [null, null, null] : [moment.instant, moment.zoned ? 1 : 0, moment.from]

export function momentFrom(instant: number | null, zoned: number | null, from: string | null): Moment | null {
  return instant === null || from === null ? null : { instant, zoned: zoned === 1, from: from as Provenance }
}

/** A moment as it can be kept: null when no calendar has it. */
export const usableMoment = (moment: Moment | null): Moment | null =>
  moment !== null && isUsable(moment.instant) ? moment : null
