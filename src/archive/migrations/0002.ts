/** Trash, and sources that are merged. */
export const sql = `
ALTER TABLE article ADD COLUMN removed INTEGER;
ALTER TABLE article ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0 CHECK (trashed = (removed IS NOT NULL));
ALTER TABLE source ADD COLUMN merged_into INTEGER REFERENCES source (id);

DROP INDEX article_by_day;
DROP INDEX article_by_source;
DROP INDEX article_by_captured;
DROP INDEX article_by_imported;
DROP INDEX article_by_title;
CREATE INDEX article_by_day ON article (trashed, day, time, id, source_id);
CREATE INDEX article_by_source ON article (trashed, source_id, day, time, id);
CREATE INDEX article_by_captured ON article (trashed, captured, id, source_id, day);
CREATE INDEX article_by_imported ON article (trashed, imported, id, source_id, day, captures);
CREATE INDEX article_by_title ON article (trashed, title_key, id, source_id, day);
CREATE INDEX article_by_shown_capture ON article (shown_capture_id);
`
