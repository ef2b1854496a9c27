import { statSync } from 'node:fs'
import { exitCodes } from './exit-codes.ts'
import { remarkOnStaleIndex, withLibrary } from './library.ts'
import { megabytes, oneLine, print } from './output.ts'

export const stats = (libraryFile: string, json: boolean): Promise<number> =>
  withLibrary(libraryFile, (library) => {
    remarkOnStaleIndex(library)
    const info = library.info()
    const sources = library.sources()
    const bytes = statSync(libraryFile).size
    if (json) {
      print(
        JSON.stringify({
          ...info,
          bytes,
          bySource: sources.map(({ domain, name, count }) => ({ domain, name, count })),
        }),
      )
      return exitCodes.allWell
    }
    print(`Library    ${info.path} (${megabytes(bytes)})`)
    print(`Articles   ${info.articles}, in ${info.captures} captures, from ${info.sources} sources`)
    print(`Days       ${info.firstDay ?? '–'} to ${info.lastDay ?? '–'}, counted in ${info.timeZone}`)
    for (const { name, count } of sources) print(`${String(count).padStart(8)}   ${oneLine(name)}`)
    return exitCodes.allWell
  })
