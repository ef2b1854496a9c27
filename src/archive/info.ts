import type { LibraryInfo } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { dayText } from './days.ts'
import { readSetting } from './settings.ts'

interface Counts {
  articles: number
  captures: number
  sources: number
  firstDay: number | null
  lastDay: number | null
}

export function infoReader(db: Connection, path: string): () => LibraryInfo {
  const counts = db.prepare<[], Counts>(
    `SELECT (SELECT count(*) FROM article) AS articles,
            (SELECT count(*) FROM capture) AS captures,
            (SELECT count(*) FROM source WHERE EXISTS (SELECT 1 FROM article WHERE source_id = source.id)) AS sources,
            (SELECT min(day) FROM article) AS firstDay,
            (SELECT max(day) FROM article) AS lastDay`,
  )
  return () => {
    const { firstDay, lastDay, ...numbers } = counts.get() as Counts
    return {
      path,
      ...numbers,
      timeZone: readSetting(db, 'time_zone') ?? 'UTC',
      firstDay: firstDay === null ? null : dayText(firstDay),
      lastDay: lastDay === null ? null : dayText(lastDay),
    }
  }
}
