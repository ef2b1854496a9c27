import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { schemaVersion, type Connection } from './connection.ts'
import { migrate, migrations } from './migrate.ts'

function empty(): Connection {
  const db = new Sqlite(':memory:')
  onTestFinished(() => void db.close())
  return db
}

/** Each object of the schema by name, without comments and layout. */
const schemaOf = (db: Connection): Record<string, string> =>
  Object.fromEntries(
    db
      .prepare<[], { name: string; sql: string }>('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL')
      .all()
      .map(({ name, sql }) => [name, sql.replace(/--.*$/gm, '').replace(/\s+/g, ' ')]),
  )

test('schema.sql is what a fresh library has', () => {
  const migrated = empty()
  migrate(migrated)
  const described = empty()
  described.exec(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'))
  expect(schemaOf(migrated)).toEqual(schemaOf(described))
  expect(Object.keys(schemaOf(migrated))).toContain('article_by_day')
})

test('the version of the schema counts its migrations, and migrating twice changes nothing', () => {
  const db = empty()
  migrate(db)
  const before = schemaOf(db)
  migrate(db)
  expect(schemaVersion(db)).toBe(migrations.length)
  expect(schemaOf(db)).toEqual(before)
})

test('a migration that fails halfway leaves the library as it was', () => {
  const db = empty()
  migrate(db)
  const before = schemaOf(db)
  expect(() =>
    migrate(db, [...migrations, 'CREATE TABLE half (id INTEGER); SELECT no_such_function()']),
  ).toThrow()
  expect(schemaOf(db)).toEqual(before)
  expect(schemaVersion(db)).toBe(migrations.length)
})

test('a migration that breaks a foreign key is undone', () => {
  const db = empty()
  db.pragma('foreign_keys = OFF')
  const steps = [
    'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a_id INTEGER REFERENCES a)',
    'INSERT INTO b VALUES (7)',
  ]
  expect(() => migrate(db, steps)).toThrow('broken foreign keys')
  expect(schemaVersion(db)).toBe(1)
  expect(db.prepare('SELECT * FROM b').all()).toEqual([])
})
