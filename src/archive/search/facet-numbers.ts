/** The numbers by which articles are counted and chosen; what they stand for depends on the kind. */
import type { FacetChoice, FacetKind } from '../../shared/list.ts'
import type { Columns } from './columns.ts'
import type { Topics } from './topics.ts'

type SingleKind = Exclude<FacetKind, 'topic'>

export class FacetNumbers {
  readonly #columns: Columns
  readonly #topics: Topics

  constructor(columns: Columns, topics: Topics) {
    this.#columns = columns
    this.#topics = topics
  }

  /** The number of a value that was chosen; -1 when no article has it. */
  numberOf(kind: FacetKind, value: FacetChoice['value']): number {
    if (kind === 'source' || kind === 'import') return Number(value)
    return this.#namesOf(kind).find(String(value)) ?? -1
  }

  valueOf(kind: FacetKind, number: number): FacetChoice['value'] {
    return kind === 'source' || kind === 'import' ? number : this.#namesOf(kind).nameOf(number)
  }

  /** The number that an article has, of the kinds of which it has one: that of the capture it shows. */
  one(kind: SingleKind): (article: number) => number {
    const { source, shown } = this.#columns
    if (kind === 'source') return (article) => source[article] as number
    const numbers = {
      author: this.#columns.authorOf,
      language: this.#columns.langOf,
      format: this.#columns.formatOf,
      import: this.#columns.importOf,
    }[kind]
    return (article) => numbers[shown[article] as number] as number
  }

  hasSome(kind: FacetKind): (article: number, wanted: ReadonlySet<number>) => boolean {
    const { shown } = this.#columns
    if (kind === 'topic') return (article, wanted) => this.#topics.hasSome(shown[article] as number, wanted)
    const numberOf = this.one(kind)
    return (article, wanted) => wanted.has(numberOf(article))
  }

  #namesOf(kind: 'topic' | 'author' | 'language' | 'format') {
    return {
      topic: this.#topics.names,
      author: this.#columns.authors,
      language: this.#columns.langs,
      format: this.#columns.formats,
    }[kind]
  }
}
