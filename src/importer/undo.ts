import { setImmediate as turn } from 'node:timers/promises'
import type { LibraryChange, WritableLibrary } from '../archive/archive.ts'
import { ok, type Result } from '../shared/result.ts'

/** Takes an import back, slice by slice, so that others are answered in between. What a slice took stays taken. */
export async function undoImport(
  library: WritableLibrary,
  importId: number,
  onChanged: (change: LibraryChange) => void = () => {},
): Promise<Result<LibraryChange>> {
  const sum = { added: 0, updated: 0, removed: 0 }
  for (;;) {
    const slice = library.undoSlice(importId)
    if (!slice.ok) return slice
    const { change, done } = slice.value
    sum.updated += change.updated
    sum.removed += change.removed
    onChanged(change)
    if (done) return ok(sum)
    await turn()
  }
}
