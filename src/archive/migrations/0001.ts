/** The library as the first version has it. What each column means stands in ../schema.sql. */
export const sql = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  domain TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_from TEXT NOT NULL
) STRICT;

CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  size INTEGER NOT NULL,
  packing TEXT NOT NULL
) STRICT;

CREATE TABLE original_bytes (
  original_id INTEGER PRIMARY KEY REFERENCES original (id),
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  started INTEGER NOT NULL,
  ended INTEGER,
  ended_as TEXT
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address_key BLOB,
  identity_rules INTEGER NOT NULL,
  same_address INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  shown_capture_id INTEGER NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
  captures INTEGER NOT NULL,
  day INTEGER,
  day_from TEXT,
  time INTEGER,
  captured INTEGER,
  imported INTEGER NOT NULL,
  title_key TEXT NOT NULL
) STRICT;

CREATE INDEX article_by_address ON article (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX article_by_day ON article (day, time, id, source_id);
CREATE INDEX article_by_source ON article (source_id, day, time, id);
CREATE INDEX article_by_captured ON article (captured, id, source_id, day);
CREATE INDEX article_by_imported ON article (imported, id, source_id, day);
CREATE INDEX article_by_title ON article (title_key, id, source_id, day);

CREATE TABLE capture (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  original_id INTEGER NOT NULL UNIQUE REFERENCES original (id),
  import_id INTEGER NOT NULL REFERENCES import (id),
  path TEXT NOT NULL,
  file_time INTEGER,
  imported INTEGER NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  title TEXT NOT NULL,
  address TEXT,
  byline TEXT NOT NULL,
  published INTEGER,
  published_zoned INTEGER,
  published_from TEXT,
  captured INTEGER,
  captured_zoned INTEGER,
  captured_from TEXT,
  lang TEXT NOT NULL,
  words INTEGER NOT NULL,
  text_length INTEGER NOT NULL,
  excerpt TEXT NOT NULL,
  image_address TEXT,
  image_caption TEXT,
  missing TEXT NOT NULL,
  sketch BLOB NOT NULL
) STRICT;

CREATE INDEX capture_by_article ON capture (article_id);

CREATE TABLE topic (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  publisher_id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (name, kind, publisher_id)
) STRICT;

CREATE TABLE capture_topic (
  capture_id INTEGER NOT NULL REFERENCES capture (id),
  position INTEGER NOT NULL,
  topic_id INTEGER NOT NULL REFERENCES topic (id),
  PRIMARY KEY (capture_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference (
  capture_id INTEGER NOT NULL REFERENCES capture (id),
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  publisher_id TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (capture_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  path TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  detail TEXT,
  capture_id INTEGER REFERENCES capture (id)
) STRICT;

CREATE INDEX outcome_by_import ON outcome (import_id, outcome);
CREATE INDEX outcome_by_capture ON outcome (capture_id) WHERE capture_id IS NOT NULL;

CREATE VIRTUAL TABLE search USING fts5 (
  title, byline, body, topics,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
`
