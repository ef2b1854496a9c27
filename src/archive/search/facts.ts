/** The facts of a query, asked of the columns: what is known of the article as it is listed. */
import { fold } from '../../shared/fold.ts'
import type { Fact } from '../../shared/query/query.ts'
import type { Connection } from '../connection.ts'
import { dayNumber, startOfDay } from '../days.ts'
import { readTimeZone } from '../settings.ts'
import { Bits } from './bits.ts'
import { noDay, type Columns } from './columns.ts'

/** Captures looked at between two places to pause: some milliseconds. */
const sliceCaptures = 8_192

/** Whether a fact is true of an article. Not for `url`: addresses are not in the columns. */
export type FactTest = (article: number) => boolean

export function factReader(db: Connection, columns: Columns) {
  const sources = db.prepare<[], { id: number; domain: string; name: string; into: number }>(
    'SELECT id, domain, name, coalesce(merged_into, id) AS "into" FROM source',
  )
  const addressed = db
    .prepare<[number, number, string], number>(
      "SELECT id FROM capture WHERE id >= ? AND id < ? AND address LIKE ? ESCAPE '\\'",
    )
    .pluck()

  function test(fact: Fact): FactTest {
    switch (fact.field) {
      case 'source': {
        const wanted = sourcesCalled(fact.text)
        return (article) => wanted.has(columns.source[article] as number)
      }
      case 'lang': {
        const tag = fact.text.toLowerCase()
        const wanted = numbersOf(columns.langs, (lang) => lang === tag || lang.startsWith(`${tag}-`))
        return (article) => wanted.has(columns.langOf[columns.shown[article] as number] as number)
      }
      case 'format': {
        const name = fact.text.toLowerCase()
        const wanted = numbersOf(columns.formats, (format) => format === name)
        return (article) => wanted.has(columns.formatOf[columns.shown[article] as number] as number)
      }
      case 'published': {
        const from = fact.from === null ? noDay + 1 : dayNumber(fact.from)
        const to = fact.to === null ? Infinity : dayNumber(fact.to)
        return (article) => {
          const day = columns.day[article] as number
          return day >= from && day <= to
        }
      }
      case 'captured':
      case 'imported': {
        const zone = readTimeZone(db)
        const from = fact.from === null ? -Infinity : startOfDay(dayNumber(fact.from), zone)
        const to = fact.to === null ? Infinity : startOfDay(dayNumber(fact.to) + 1, zone)
        const times = columns[fact.field]
        return (article) => {
          const time = times[article] as number
          return time >= from && time < to
        }
      }
      case 'url':
        throw new Error('addresses are not in the columns')
      case 'has':
        return fact.what === 'captures'
          ? (article) => (columns.captures[article] as number) > 1
          : (article) => columns.hasImage[columns.shown[article] as number] === 1
    }
  }

  /** By the domain; else by its first part, a domain above it, or a part of the name. */
  function sourcesCalled(text: string): ReadonlySet<number> {
    const wanted = text.toLowerCase()
    const name = fold(text)
    const all = sources.all()
    // A whole domain is that one's: so a source can be asked for alone.
    const only = all.find(({ domain }) => domain === wanted)
    if (only !== undefined) return new Set([only.into])
    return new Set(
      all
        .filter(
          (source) =>
            source.domain.startsWith(`${wanted}.`) ||
            source.domain.endsWith(`.${wanted}`) ||
            fold(source.name).includes(name),
        )
        .map(({ into }) => into),
    )
  }

  function* withAddress(text: string, end: number): Generator<void, Bits, undefined> {
    const found = new Bits(end)
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    for (let id = 0; id < end; id += sliceCaptures) {
      for (const capture of addressed.all(id, Math.min(id + sliceCaptures, end), pattern)) found.add(capture)
      yield
    }
    return found
  }

  function* captures(fact: Fact, end: number): Generator<void, Bits, undefined> {
    if (fact.field === 'url') return yield* withAddress(fact.text, end)
    const found = new Bits(end)
    const isTrue = test(fact)
    for (let capture = 1; capture < end; capture++) {
      const article = columns.articleOf[capture] as number
      if (article !== 0 && isTrue(article)) found.add(capture)
      if (capture % (16 * sliceCaptures) === 0) yield
    }
    return found
  }

  return { captures, test }
}

function numbersOf(names: Columns['langs'], isWanted: (name: string) => boolean): ReadonlySet<number> {
  const wanted = new Set<number>()
  for (let number = 0; number < names.size; number++)
    if (isWanted(names.nameOf(number).toLowerCase())) wanted.add(number)
  return wanted
}
