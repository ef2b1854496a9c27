-- The library as it is now, for reading. Libraries are made by the migrations; a test holds the two together.
--
-- A library is an ordinary SQLite file (application_id 0x50724d6b, `PrMk`; user_version: how many migrations it
-- has had). Times are milliseconds since 1970-01-01T00:00:00Z; days are counted from 1970-01-01. Every text that
-- comes out of a file is as hostile as the file.

CREATE TABLE setting (
  name TEXT PRIMARY KEY, -- time_zone, search_terms, search_next_terms, created, last_capture: see settings.ts
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  domain TEXT NOT NULL UNIQUE, -- registrable domain; empty for articles without a usable address
  name TEXT NOT NULL,
  name_from TEXT NOT NULL, -- table (of known sources), domain, user
  merged_into INTEGER REFERENCES source (id) -- has this one's articles, and gets later ones; null when not merged
) STRICT;

-- The untouched files. Their bytes stand apart, so that what is read often stays together.
CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32), -- of the untouched bytes
  size INTEGER NOT NULL, -- of the untouched bytes
  packing TEXT NOT NULL -- raw, brotli
) STRICT;

CREATE TABLE original_bytes (
  original_id INTEGER PRIMARY KEY REFERENCES original (id),
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  started INTEGER NOT NULL,
  ended INTEGER, -- null while it runs, and for one that was killed
  ended_as TEXT, -- completed, cancelled, stopped; null while it runs
  undo TEXT CHECK (undo IN ('begun', 'done')) -- whether what it brought was taken away again
) STRICT;

-- What is asked for to list and to filter; all texts stand in the shown capture.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: links may outlive an article
  address_key BLOB, -- first 16 bytes of the key's SHA-256; null without a usable address
  identity_rules INTEGER NOT NULL, -- version of the rules that made the key
  same_address INTEGER NOT NULL, -- 1: another article, a different piece, has the same key
  source_id INTEGER NOT NULL REFERENCES source (id),
  shown_capture_id INTEGER NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
  captures INTEGER NOT NULL, -- how many
  day INTEGER, -- in the library's time zone; null when no time is known
  day_from TEXT, -- published, captured
  time INTEGER, -- the instant that day is from
  captured INTEGER, -- of the shown capture
  imported INTEGER NOT NULL, -- of the shown capture
  title_key TEXT NOT NULL, -- what titles are sorted by: see title-key.ts
  removed INTEGER, -- when it was moved to the trash; null when it is not there
  trashed INTEGER NOT NULL DEFAULT 0 CHECK (trashed = (removed IS NOT NULL))
) STRICT;

CREATE INDEX article_by_address ON article (address_key) WHERE address_key IS NOT NULL;
-- One index for each order of the list and of the trash, with the columns of the filters behind: see list.ts.
CREATE INDEX article_by_day ON article (trashed, day, time, id, source_id);
CREATE INDEX article_by_source ON article (trashed, source_id, day, time, id);
CREATE INDEX article_by_captured ON article (trashed, captured, id, source_id, day);
CREATE INDEX article_by_imported ON article (trashed, imported, id, source_id, day, captures);
CREATE INDEX article_by_title ON article (trashed, title_key, id, source_id, day);
-- Asked by the foreign key whenever a capture is purged.
CREATE INDEX article_by_shown_capture ON article (shown_capture_id);

-- Articles that were changed or purged, in order: a reader that knows all up to one of these reads the later ones anew.
-- New articles are not here, their ids tell. The writer forgets all but the last when it opens the library.
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

