import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  openForReading,
  rehearseWithoutLibrary,
  type ImportTarget,
  type ReadableLibrary,
} from '../archive/archive.ts'
import { Importer } from '../importer/importer.ts'
import { startParseWorker } from '../importer/start-parse-worker.ts'
import type { FileOutcome, ImportSummary } from '../shared/outcome.ts'
import { fail, type Result } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { withLibrary, withWritableLibrary } from './library.ts'
import { outcomeAsJson, sentenceOf } from './outcome-lines.ts'
import { complain, oneLine, print } from './output.ts'
import { ProgressLine } from './progress-line.ts'

export interface ImportOptions {
  json: boolean
  dryRun: boolean
}

/** Imports to the end; ctrl-C stops after the files under way, and what is written stays. */
export async function importPaths(
  libraryFile: string,
  paths: readonly string[],
  { json, dryRun }: ImportOptions,
): Promise<number> {
  if (dryRun) return rehearse(libraryFile, paths, json)
  mkdirSync(dirname(libraryFile), { recursive: true, mode: 0o700 })
  return withWritableLibrary(libraryFile, (library) => run({ library, paths, json, rehearsal: null }))
}

/** Imports the files of an import that failed once more. */
export async function retry(libraryFile: string, importId: number, json: boolean): Promise<number> {
  let failed: string[] = []
  const found = await withLibrary(libraryFile, (library) => {
    failed = library.failedPaths(importId)
    return isThere(library, importId)
      ? exitCodes.allWell
      : complain(fail('not-found', text.noSuchImport(importId)).problem)
  })
  if (found !== exitCodes.allWell) return found
  return importPaths(libraryFile, failed, { json, dryRun: false })
}

const isThere = (library: ReadableLibrary, importId: number): boolean =>
  library.imports().some(({ id }) => id === importId)

/** Reads the library only, so that the app may have it open. */
async function rehearse(libraryFile: string, paths: readonly string[], json: boolean): Promise<number> {
  const opened = openForReading(libraryFile)
  if (!opened.ok && opened.problem.code !== 'not-found') return complain(opened.problem)
  const library = opened.ok ? opened.value : null
  try {
    const rehearsal = library?.rehearse() ?? rehearseWithoutLibrary()
    return await run({ library: rehearsal, paths, json, rehearsal })
  } finally {
    library?.close()
  }
}

interface Run {
  library: ImportTarget
  paths: readonly string[]
  json: boolean
  rehearsal: ImportTarget | null
}

async function run({ library, paths, json, rehearsal }: Run): Promise<number> {
  const line = new ProgressLine()
  const importer = new Importer({
    library,
    createWorker: () => startParseWorker(new URL('../importer/parse-worker.ts', import.meta.url)),
    onOutcome: (outcome) => {
      if (json || outcome.outcome === 'failed') line.aside(() => tell(outcome, json))
    },
    onProgress: (progress) => line.show(progress),
  })
  process.once('SIGINT', () => importer.cancel())
  const summary = await importer.import(paths, rehearsal)
  line.clear()
  return report(summary, json)
}

function report(imported: Result<ImportSummary>, json: boolean): number {
  if (!imported.ok) return complain(imported.problem)
  const summary = imported.value
  print(json ? JSON.stringify({ summary: jsonSummary(summary) }) : text.importSummary(summary))
  if (summary.problem !== null) return complain(summary.problem)
  return summary.counts.failed > 0 || summary.end !== 'completed' ? exitCodes.someFailed : exitCodes.allWell
}

export const jsonSummary = ({
  importId,
  dryRun,
  end,
  took,
  counts,
  found,
  problem,
}: ImportSummary): object => ({
  import: dryRun ? null : importId,
  dryRun,
  end,
  milliseconds: took,
  files: found,
  ...counts,
  problem,
})

export function tell(file: FileOutcome, json: boolean): void {
  if (json) print(JSON.stringify(outcomeAsJson(file)))
  else process.stderr.write(`${oneLine(file.path)}: ${sentenceOf(file)}\n`)
}
