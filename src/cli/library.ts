import {
  openForReading,
  openForWriting,
  problemOf,
  type ReadableLibrary,
  type ReadingOptions,
  type WritableLibrary,
} from '../archive/archive.ts'
import { text } from '../shared/text/text.ts'
import { complain, remark } from './output.ts'

/** Opens the library for reading, uses it and closes it; a library that fails is a sentence and an exit code. */
export async function withLibrary(
  file: string,
  use: (library: ReadableLibrary) => number | Promise<number>,
  options: ReadingOptions = {},
): Promise<number> {
  const opened = openForReading(file, options)
  if (!opened.ok) return complain(opened.problem)
  return using(opened.value, use)
}

/** For what searches or says what the library holds. */
export function remarkOnStaleIndex(library: ReadableLibrary): void {
  if (library.searchIndex() === 'stale') remark(text.searchIndex.isStale)
}

/** The same for writing, which one process at a time may. */
export async function withWritableLibrary(
  file: string,
  use: (library: WritableLibrary) => number | Promise<number>,
): Promise<number> {
  const opened = openForWriting(file)
  if (!opened.ok) return complain(opened.problem)
  return using(opened.value, use)
}

async function using<L extends { close: () => void }>(
  library: L,
  use: (library: L) => number | Promise<number>,
): Promise<number> {
  try {
    return await use(library)
  } catch (error) {
    return complain(problemOf(error))
  } finally {
    library.close()
  }
}

/** One by one: the terminal has nothing else to do meanwhile. */
export function* idsOf(list: Iterable<Int32Array | null>): Generator<number, void, undefined> {
  for (const ids of list) if (ids !== null) yield* ids
}