-- One saved copy of an article: what was parsed out of its original. Bodies are parsed again when they are read.
CREATE TABLE capture (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  original_id INTEGER NOT NULL UNIQUE REFERENCES original (id),
  import_id INTEGER NOT NULL REFERENCES import (id),
  path TEXT NOT NULL, -- of the file, at its import
  file_time INTEGER, -- when the file was last changed
  imported INTEGER NOT NULL,
  format TEXT NOT NULL, -- reader format
  encoding TEXT NOT NULL, -- as the Encoding Standard names it
  title TEXT NOT NULL,
  address TEXT, -- as the file gives it: anything
  byline TEXT NOT NULL,
  published INTEGER,
  published_zoned INTEGER, -- 0: no zone was given, the instant is the wall clock's, read as UTC
  published_from TEXT, -- header, body, meta, name, file
  captured INTEGER,
  captured_zoned INTEGER,
  captured_from TEXT,
  lang TEXT NOT NULL, -- BCP 47, empty when unsure
  words INTEGER NOT NULL,
  text_length INTEGER NOT NULL, -- characters of visible text
  excerpt TEXT NOT NULL,
  image_address TEXT, -- lead image
  image_caption TEXT,
  missing TEXT NOT NULL, -- JSON array: parts that the file does not give
  sketch BLOB NOT NULL, -- fingerprint of the text: see shared/sketch.ts
  archived_at TEXT -- the address of an archive's copy, where the file gives that and the publisher's own
) STRICT;

-- Also all that captures are counted by, so that counting reads nothing else.
CREATE INDEX capture_by_article ON capture (article_id, import_id, format, lang, byline, image_address IS NOT NULL);

CREATE TABLE topic (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, -- topic: the publisher's own; tag
  publisher_id TEXT NOT NULL, -- empty when there is none
  name TEXT NOT NULL,
  UNIQUE (name, kind, publisher_id)
) STRICT;

CREATE TABLE capture_topic (
  capture_id INTEGER NOT NULL REFERENCES capture (id),
  position INTEGER NOT NULL,
  topic_id INTEGER NOT NULL REFERENCES topic (id),
  PRIMARY KEY (capture_id, position)
) STRICT, WITHOUT ROWID;

-- Links of a body that point at other articles.
CREATE TABLE reference (
  capture_id INTEGER NOT NULL REFERENCES capture (id),
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  publisher_id TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (capture_id, position)
) STRICT, WITHOUT ROWID;

-- Pictures from files beside the originals (page_files/…), once each. Those inside an original are not here: it has them.
CREATE TABLE picture (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  type TEXT NOT NULL, -- media type, found from the bytes: raster images only
  width INTEGER, -- pixels; null where they are not known
  height INTEGER,
  bytes BLOB NOT NULL -- untouched
) STRICT;

-- Which picture an image of a body shows.
CREATE TABLE capture_picture (
  capture_id INTEGER NOT NULL REFERENCES capture (id),
  address TEXT NOT NULL, -- the image's, as the body has it
  picture_id INTEGER NOT NULL REFERENCES picture (id),
  PRIMARY KEY (capture_id, address)
) STRICT, WITHOUT ROWID;

-- Asked when a picture may have no capture left.
CREATE INDEX capture_picture_by_picture ON capture_picture (picture_id);

-- One for each file of each import.
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  path TEXT NOT NULL,
  outcome TEXT NOT NULL, -- added, recaptured, duplicate, ignored, failed
  reason TEXT, -- of ignored and failed
  detail TEXT,
  capture_id INTEGER REFERENCES capture (id) -- what was added, or was there already; null once it is purged
) STRICT;

CREATE INDEX outcome_by_import ON outcome (import_id, outcome);
CREATE INDEX outcome_by_capture ON outcome (capture_id) WHERE capture_id IS NOT NULL;

-- Folders whose files come in by themselves.
CREATE TABLE watched_folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  last_import INTEGER REFERENCES import (id) -- the last one that brought anything of it
) STRICT;

-- Files of watched folders as they were when they were last dealt with: the same again need not be read again.
CREATE TABLE seen_file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL, -- bytes
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Terms of each capture (rowid: its id), without the text itself: derived. When its terms are
-- old, `search_next` is filled beside it and takes its place: see search-index.ts.
CREATE VIRTUAL TABLE search USING fts5 (
  title, byline, body, topics, tags,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
