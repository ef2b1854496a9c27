import { resolve } from 'node:path'
import { exportOriginals } from '../exporter/exporter.ts'
import { everything } from '../shared/list.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { filterOf, type FilterOptions } from './filter.ts'
import { idsOf, withLibrary } from './library.ts'
import { complain, megabytes, oneLine, print } from './output.ts'

export interface ExportCommandOptions extends FilterOptions {
  json: boolean
}

/** Exports originals to the end; ctrl-C stops after the files under way, which stay. */
export const exportTo = (
  libraryFile: string,
  folder: string,
  options: ExportCommandOptions,
): Promise<number> =>
  withLibrary(libraryFile, async (library) => {
    const filter = filterOf(library, options)
    if (!filter.ok) return complain(filter.problem)
    const isNarrowed = options.source !== null || options.from !== null || options.to !== null
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort())
    const exported = await exportOriginals({
      library,
      articleIds: isNarrowed ? [...idsOf(library.list({ ...everything, filter: filter.value }))] : null,
      folder: resolve(folder),
      signal: stop.signal,
    })
    if (!exported.ok) {
      const exitCode = complain(exported.problem)
      return stop.signal.aborted ? exitCodes.someFailed : exitCode
    }
    const { folder: made, files, bytes, missing, removed } = exported.value
    if (options.json) print(JSON.stringify(exported.value))
    else {
      for (const { path, sentence } of missing) process.stderr.write(`${oneLine(path)}: ${sentence}\n`)
      for (const path of removed)
        process.stderr.write(`${oneLine(path)}: ${text.handingOut.removedMeanwhile}\n`)
      print(`${made}: ${text.files(files)}, ${megabytes(bytes)}`)
    }
    return missing.length > 0 ? exitCodes.someFailed : exitCodes.allWell
  })
