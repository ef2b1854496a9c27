import { resolve } from 'node:path'
import { text as wholeText } from 'node:stream/consumers'

/** Stands for the paths on standard input. */
export const fromStandardInput = '-'

/** Absolute paths, those on standard input in the place of `-`: one a line, or each ended by a NUL (`find -print0`). */
export async function givenPaths(args: readonly string[], isNulSeparated: boolean): Promise<string[]> {
  if (!args.includes(fromStandardInput)) return args.map((path) => resolve(path))
  const input = await wholeText(process.stdin)
  const listed = input.split(isNulSeparated ? '\0' : /\r?\n/).filter((path) => path !== '')
  return args.flatMap((path) => (path === fromStandardInput ? listed : [path])).map((path) => resolve(path))
}
