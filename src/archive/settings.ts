import type { Connection } from './connection.ts'

/**
 * `time_zone`: IANA name; `search_terms`: version of the terms in the search index; `created`: milliseconds;
 * `last_capture`: the highest id of a purged capture, so that no id is given twice.
 */
export type SettingName = 'time_zone' | 'search_terms' | 'created' | 'last_capture'

export const readSetting = (db: Connection, name: SettingName): string | null =>
  db.prepare<[SettingName], string>('SELECT value FROM setting WHERE name = ?').pluck().get(name) ?? null

export function writeSetting(db: Connection, name: SettingName, value: string): void {
  db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    name,
    value,
  )
}
