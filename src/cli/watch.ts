import { mkdirSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { WritableLibrary } from '../archive/archive.ts'
import { Importer } from '../importer/importer.ts'
import { defaultTiming, WatchedFolder } from '../importer/watcher.ts'
import { startParseWorker } from '../importer/start-parse-worker.ts'
import type { ImportSummary } from '../shared/outcome.ts'
import { fail } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { jsonSummary, tell } from './import.ts'
import { withWritableLibrary } from './library.ts'
import { complain, oneLine, print } from './output.ts'
import { ProgressLine } from './progress-line.ts'

/** Imports what is in the folders, then what comes into them, until ctrl-C; a line for each import. */
export async function watch(libraryFile: string, paths: readonly string[], json: boolean): Promise<number> {
  for (const path of paths)
    if (!(await isFolder(path))) return complain(fail('not-found', text.watching.notAFolder(path)).problem)
  mkdirSync(dirname(libraryFile), { recursive: true, mode: 0o700 })
  return withWritableLibrary(libraryFile, (library) => watchUntilEnded(library, paths, json))
}

async function watchUntilEnded(
  library: WritableLibrary,
  paths: readonly string[],
  json: boolean,
): Promise<number> {
  const ended = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  const line = new ProgressLine()
  const importer = new Importer({
    library,
    createWorker: () => startParseWorker(new URL('../importer/parse-worker.ts', import.meta.url)),
    onOutcome: (outcome) => {
      if (outcome.outcome === 'failed') line.aside(() => tell(outcome, false))
    },
    onProgress: (progress) => line.show(progress),
    onEnded: ({ problem }) => {
      line.clear()
      if (problem !== null) complain(problem)
    },
  })
  const folders = paths.map(
    (path) =>
      new WatchedFolder({
        path,
        library,
        importer,
        timing: defaultTiming,
        onState: (state) => {
          if (state === 'absent') process.stderr.write(`${oneLine(path)}: ${text.watching.state.absent}\n`)
        },
        onImported: (summary) => print(json ? asJson(path, summary) : asLine(path, summary)),
      }),
  )
  process.stderr.write(`${text.watching.watches(folders.length)}\n`)
  await ended
  await Promise.all(folders.map((folder) => folder.close()))
  await importer.stop()
  line.clear()
  return exitCodes.allWell
}

const asLine = (path: string, { counts }: ImportSummary): string =>
  text.watching.imported(oneLine(path), text.outcomes(counts))

const asJson = (path: string, summary: ImportSummary): string =>
  JSON.stringify({ folder: path, summary: jsonSummary(summary) })

const isFolder = (path: string): Promise<boolean> =>
  opendir(path).then(
    (folder) => folder.close().then(() => true),
    () => false,
  )
