import type { BigIntStats } from 'node:fs'
import { opendir, lstat, stat, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { ReasonCode } from '../shared/outcome.ts'
import { companionFolders } from './companion-folders.ts'
import { aboutRepository, isDocumentName, isMachinery } from './document-names.ts'
import { fileProblem } from './file-problem.ts'

/** A regular file to read, or a path whose fate is already known. */
export type Found =
  | { kind: 'file'; path: string; size: number; modified: number }
  | {
      kind: 'settled'
      path: string
      outcome: 'ignored' | 'failed'
      reason: ReasonCode
      detail: string | null
    }

/**
 * Walks what the user gave, in name order, and yields every file below it once.
 * What the user named himself is taken even when hidden or oddly named; inside folders, hidden entries are
 * ignored as wholes (a `.git` folder is one ignored path) and names that are no documents are ignored. Every file in
 * the companion folder of a page that is given too is ignored as a companion.
 * @param wants which paths below the roots to look at; the others are passed over, but tell what is a companion
 */
export async function* discover(
  roots: readonly string[],
  wants: Wants = () => true,
): AsyncGenerator<Found, void, undefined> {
  const walk: Walk = { entered: new Set(), wants }
  const companions = companionFolders(roots)
  for (const root of roots) yield* visit(root, companions.has(root) ? 'companion' : 'named', walk)
}

export type Wants = (path: string) => boolean

interface Walk {
  /** Folders, each once. */
  entered: Set<string>
  wants: Wants
}

/**
 * What a path is to the one who gave it: named by the user, found in a folder, part of a page found there, or of what
 * makes a site or describes a repository.
 */
type Standing = 'named' | 'found' | 'companion' | 'machinery'

async function* visit(path: string, standing: Standing, walk: Walk): AsyncGenerator<Found, void, undefined> {
  const named = standing === 'named'
  if (!named && isHidden(path)) {
    yield settled(path, 'ignored', 'hidden')
    return
  }
  let stats: BigIntStats
  try {
    stats = await lstat(path, { bigint: true })
    if (stats.isSymbolicLink()) {
      stats = await stat(path, { bigint: true })
      if (!named && stats.isDirectory() && (await leadsUp(path))) {
        yield settled(path, 'failed', 'link-loop')
        return
      }
    }
  } catch (error) {
    yield settled(path, 'failed', ...fileProblem(error))
    return
  }
  if (stats.isDirectory()) yield* visitFolder(path, stats, standing, walk)
  else if (standing === 'companion') yield settled(path, 'ignored', 'companion')
  else if (!stats.isFile()) yield settled(path, 'failed', 'not-a-regular-file')
  else if (standing === 'machinery' || (!named && !isDocumentName(path)))
    yield settled(path, 'ignored', 'not-a-document')
  else yield { kind: 'file', path, size: Number(stats.size), modified: Number(stats.mtimeMs) }
}

async function* visitFolder(
  path: string,
  stats: BigIntStats,
  standing: Standing,
  walk: Walk,
): AsyncGenerator<Found, void, undefined> {
  const identity = await folderIdentity(path, stats)
  if (walk.entered.has(identity)) {
    yield settled(path, 'failed', 'link-loop')
    return
  }
  walk.entered.add(identity)
  const names: string[] = []
  try {
    for await (const entry of await opendir(path)) names.push(entry.name)
  } catch (error) {
    yield settled(path, 'failed', ...fileProblem(error))
    return
  }
  names.sort()
  const companions = companionFolders(names)
  const about = aboutRepository(names)
  const standingOf = (name: string): Standing => {
    if (standing === 'companion' || standing === 'machinery') return standing
    if (companions.has(name)) return 'companion'
    return about.has(name) || isMachinery(join(path, name)) ? 'machinery' : 'found'
  }
  for (const name of names) {
    const inside = join(path, name)
    if (!walk.wants(inside)) continue
    yield* visit(inside, standingOf(name), walk)
  }
}

/** A link to a folder around it would bring in far more than the user gave, and itself again. */
async function leadsUp(link: string): Promise<boolean> {
  const inside = relative(await realpath(link), await realpath(dirname(link)))
  return inside === '' || !(isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`))
}

/** Windows' file ids are not unique on every file system; there the resolved path stands in. */
const folderIdentity = async (path: string, stats: BigIntStats): Promise<string> =>
  process.platform === 'win32' ? (await realpath(path)).toLowerCase() : `${stats.dev}:${stats.ino}`

const isHidden = (path: string): boolean => basename(path).startsWith('.')

function settled(
  path: string,
  outcome: 'ignored' | 'failed',
  reason: ReasonCode,
  detail: string | null = null,
): Found {
  return { kind: 'settled', path, outcome, reason, detail }
}
