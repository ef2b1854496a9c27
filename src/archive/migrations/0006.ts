/** Folders that are watched, and what was seen in them. */
export const sql = `
CREATE TABLE watched_folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  last_import INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE seen_file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
