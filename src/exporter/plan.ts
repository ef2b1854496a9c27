/**
 * What is to be exported, as it was at the beginning: what goes to the trash meanwhile was asked for, and what is
 * deleted for good meanwhile can still be named. On the disk, since a library may have millions of originals.
 */
import { open } from 'node:fs/promises'
import type { OriginalEntry } from '../archive/archive.ts'
import { Cancelled } from './problems.ts'

/** Characters written at a time. */
const chunk = 1024 * 1024

/** Gives how many there are. Throws what the library and the file system say, and Cancelled. */
export async function writePlan(
  path: string,
  first: OriginalEntry,
  others: Iterable<OriginalEntry>,
  signal: AbortSignal | undefined,
): Promise<number> {
  await using file = await open(path, 'wx')
  let lines = lineOf(first)
  let count = 1
  for (const original of others) {
    lines += lineOf(original)
    count++
    if (lines.length < chunk) continue
    if (signal?.aborted) throw new Cancelled()
    await file.appendFile(lines)
    lines = ''
  }
  await file.appendFile(lines)
  return count
}

/** In the order in which they were written. */
export async function* readPlan(path: string): AsyncGenerator<OriginalEntry, void, undefined> {
  await using file = await open(path)
  for await (const line of file.readLines()) {
    const { sha256, ...original } = JSON.parse(line) as Planned
    yield { ...original, sha256: Buffer.from(sha256, 'hex') }
  }
}

type Planned = Omit<OriginalEntry, 'sha256'> & { sha256: string }

/** Node's `readLines` ends a line at U+2028 and U+2029, too, which JSON leaves as they are. */
function lineOf({ sha256, ...original }: OriginalEntry): string {
  const planned: Planned = { ...original, sha256: Buffer.from(sha256).toString('hex') }
  const json = JSON.stringify(planned).replace(/[\u2028\u2029]/g, (end) =>
    end === '\u2028' ? '\\u2028' : '\\u2029',
  )
  return `${json}\n`
}
