import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from '../shared/text/text.ts'

/** Holds what is unfinished while an export runs, and stays when it stops before its end. */
export const unfinished = 'incomplete'

/** Makes `Pressmark export 2026-11-22` in the chosen folder, with (2), (3) when taken; gives its path. */
export async function makeExportFolder(chosen: string, now: Date): Promise<string> {
  const name = text.handingOut.folderName(localDay(now))
  for (let number = 1; ; number++) {
    const path = join(chosen, number === 1 ? name : `${name} (${number})`)
    try {
      await mkdir(path)
      await mkdir(join(path, unfinished))
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
