/** Where an archive keeps a copy of the page, beside its own address. */
export const sql = `
ALTER TABLE capture ADD COLUMN archived_at TEXT;
`
