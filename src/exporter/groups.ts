const mostFiles = 16
const mostBytes = 16 * 1024 * 1024

/** Takes the files that are written at the same time: few enough bytes, and at least one file. */
export async function* inGroups<T extends { size: number }>(
  files: AsyncIterable<T>,
): AsyncGenerator<T[], void, undefined> {
  let group: T[] = []
  let bytes = 0
  for await (const file of files) {
    if (group.length === mostFiles || (group.length > 0 && bytes + file.size > mostBytes)) {
      yield group
      group = []
      bytes = 0
    }
    group.push(file)
    bytes += file.size
  }
  if (group.length > 0) yield group
}
