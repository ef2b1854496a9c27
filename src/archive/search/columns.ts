/**
 * What articles are filtered, sorted and counted by, of all articles at once, in arrays: a million of them are looked
 * through in some milliseconds, which SQLite needs a second for. They take some 60 bytes an article. Everything here
 * works in slices: each `yield` is a place where other requests may have their turn.
 */
import type { Connection } from '../connection.ts'
import { changeReader } from '../article-changes.ts'
import { authorName } from './author-name.ts'
import { Names } from './names.ts'
import { Resumable } from './resumable.ts'
import { withRoom } from './with-room.ts'

/** What stands for no day; days are counted from 1970. */
export const noDay = -0x8000_0000

/** Articles or captures read between two places to pause: about three milliseconds. */
const sliceRows = 4_096

type ArticleRow = [
  id: number,
  day: number | null,
  time: number | null,
  source: number,
  trashed: number,
  shown: number,
  captures: number,
  captured: number | null,
  imported: number,
]

type CaptureRow = [
  id: number,
  article: number,
  importId: number,
  format: string,
  lang: string,
  byline: string,
  hasImage: number,
]

const articleColumns = 'id, day, time, source_id, trashed, shown_capture_id, captures, captured, imported'
const captureColumns =
  'id, article_id, import_id, format, lang, byline, (image_address IS NOT NULL) OR id IN (SELECT capture_id FROM capture_picture)'

export class Columns {
  readonly #db: Connection
  readonly #changes
  readonly #listeners: ((changed: ReadonlySet<number> | null) => void)[] = []

  /** Ids below this have their place in the arrays. */
  articleEnd = 1
  captureEnd = 1

  // By article id.
  day = new Int32Array(0)
  /** NaN: none. */
  time = new Float64Array(0)
  captured = new Float64Array(0)
  imported = new Float64Array(0)
  /** 0: there is no such article. */
  source = new Int32Array(0)
  trashed = new Uint8Array(0)
  shown = new Int32Array(0)
  captures = new Int32Array(0)

  // By capture id. 0: there is no such capture, or no longer: what is gone must not be found for what it lacked.
  articleOf = new Int32Array(0)
  importOf = new Int32Array(0)
  formatOf = new Uint8Array(0)
  langOf = new Uint16Array(0)
  authorOf = new Int32Array(0)
  hasImage = new Uint8Array(0)

  /** What the numbers in `formatOf`, `langOf` and `authorOf` stand for. */
  readonly formats = new Names()
  readonly langs = new Names()
  readonly authors = new Names()

  readonly #update = new Resumable(() => this.#readChanges())
  #dataVersion = -1
  #lastChange = 0

  constructor(db: Connection) {
    this.#db = db
    this.#changes = changeReader(db)
  }

  /** Called with the articles that are new, other or gone; with null when all were read anew. */
  onChange(listener: (changed: ReadonlySet<number> | null) => void): void {
    this.#listeners.push(listener)
  }

  /** Reads what has changed since the last time; everything, the first time. */
  *update(): Generator<void, void, undefined> {
    yield* this.#update.finish()
  }

  drop(): void {
    this.#update.drop()
  }

  *#readChanges(): Generator<void, void, undefined> {
    const version = this.#db.pragma('data_version', { simple: true }) as number
    if (version === this.#dataVersion) return
    const changes = this.#dataVersion < 0 ? null : this.#changes.after(this.#lastChange)
    if (changes === null) {
      this.#lastChange = this.#changes.last()
      yield* this.#readAll()
      for (const listener of this.#listeners) listener(null)
      // Slices are moments of their own: what changed between them is seen now.
      yield* this.#readSome(this.#changes.after(this.#lastChange) ?? [])
    } else yield* this.#readSome(changes)
    this.#dataVersion = version
  }

  *#readAll(): Generator<void, void, undefined> {
    const { articles, captures } = this.#ends()
    this.#grow(articles, captures)
    this.source.fill(0)
    this.articleOf.fill(0)
    const inRange = this.#db
      .prepare<[number, number], ArticleRow>(
        `SELECT ${articleColumns} FROM article WHERE id >= ? AND id < ? ORDER BY id`,
      )
      .raw()
    for (let id = 1; id < articles; id += sliceRows) {
      for (const row of inRange.all(id, Math.min(id + sliceRows, articles))) this.#setArticle(row)
      yield
    }
    const capturesInRange = this.#db
      .prepare<[number, number], CaptureRow>(
        `SELECT ${captureColumns} FROM capture INDEXED BY capture_by_article WHERE article_id >= ? AND article_id < ?`,
      )
      .raw()
    for (let id = 1; id < articles; id += sliceRows) {
      for (const row of capturesInRange.all(id, Math.min(id + sliceRows, articles))) this.#setCapture(row)
      yield
    }
    this.articleEnd = articles
    this.captureEnd = captures
  }

