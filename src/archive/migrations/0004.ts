/** Imports that were taken back. */
export const sql = `
ALTER TABLE import ADD COLUMN undo TEXT CHECK (undo IN ('begun', 'done'));
`
