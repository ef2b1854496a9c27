import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { everything } from '../shared/list.ts'
import { connectForWriting, schemaVersion, type Connection } from './connection.ts'
import { migrate, migrations } from './migrate.ts'
import { openForReading, openForWriting } from './open.ts'
import type { ReadableLibrary } from './readable.ts'
import { at, item } from './testing/captures.ts'
import { codeOf, listIds, openLibrary, valueOf } from './testing/library.ts'

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
      .map(({ name, sql }) => [
        name,
        sql
          .replace(/--.*$/gm, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([(),]) ?/g, '$1'),
      ]),
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

/** Takes all migrations but the first back from a library that has nothing of it. */
const beforeTrash = `
  DROP TABLE watched_folder;
  DROP TABLE seen_file;
  DROP TABLE capture_picture;
  DROP TABLE picture;
  ${['day', 'source', 'captured', 'imported', 'title', 'shown_capture'].map((name) => `DROP INDEX article_by_${name};`).join('')}
  ALTER TABLE article DROP COLUMN trashed;
  ALTER TABLE article DROP COLUMN removed;
  ALTER TABLE source DROP COLUMN merged_into;
  ALTER TABLE import DROP COLUMN undo;
  ALTER TABLE capture DROP COLUMN archived_at;
  DROP TABLE article_change;
  DROP TRIGGER article_updated;
  DROP TRIGGER article_deleted;
  DROP INDEX capture_by_article;
  CREATE INDEX capture_by_article ON capture (article_id);
  DROP TABLE search;
  CREATE VIRTUAL TABLE search USING fts5 (
    title, byline, body, topics, content = '', contentless_delete = 1, tokenize = 'ascii');
  CREATE INDEX article_by_day ON article (day, time, id, source_id);
  CREATE INDEX article_by_source ON article (source_id, day, time, id);
  CREATE INDEX article_by_captured ON article (captured, id, source_id, day);
  CREATE INDEX article_by_imported ON article (imported, id, source_id, day);
  CREATE INDEX article_by_title ON article (title_key, id, source_id, day);
  PRAGMA user_version = 1`

test('a library of the first version loses nothing when it is opened', () => {
  const { path, writer, reader, write } = openLibrary({ timeZone: 'Asia/Hong_Kong' })
  const key = 'paper.example/a'
  write(
    item({ key, title: 'One', body: 'snow', captured: at('2024-01-01T00:00Z'), tags: ['old'] }),
    item({ key, title: 'One', body: 'harbour', captured: at('2024-02-01T00:00Z') }),
    item({ key, title: 'Two', body: 'budget', references: [{ address: 'x', publisherId: null, text: 'y' }] }),
    item({ key: null, title: 'Three', domain: 'dw.com', published: at('2023-01-01T00:00Z') }),
    { kind: 'settled', path: '/x', outcome: 'failed', reason: 'empty', detail: null },
  )
  const everythingOf = (library: ReadableLibrary): unknown => ({
    // What is searched is made anew afterwards.
    list: library.rows(listIds(library, everything)),
    articles: [...listIds(library, everything)].map((id) => library.article(id)),
    originals: [...library.originalsOf(null)].map((entry) => [entry, library.original(entry.captureId)]),
    sources: library.sources(),
    imports: library.imports().map((record) => [record, library.outcomes(record.id)]),
    info: { ...library.info(), searchIndex: null },
    faults: library.check().faults,
  })
  const before = everythingOf(reader)
  expect(reader.check().faults).toEqual([])
  reader.close()
  writer.close()

  const old = connectForWriting(path)
  old.exec(beforeTrash)
  const first = empty()
  migrate(first, migrations.slice(0, 1))
  expect(schemaOf(old)).toEqual(schemaOf(first))
  old.close()
  expect(codeOf(openForReading(path))).toBe('library-unreadable')

  valueOf(openForWriting(path)).close()
  const migrated = valueOf(openForReading(path))
  expect(everythingOf(migrated)).toEqual(before)
  expect([migrated.info().searchIndex, migrated.check().index]).toEqual(['stale', 'stale'])
  migrated.close()
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
