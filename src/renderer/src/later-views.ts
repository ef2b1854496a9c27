/** What the first list does not need: loaded in one piece once that is painted. */
export { default as DaysTimeline } from './timeline/DaysTimeline.svelte'
export { default as DropOverlay } from './import/DropOverlay.svelte'
export { default as ExportStatus } from './export/ExportStatus.svelte'
export { default as FilterFields } from './filters/FilterFields.svelte'
export { default as ImportStatus } from './import/ImportStatus.svelte'
export { default as LibraryNote } from './LibraryNote.svelte'
export { default as ReaderPane } from './reader/ReaderPane.svelte'
export { default as Remark } from './Remark.svelte'
