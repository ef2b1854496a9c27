/** Paths into containers (`a.zip!/b.html`), as outcomes name them: so that one failed entry can be tried again. */
import { lstat } from 'node:fs/promises'

/** Stands between a container and what is in it. */
export const inside = '!/'

export interface Wanted {
  /** Files and folders to walk, each once. */
  roots: string[]
  /** Whether an entry was asked for, or a container that may hold one. */
  wants: (path: string) => boolean
}

/** What was given as a path that is not there, but into a file that is, is that file, of which only this is wanted. */
export async function readGiven(paths: readonly string[]): Promise<Wanted> {
  const roots = new Set<string>()
  const whole = new Set<string>()
  const chosen = new Set<string>()
  const above = new Set<string>()
  for (const path of paths) {
    const container = await containerOf(path)
    if (container === null) {
      roots.add(path)
      whole.add(path)
    } else {
      roots.add(container)
      chosen.add(path)
      for (const outer of outerPaths(path)) above.add(outer)
    }
  }
  return {
    roots: [...roots],
    wants: (path) => {
      if (chosen.size === 0 || chosen.has(path) || above.has(path)) return true
      const outer = outerPaths(path)
      return outer.some((one) => whole.has(one) || chosen.has(one)) || !outer.some((one) => above.has(one))
    },
  }
}

async function containerOf(path: string): Promise<string | null> {
  const outer = outerPaths(path)
  if (outer.length === 0 || (await isThere(path))) return null
  for (const one of outer) if (await isThere(one)) return one
  return null
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    (stats) => !stats.isDirectory(),
    () => false,
  )

/** `a!/b!/c`: `a`, `a!/b`. */
function outerPaths(path: string): string[] {
  const paths: string[] = []
  for (let at = path.indexOf(inside); at !== -1; at = path.indexOf(inside, at + 1))
    paths.push(path.slice(0, at))
  return paths
}
