/**
 * One folder that is watched. Events of the file system only say where to look: what is found there is what an import
 * of the folder would find. What no event tells of (a network drive changed by others, a disk that is back, what came
 * while nobody watched) is found by walking through the whole folder, which reads no file that looks as it did.
 */
import { watch, type FSWatcher } from 'chokidar'
import { opendir, realpath, stat } from 'node:fs/promises'
import { join, normalize, relative } from 'node:path'
import { placeOf, type WritableLibrary } from '../../archive/archive.ts'
import type { ImportSummary } from '../../shared/outcome.ts'
import type { WatchState } from '../../shared/watching.ts'
import { isDocumentName } from '../document-names.ts'
import type { Importer } from '../importer.ts'
import { News } from './news.ts'
import { Pending } from './pending.ts'

/** All in milliseconds. */
export interface Timing {
  /** Without a change for so long, a file is taken to be whole. */
  settle: number
  /** What came first waits at most so long for the end of a burst. */
  longest: number
  /** Between two looks whether the folder is there. */
  look: number
  /** Between two walks through a folder with events, which may get lost. */
  walk: number
  /** Between two walks through a folder on a network drive, or one that the system cannot watch. */
  walkWithoutEvents: number
}

export const defaultTiming: Timing = {
  settle: 2_000,
  longest: 15_000,
  look: 5_000,
  walk: 15 * 60_000,
  walkWithoutEvents: 60_000,
}

export interface WatchedFolderOptions {
  path: string
  library: WritableLibrary
  importer: Importer
  onState: (state: WatchState) => void
  /** After each import that brought something. */
  onImported: (summary: ImportSummary) => void
  timing: Timing
}

export class WatchedFolder {
  readonly #options: WatchedFolderOptions
  readonly #pending: Pending
  #state: WatchState = 'starting'
  #watcher: FSWatcher | null = null
  /** Which folder stands at the path: another one, or another disk, is taken up anew. */
  #identity: string | null = null
  #isOurs: (path: string) => boolean = () => false
  #hasEvents = false
  /** When the next walk through all of it is due; null while the folder is not there. */
  #walkAt: number | null = null
  #importTimer: NodeJS.Timeout | null = null
  #lookTimer: NodeJS.Timeout | null = null
  #importing = false
  #closed = false

  constructor(options: WatchedFolderOptions) {
    this.#options = options
    this.#pending = new Pending(options.timing.settle, options.timing.longest)
    void this.#look()
  }

  get path(): string {
    return this.#options.path
  }

  get state(): WatchState {
    return this.#state
  }

  /** Nothing more is begun; an import under way goes on. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#lookTimer !== null) clearTimeout(this.#lookTimer)
    if (this.#importTimer !== null) clearTimeout(this.#importTimer)
    await this.#detach()
  }

  /** Sees whether the folder is there, again and again. */
  async #look(): Promise<void> {
    const identity = await identityOf(this.path)
    if (this.#closed) return
    if (identity !== this.#identity) {
      await this.#detach()
      this.#identity = identity
      if (identity !== null) await this.#attach()
      if (this.#closed) return this.#detach()
    }
    this.#become(identity === null ? 'absent' : 'watching')
    this.#lookTimer = setTimeout(() => void this.#look(), this.#options.timing.look)
  }

  /** Events first, then the walk: what comes in between is in one of them. */
  async #attach(): Promise<void> {
    const { path, library } = this.#options
    const real = await realpath(path).catch(() => path)
    const own = relative(real, await realpath(library.path).catch(() => library.path))
    const ours = join(path, own)
    this.#isOurs = (at) => at.startsWith(ours) && besideLibrary.test(at.slice(ours.length))
    this.#hasEvents = placeOf(join(real, 'x')) !== 'network' && (await this.#watchEvents(real))
    this.#walkAt = Date.now()
    this.#schedule()
  }

  /** False where the system cannot watch it, for want of watches or handles. */
  #watchEvents(real: string): Promise<boolean> {
    const { path } = this.#options
    // The events name the real folder; and only what is below it counts, which itself may well lie in a hidden one.
    const below = (at: string): string => normalize(at).slice(real.length)
    const shown = (at: string): string => path + below(at)
    const watcher = watch(real, {
      ignoreInitial: true,
      // Links out of the folder are followed by walks, which know when they lead in circles.
      followSymlinks: false,
      atomic: false,
      ignorePermissionErrors: true,
      ignored: (at, stats) =>
        at.length > real.length &&
        (/(^|[\\/])\./.test(below(at)) ||
          this.#isOurs(shown(at)) ||
          (stats?.isFile() === true && !isDocumentName(at))),
    })
    this.#watcher = watcher
    const changed = (at: string): void => {
      if (this.#watcher !== watcher || at.length <= real.length) return
      this.#pending.note(shown(at), Date.now())
      this.#schedule()
    }
    watcher.on('add', changed).on('change', changed)
    return new Promise((resolve) => {
      watcher.once('ready', () => resolve(true))
      watcher.on('error', () => {
        if (this.#watcher !== watcher) return
        this.#hasEvents = false
        this.#watcher = null
        void watcher.close()
        // What happened meanwhile, no event has told.
        if (this.#walkAt !== null) this.#walkAt = Date.now()
        this.#schedule()
        resolve(false)
      })
    })
  }

  async #detach(): Promise<void> {
    const watcher = this.#watcher
    this.#watcher = null
    this.#identity = null
    this.#walkAt = null
    this.#hasEvents = false
    await watcher?.close()
  }

  #become(state: WatchState): void {
    if (this.#state === state) return
    this.#state = state
    this.#options.onState(state)
  }

  #schedule(): void {
    if (this.#importTimer !== null) clearTimeout(this.#importTimer)
    this.#importTimer = null
    if (this.#importing || this.#closed || this.#walkAt === null) return
    const due = Math.min(this.#walkAt, this.#pending.due ?? Infinity)
    this.#importTimer = setTimeout(() => void this.#import(), Math.max(0, due - Date.now()))
  }

  async #import(): Promise<void> {
    const { path, library, importer, onImported, timing } = this.#options
    const walkAt = this.#walkAt
    if (walkAt === null) return
    const whole = walkAt <= Date.now()
    const news = new News({
      library,
      root: path,
      changed: this.#pending.take(Date.now()),
      whole,
      isOurs: this.#isOurs,
      onUnsettled: (at) => this.#pending.note(at, Date.now()),
      settle: timing.settle,
    })
    this.#importing = true
    const summary = await importer.run({
      paths: [path],
      target: news,
      find: () => news.find(),
      isNews: () => news.importId !== null,
    })
    this.#importing = false
    if (summary !== null && news.importId !== null) onImported(summary)
    // One that was broken off is made up for by the next walk. Another may be due already: the folder came back.
    const isDone = summary?.end === 'completed' && summary.problem === null
    if (this.#walkAt === walkAt && (whole || !isDone)) {
      const isBrokenOff = summary !== null && summary.problem !== null
      this.#walkAt = Date.now() + (this.#hasEvents && !isBrokenOff ? timing.walk : timing.walkWithoutEvents)
    }
    this.#schedule()
  }
}

/** The library itself, its log and its lock: reading them would change them, and be told as a change. */
const besideLibrary = /^(-wal|-shm|-journal|\.lock.*)?$/

/** Null for a folder that is not there, or cannot be read. */
async function identityOf(path: string): Promise<string | null> {
  try {
    await (await opendir(path)).close()
    const { dev, ino } = await stat(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return null
  }
}
