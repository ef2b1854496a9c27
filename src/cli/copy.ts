import { resolve } from 'node:path'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { withLibrary } from './library.ts'
import { complain, print } from './output.ts'

/** Saves a copy of the whole library, checked before it counts. */
export const copy = (libraryFile: string, target: string, overwrite: boolean): Promise<number> =>
  withLibrary(libraryFile, async (library) => {
    const path = resolve(target)
    const saved = await library.saveCopy(path, { overwrite })
    if (!saved.ok) return complain(saved.problem)
    print(`${path}: ${text.articles(saved.value.articles)}`)
    return exitCodes.allWell
  })
