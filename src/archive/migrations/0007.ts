/**
 * For search and facets: topics and tags apart in the index, which is empty until it is made anew; what articles are
 * counted by, in one index; and what has changed, so that a reader keeps up without reading everything again.
 */
export const sql = `
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
  title, byline, body, topics, tags,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
UPDATE setting SET value = '0' WHERE name = 'search_terms' AND EXISTS (SELECT 1 FROM capture);

DROP INDEX capture_by_article;
CREATE INDEX capture_by_article ON capture (article_id, import_id, format, lang, byline, image_address IS NOT NULL);

CREATE TABLE article_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL
) STRICT;
CREATE TRIGGER article_updated AFTER UPDATE ON article BEGIN
  INSERT INTO article_change (article_id) VALUES (new.id);
END;
CREATE TRIGGER article_deleted AFTER DELETE ON article BEGIN
  INSERT INTO article_change (article_id) VALUES (old.id);
END;
`
