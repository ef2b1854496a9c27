/** Where a time was read; `name`: in the file's name. A time that was found nowhere is `null`, never a guess. */
export type Provenance = 'header' | 'body' | 'meta' | 'name' | 'file'

/** A point in time as a saved file states it. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00:00Z. Without a zone: the wall clock read as if it were UTC. */
  instant: number
  /** False when the file gave no zone: its calendar date is then the article's own, in every zone. */
  zoned: boolean
  from: Provenance
}

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string
