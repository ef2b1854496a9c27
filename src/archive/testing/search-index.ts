/** Search indexes that are not as they should be. */
import { connectForWriting } from '../connection.ts'

/** What may have become of the index of a library that nobody has open. */
export const staleness = {
  'of a library before its last migration': `
    DELETE FROM search WHERE rowid IN (SELECT id FROM search_docsize);
    UPDATE setting SET value = '0' WHERE name = 'search_terms'`,
  'with terms of an older version': "UPDATE setting SET value = '0' WHERE name = 'search_terms'",
  'that lacks rows': 'DELETE FROM search WHERE rowid IN (SELECT id FROM search_docsize WHERE id % 3 = 0)',
  'that has rows of captures which are gone':
    "INSERT INTO search (rowid, title) VALUES (1000001, 'gone'), (1000002, 'gone')",
  'that was dropped': 'DROP TABLE search',
  'that is being made anew': `
    CREATE VIRTUAL TABLE search_next USING fts5 (
      title, byline, body, topics, tags, content = '', contentless_delete = 1, tokenize = 'ascii');
    INSERT INTO setting SELECT 'search_next_terms', value FROM setting WHERE name = 'search_terms'`,
  'that was being made anew with older terms': `
    CREATE VIRTUAL TABLE search_next USING fts5 (
      title, byline, body, topics, tags, content = '', contentless_delete = 1, tokenize = 'ascii');
    INSERT INTO search_next (rowid, title) SELECT id, 'older' FROM capture;
    INSERT INTO setting VALUES ('search_next_terms', '0')`,
} as const

export function makeStale(library: string, how: keyof typeof staleness): void {
  const db = connectForWriting(library)
  db.exec(staleness[how])
  db.close()
}
