/**
 * The library: the whole public face of this room. Everything else here is how it is done, except `packing.ts`,
 * which parse workers use because they must not load SQLite. See docs/library.md, and schema.sql for the tables.
 */
export { examine, openForReading, openForWriting, type WritingOptions } from './open.ts'
export { rehearseWithoutLibrary } from './rehearsal.ts'
export type { ImportTarget, SearchIndexWriter, WritableLibrary } from './writable.ts'
export type { CaptureToIndex, IndexedCapture } from './search-index.ts'
export type { OriginalFile, ReadableLibrary, ReadingOptions } from './readable.ts'
export type { BatchItem, BatchReport, LibraryChange } from './batch.ts'
export type { CheckReport } from './check.ts'
export type { CapturePicture, PictureFile } from './pictures.ts'
export type { OriginalEntry } from './originals.ts'
export type { CopyOptions } from './save-copy.ts'
export type { StoredArticle } from './view.ts'
export type { SeenFile, StoredFolder } from './watched.ts'
export { placeOf } from './place.ts'
export { problemOf } from './problems.ts'
