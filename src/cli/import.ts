import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openForWriting } from '../archive/archive.ts'
import { Importer } from '../importer/importer.ts'
import type { FileOutcome, ImportSummary } from '../shared/outcome.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { outcomeAsJson, sentenceOf } from './outcome-lines.ts'
import { complain, oneLine, print } from './output.ts'

/** Imports to the end; ctrl-C stops after the files under way, and what is written stays. */
export async function importPaths(
  libraryFile: string,
  paths: readonly string[],
  json: boolean,
): Promise<number> {
  mkdirSync(dirname(libraryFile), { recursive: true, mode: 0o700 })
  const opened = openForWriting(libraryFile)
  if (!opened.ok) return complain(opened.problem)
  const library = opened.value
  try {
    const importer = new Importer({
      library,
      createWorker: () => new Worker(new URL('../importer/parse-worker.ts', import.meta.url)),
      onOutcome: json ? (outcome) => print(JSON.stringify(outcomeAsJson(outcome))) : tellFailure,
    })
    process.once('SIGINT', () => importer.cancel())
    const summary = await importer.import(paths.map((path) => resolve(path)))
    if (!summary.ok) return complain(summary.problem)
    if (json) print(JSON.stringify({ summary: jsonSummary(summary.value) }))
    else
      print(
        `${text.importEnd[summary.value.end]}: ${text.outcomes(summary.value.counts) || text.nothingFound}`,
      )
    if (summary.value.problem !== null) return complain(summary.value.problem)
    return summary.value.counts.failed > 0 || summary.value.end !== 'completed'
      ? exitCodes.someFailed
      : exitCodes.allWell
  } finally {
    library.close()
  }
}

const jsonSummary = ({ importId, end, took, counts, found, problem }: ImportSummary): object => ({
  import: importId,
  end,
  milliseconds: took,
  files: found,
  ...counts,
  problem,
})

function tellFailure(file: FileOutcome): void {
  if (file.outcome === 'failed') process.stderr.write(`${oneLine(file.path)}: ${sentenceOf(file)}\n`)
}
