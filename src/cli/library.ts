import { openForReading, problemOf, type ReadableLibrary } from '../archive/archive.ts'
import { complain } from './output.ts'

/** Opens the library for reading, uses it and closes it; a library that fails is a sentence and an exit code. */
export async function withLibrary(
  file: string,
  use: (library: ReadableLibrary) => number | Promise<number>,
): Promise<number> {
  const opened = openForReading(file)
  if (!opened.ok) return complain(opened.problem)
  try {
    return await use(opened.value)
  } catch (error) {
    return complain(problemOf(error))
  } finally {
    opened.value.close()
  }
}
