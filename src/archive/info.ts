import type { LibraryInfo } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { dayText } from './days.ts'
import { placeOf } from './place.ts'
import { searchIndexState } from './search-index.ts'
import { readTimeZone } from './settings.ts'

interface Counts {
  articles: number
  trashed: number
  captures: number
  sources: number
  firstDay: number | null
  lastDay: number | null
}

export function infoReader(db: Connection, path: string): () => LibraryInfo {
  const place = placeOf(path)
  const counts = db.prepare<[], Counts>(
    `SELECT (SELECT count(*) FROM article WHERE trashed = 0) AS articles,
            (SELECT count(*) FROM article WHERE trashed = 1) AS trashed,
            (SELECT count(*) FROM capture) -
              (SELECT coalesce(sum(captures), 0) FROM article INDEXED BY article_by_imported
               WHERE trashed = 1) AS captures,
            (SELECT count(*) FROM source
             WHERE EXISTS (SELECT 1 FROM article WHERE trashed = 0 AND source_id = source.id)) AS sources,
            (SELECT min(day) FROM article WHERE trashed = 0) AS firstDay,
            (SELECT max(day) FROM article WHERE trashed = 0) AS lastDay`,
  )
  return () => {
    const { firstDay, lastDay, ...numbers } = counts.get() as Counts
    return {
      path,
      place,
      ...numbers,
      searchIndex: searchIndexState(db),
      timeZone: readTimeZone(db),
      firstDay: firstDay === null ? null : dayText(firstDay),
      lastDay: lastDay === null ? null : dayText(lastDay),
    }
  }
}
