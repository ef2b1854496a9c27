import { undoImport } from '../importer/undo.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { withWritableLibrary } from './library.ts'
import { complain, print } from './output.ts'

/** Takes away what an import brought; one that was interrupted is gone on with. */
export const undo = (libraryFile: string, importId: number): Promise<number> =>
  withWritableLibrary(libraryFile, async (library) => {
    const undone = await undoImport(library, importId)
    if (!undone.ok) return complain(undone.problem)
    print(text.undoImport.done(undone.value.removed, undone.value.updated))
    return exitCodes.allWell
  })
