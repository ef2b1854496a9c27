/** Pictures from files beside the originals. */
export const sql = `
CREATE TABLE picture (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  type TEXT NOT NULL,
  width INTEGER,
  height INTEGER,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE capture_picture (
  capture_id INTEGER NOT NULL REFERENCES capture (id),
  address TEXT NOT NULL,
  picture_id INTEGER NOT NULL REFERENCES picture (id),
  PRIMARY KEY (capture_id, address)
) STRICT, WITHOUT ROWID;

CREATE INDEX capture_picture_by_picture ON capture_picture (picture_id);
`
