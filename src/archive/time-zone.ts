/** Days are written with the articles: another time zone means other days. */
import { captureFacts } from './captures.ts'
import type { Connection } from './connection.ts'
import type { DayOf } from './days.ts'
import { listFacts } from './shown.ts'

/** To be run in a transaction. */
export function countDaysAnew(db: Connection, dayOf: DayOf): void {
  const factsOfCaptures = captureFacts(db)
  const update = db.prepare<{ day: number | null; id: number }>(
    'UPDATE article SET day = @day WHERE id = @id AND day IS NOT @day',
  )
  for (const id of db.prepare<[], number>('SELECT id FROM article').pluck().all())
    update.run({ id, day: listFacts(factsOfCaptures(id), dayOf).day })
}
