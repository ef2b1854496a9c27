/** The reader process: a read-only connection for lists, counts and opening articles. */
import { openForReading, problemOf, type OriginalFile, type ReadableLibrary } from '../archive/archive.ts'
import { ResultSets } from '../archive/result-sets.ts'
import type { Block } from '../shared/article.ts'
import type { ListFilter } from '../shared/list.ts'
import { fail, ok, type Problem, type Result } from '../shared/result.ts'
import type { ReaderService } from './child-messages.ts'
import type { PicturesInside } from './body-pictures.ts'
import { originalView } from './original-view.ts'
import { serve, tellMain } from './serve.ts'
import { text } from '../shared/text/text.ts'

const path = process.argv[2] ?? ''

interface Open {
  library: ReadableLibrary
  resultSets: ResultSets
}

let problem: Problem | null = null
let announceReady: () => void = () => {}
const ready = new Promise<void>((resolve) => (announceReady = resolve))
let open: Open | null = tryToOpen()
let inside: PicturesInside | null = null

function tryToOpen(): Open | null {
  const opened = openForReading(path, { blocksOf: (original) => blocksOf(original) })
  problem = opened.ok ? null : opened.problem
  return opened.ok
    ? {
        library: opened.value,
        resultSets: new ResultSets(opened.value, (growth) => tellMain('listGrew', growth)),
      }
    : null
}

/** Milliseconds that the first list has for itself before the parser is loaded, which takes a tenth of a second. */
const parserRest = 1_500
let isParserComing = false

/** Neither the first list nor the first article is to wait for it. */
function loadParserSoon(): void {
  if (isParserComing) return
  isParserComing = true
  setTimeout(() => void import('./read-article.ts'), parserRest)
}

/** Texts are not stored: where the index cannot tell, they are parsed again. */
let blocksOf: (original: OriginalFile) => readonly Block[] | null = () => null

/** Loaded before a search that may ask for texts. */
async function parserFor({ search }: Pick<ListFilter, 'search'>): Promise<void> {
  if (search.trim() !== '') ({ blocksOf } = await import('../importer/blocks.ts'))
}

async function picturesInside(): Promise<PicturesInside> {
  const { PicturesInside } = await import('./body-pictures.ts')
  return (inside ??= new PicturesInside())
}

/** A new or an old library is created or migrated by the writer first; until then requests wait. */
async function withLibrary<T>(use: (open: Open) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
  if (open === null) await ready
  if (open === null) return fail(problem?.code ?? 'unexpected', problem?.sentence ?? '', problem?.detail)
  try {
    return await use(open)
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

const service: ReaderService = {
  libraryReady: () => {
    open ??= tryToOpen()
    announceReady()
    return ok(null)
  },
  library: () => withLibrary(({ library }) => ok(library.info())),
  openList: ({ query, count }) => {
    loadParserSoon()
    return withLibrary(async ({ resultSets }) => {
      await parserFor(query.filter)
      return resultSets.open(query, count)
    })
  },
  listRows: ({ handle, start, count }) =>
    withLibrary(({ resultSets }) => resultSets.rows(handle, start, count)),
  listGrowth: ({ handle }) => withLibrary(({ resultSets }) => resultSets.growth(handle)),
  carryRows: ({ from, to, rows, ranges }) =>
    withLibrary(({ resultSets }) => resultSets.carry(from, to, rows, ranges)),
  rowOf: ({ handle, id }) => withLibrary(({ resultSets }) => resultSets.rowOf(handle, id)),
  closeList: ({ handle }) =>
    withLibrary(({ resultSets }) => {
      resultSets.close(handle)
      return ok(null)
    }),
  sources: () => withLibrary(({ library }) => ok(library.sources())),
  facets: ({ filter, most }) =>
    withLibrary(async ({ resultSets }) => {
      await parserFor(filter)
      return resultSets.facets(filter, most)
    }),
  coverage: ({ filter }) =>
    withLibrary(async ({ resultSets }) => {
      await parserFor(filter)
      return resultSets.coverage(filter)
    }),
  imports: () => withLibrary(({ library }) => ok(library.imports())),
  importOutcomes: ({ id, outcome, start, count }) =>
    withLibrary(({ library }) => ok(library.importOutcomes(id, outcome, start, count))),
  undoPreview: ({ id }) => withLibrary(({ library }) => ok(library.undoPreview(id))),
  failedPaths: ({ id }) => withLibrary(({ library }) => ok(library.failedPaths(id))),
  purgePreview: ({ ids }) => withLibrary(({ library }) => ok(library.purgePreview(ids))),
  idsOf: ({ handle, ranges }) => withLibrary(({ resultSets }) => resultSets.ids(handle, ranges)),
  original: ({ captureId }) => withLibrary(({ library }) => library.original(captureId)),
  showOriginal: ({ captureId }) =>
    withLibrary(({ library }) => {
      const original = library.original(captureId)
      return original.ok ? ok(originalView(original.value)) : original
    }),
  articleAt: ({ address }) =>
    withLibrary(async ({ library }) => {
      const { place } = await import('../parser/parser.ts')
      const key = place(address)?.key
      return ok({ id: key === undefined ? null : library.articleAt(key) })
    }),
  passages: ({ search, ids }) =>
    withLibrary(async ({ resultSets }) => {
      await parserFor({ search })
      return resultSets.passages(search, ids)
    }),
  openArticle: ({ id, captureId, search = '' }) =>
    withLibrary(async ({ library, resultSets }) => {
      await parserFor({ search })
      const { readArticle } = await import('./read-article.ts')
      const isSought = search.trim() !== '' && captureId === undefined
      const found = isSought ? await resultSets.hit(search, id) : ok(null)
      return found.ok ? readArticle(library, await picturesInside(), id, captureId, found.value) : found
    }),
  picture: ({ captureId, sha256 }) =>
    withLibrary(async ({ library }) => {
      const inside = await picturesInside()
      const file = library.picture(Buffer.from(sha256, 'hex')) ?? inside.file(library, captureId, sha256)
      return file === null ? fail('not-found', text.failure.noPicture) : ok(file)
    }),
}

serve(service)
