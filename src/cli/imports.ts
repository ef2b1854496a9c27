import type { FileOutcome, ImportRecord, OutcomeKind } from '../shared/outcome.ts'
import { fail } from '../shared/result.ts'
import { text } from '../shared/text/text.ts'
import { exitCodes } from './exit-codes.ts'
import { withLibrary } from './library.ts'
import { outcomeAsJson, sentenceOf } from './outcome-lines.ts'
import { complain, isoTime, oneLine, print } from './output.ts'

/** Outcomes read at once. */
const pageSize = 10_000

/** Past imports, newest first. */
export const imports = (libraryFile: string, json: boolean): Promise<number> =>
  withLibrary(libraryFile, (library) => {
    for (const record of library.imports())
      print(json ? JSON.stringify(importAsJson(record)) : importLine(record))
    return exitCodes.allWell
  })

/** What became of the files of an import, by outcome; or those with one outcome. */
export const outcomes = (
  libraryFile: string,
  importId: number,
  { json, outcome }: { json: boolean; outcome: OutcomeKind | null },
): Promise<number> =>
  withLibrary(libraryFile, (library) => {
    if (!library.imports().some(({ id }) => id === importId))
      return complain(fail('not-found', text.noSuchImport(importId)).problem)
    for (let start = 0; ; start += pageSize) {
      const { outcomes } = library.importOutcomes(importId, outcome, start, pageSize)
      for (const file of outcomes) print(json ? JSON.stringify(outcomeAsJson(file)) : outcomeLine(file))
      if (outcomes.length < pageSize) return exitCodes.allWell
    }
  })

const outcomeLine = (file: FileOutcome): string =>
  [file.outcome.padEnd('recaptured'.length), oneLine(file.path), sentenceOf(file)].join('  ').trimEnd()

const importAsJson = ({ id, started, ended, end, undo, counts }: ImportRecord): object => ({
  import: id,
  started: isoTime(started),
  ended: ended === null ? null : isoTime(ended),
  end,
  undo,
  ...counts,
})

const importLine = ({ id, started, end, undo, counts }: ImportRecord): string =>
  [
    String(id).padStart(6),
    isoTime(started),
    (end ?? 'running').padEnd('completed'.length),
    (text.outcomes(counts) || text.nothingFound) + (undo === null ? '' : `, ${text.undoImport.mark[undo]}`),
  ].join('  ')