  /** These, and those that are new. */
  *#readSome(changed: readonly number[]): Generator<void, void, undefined> {
    const last = this.#changes.last()
    const { articles, captures } = this.#ends()
    const before = this.articleEnd
    this.#grow(articles, captures)
    const article = this.#db
      .prepare<[number], ArticleRow>(`SELECT ${articleColumns} FROM article WHERE id = ?`)
      .raw()
    const capturesOf = this.#db
      .prepare<[number], CaptureRow>(
        `SELECT ${captureColumns} FROM capture INDEXED BY capture_by_article WHERE article_id = ?`,
      )
      .raw()
    const seen = new Set(changed)
    const known = this.#capturesOf(seen)
    for (let id = before; id < articles; id++) seen.add(id)
    let count = 0
    for (const id of seen) {
      for (const capture of known.get(id) ?? []) this.articleOf[capture] = 0
      const row = article.get(id)
      if (row === undefined) this.source[id] = 0
      else this.#setArticle(row)
      for (const capture of capturesOf.all(id)) this.#setCapture(capture)
      if (++count % 512 === 0) yield
    }
    this.articleEnd = articles
    this.captureEnd = captures
    this.#lastChange = last
    if (seen.size > 0) for (const listener of this.#listeners) listener(seen)
  }

  /** As far as they are known here. */
  #capturesOf(articles: ReadonlySet<number>): Map<number, number[]> {
    const captures = new Map<number, number[]>()
    if (articles.size === 0) return captures
    for (let capture = 1; capture < this.captureEnd; capture++) {
      const article = this.articleOf[capture] as number
      if (!articles.has(article)) continue
      const others = captures.get(article)
      if (others === undefined) captures.set(article, [capture])
      else others.push(capture)
    }
    return captures
  }

  #ends(): { articles: number; captures: number } {
    const [articles, captures] = this.#db
      .prepare<[], [number | null, number | null]>(
        'SELECT (SELECT max(id) FROM article), (SELECT max(id) FROM capture)',
      )
      .raw()
      .get() as [number | null, number | null]
    return {
      articles: Math.max((articles ?? 0) + 1, this.articleEnd),
      captures: Math.max((captures ?? 0) + 1, this.captureEnd),
    }
  }

  #grow(articles: number, captures: number): void {
    this.day = withRoom(this.day, articles)
    this.time = withRoom(this.time, articles)
    this.captured = withRoom(this.captured, articles)
    this.imported = withRoom(this.imported, articles)
    this.source = withRoom(this.source, articles)
    this.trashed = withRoom(this.trashed, articles)
    this.shown = withRoom(this.shown, articles)
    this.captures = withRoom(this.captures, articles)
    this.articleOf = withRoom(this.articleOf, captures)
    this.importOf = withRoom(this.importOf, captures)
    this.formatOf = withRoom(this.formatOf, captures)
    this.langOf = withRoom(this.langOf, captures)
    this.authorOf = withRoom(this.authorOf, captures)
    this.hasImage = withRoom(this.hasImage, captures)
  }

  #setArticle([id, day, time, source, trashed, shown, captures, captured, imported]: ArticleRow): void {
    this.day[id] = day ?? noDay
    this.time[id] = time ?? NaN
    this.source[id] = source
    this.trashed[id] = trashed
    this.shown[id] = shown
    this.captures[id] = captures
    this.captured[id] = captured ?? NaN
    this.imported[id] = imported
  }

  #setCapture([id, article, importId, format, lang, byline, hasImage]: CaptureRow): void {
    // One that was added after the arrays were made: its article has changed, and is read again.
    if (id >= this.articleOf.length) return
    this.articleOf[id] = article
    this.importOf[id] = importId
    this.formatOf[id] = this.formats.numberOf(format)
    this.langOf[id] = this.langs.numberOf(lang)
    this.authorOf[id] = this.authors.numberOf(authorName(byline))
    this.hasImage[id] = hasImage
  }
}
