import type { Connection } from './connection.ts'

/**
 * `time_zone`: IANA name; `search_terms`, `search_next_terms`: version of the terms in the search index and in the
 * one that is to take its place (search-index.ts); `created`: milliseconds; `last_capture`: the highest id of a purged
 * capture, so that no id is given twice.
 */
export type SettingName = 'time_zone' | 'search_terms' | 'search_next_terms' | 'created' | 'last_capture'

export const readSetting = (db: Connection, name: SettingName): string | null =>
  db.prepare<[SettingName], string>('SELECT value FROM setting WHERE name = ?').pluck().get(name) ?? null

/** IANA name of the zone that days are counted in. */
export const readTimeZone = (db: Connection): string => readSetting(db, 'time_zone') ?? 'UTC'

export function writeSetting(db: Connection, name: SettingName, value: string): void {
  db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    name,
    value,
  )
}

export const forgetSetting = (db: Connection, name: SettingName): void =>
  void db.prepare('DELETE FROM setting WHERE name = ?').run(name)
