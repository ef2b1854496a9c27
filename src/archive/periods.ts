/** Articles by year and month. */
import type { ListFilter, YearCount } from '../shared/list.ts'
import type { Connection } from './connection.ts'
import { monthOf } from './days.ts'
import { dayCountQuery } from './list-queries.ts'

export function periodReader(db: Connection): (filter: ListFilter) => YearCount[] {
  return (filter) => {
    const { sql, values } = dayCountQuery(filter)
    const days = db.prepare<(string | number)[], { day: number; count: number }>(sql).all(...values)
    const years: YearCount[] = []
    // Days come in order, so a new year or month is one that differs from the last.
    for (const { day, count } of days) {
      const { year, month } = monthOf(day)
      let last = years.at(-1)
      if (last?.year !== year) years.push((last = { year, count: 0, months: [] }))
      last.count += count
      const lastMonth = last.months.at(-1)
      if (lastMonth?.month === month) lastMonth.count += count
      else last.months.push({ month, count })
    }
    return years.reverse()
  }
}
