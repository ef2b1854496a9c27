/** Times an import of files of every kind, all of them together and each kind on its own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { importOnce, sizeBelow } from './import.ts'
import { writeMixedCorpus } from './mixed-corpus.ts'

const count = 6_000

export interface MixedTimes {
  files: number
  /** Seconds, with the start of the process. */
  took: number
  /** Without the start of the process, as it takes when there is nothing to import. */
  filesPerSecond: number
  kinds: { kind: string; files: number; bytes: number; filesPerSecond: number }[]
}

export async function timeMixed(work: string): Promise<MixedTimes> {
  const corpus = join(work, 'mixed')
  const kinds = writeMixedCorpus(corpus, count)
  const nothing = join(work, 'nothing')
  mkdirSync(nothing)
  const started = await importOnce(nothing, join(work, 'nothing.pressmark'))
  const rate = (files: number, took: number): number => files / Math.max(0.001, took - started.took)

  const { took } = await importOnce(corpus, join(work, 'mixed.pressmark'), { someMayFail: true })
  const timed: MixedTimes['kinds'] = []
  for (const { kind, folder, files } of kinds) {
    const alone = await importOnce(folder, join(work, `${kind}.pressmark`), {
      someMayFail: kind === 'broken',
    })
    timed.push({ kind, files, bytes: sizeBelow(folder), filesPerSecond: rate(files, alone.took) })
  }
  const files = kinds.reduce((sum, kind) => sum + kind.files, 0)
  return { files, took, filesPerSecond: rate(files, took), kinds: timed }
}
