import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everything, type ListRow } from '../shared/list.ts'
import { capture } from './testing/captures.ts'
import { ended, listIds, type Opened, openLibrary, valueOf } from './testing/library.ts'

/** What a library has to do, in the simplest words. */
interface Article {
  id: number
  /** Address and title: together they say what piece it is. */
  piece: string
  address: number
  files: Set<number>
  trash: boolean
  source: string
}

const addresses = 3
const titles = ['Snow', 'Budget']
const copies = 2
const domains = Array.from({ length: addresses }, (_, i) => `${i}.example`)

/** Every file there is: two copies of two pieces at three addresses. */
const files = Array.from({ length: addresses * titles.length * copies }, (_, file) => {
  const address = file % addresses
  const title = titles[Math.floor(file / addresses) % titles.length] ?? ''
  return { file, address, title, bytes: Buffer.from(`file ${file}`.repeat(file + 1)) }
})

const chosen = fc.subarray([0, 1, 2, 3, 4, 5, 99], { minLength: 1 })
const step = fc.oneof(
  fc.record({
    verb: fc.constant('import' as const),
    files: fc.array(fc.constantFrom(...files), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ verb: fc.constantFrom('remove' as const, 'restore' as const, 'purge' as const), chosen }),
  fc.record({
    verb: fc.constant('merge' as const),
    from: fc.subarray(domains, { minLength: 1, maxLength: 2 }),
    into: fc.constantFrom(...domains),
  }),
  fc.record({ verb: fc.constant('zone' as const), zone: fc.constantFrom('UTC', 'Asia/Hong_Kong') }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

class Model {
  articles: Article[] = []
  readonly sourceOf = new Map(domains.map((domain) => [domain, domain]))

  /** The outcomes that an import must have. */
  import(given: typeof files, idOf: (index: number) => number): string[] {
    return given.map(({ file, address, title }, index) => {
      const known = this.articles.find((one) => one.files.has(file))
      const piece = `${address} ${title}`
      const same = known ?? this.articles.find((one) => one.piece === piece)
      if (same === undefined) {
        const source = this.sourceOf.get(domains[address] ?? '') ?? ''
        this.articles.push({ id: idOf(index), piece, address, files: new Set([file]), trash: false, source })
        return 'added'
      }
      same.trash = false
      same.files.add(file)
      return known ? 'duplicate' : 'recaptured'
    })
  }

  merge(from: string[], into: string): void {
    const target = this.sourceOf.get(into) ?? into
    for (const domain of from) {
      // A source that is merged already has nothing to give.
      if (this.sourceOf.get(domain) !== domain || domain === target) continue
      for (const [key, value] of this.sourceOf) if (value === domain) this.sourceOf.set(key, target)
      for (const article of this.articles) if (article.source === domain) article.source = target
    }
  }
}

function take(library: Opened, model: Model, sources: Map<string, number>, given: Step): void {
  const { writer, reader, write } = library
  switch (given.verb) {
    case 'import': {
      const report = write(
        ...given.files.map(({ address, title, bytes }) => ({
          kind: 'capture' as const,
          capture: capture({
            key: `${domains[address]}/a`,
            domain: domains[address] ?? '',
            title,
            body: `${title} `.repeat(20),
            bytes,
          }),
        })),
      )
      const expected = model.import(given.files, (index) => report.outcomes[index]?.articleId ?? 0)
      expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(expected)
      return
    }
    case 'remove':
    case 'restore':
    case 'purge': {
      // Some are there, some have been, some never were.
      const ids = given.chosen.map((index) => model.articles[index]?.id ?? index)
      const meant = model.articles.filter(
        ({ id, trash }) => ids.includes(id) && trash === (given.verb !== 'remove'),
      )
      if (given.verb === 'remove') {
        expect(new Set(valueOf(writer.removeArticles(ids)).ids)).toEqual(new Set(meant.map(({ id }) => id)))
        for (const article of meant) article.trash = true
      } else if (given.verb === 'restore') {
        expect(valueOf(writer.restoreArticles(ids)).count).toBe(meant.length)
        for (const article of meant) article.trash = false
      } else {
        const taken = {
          articles: meant.length,
          captures: meant.reduce((sum, one) => sum + one.files.size, 0),
          bytes: meant.reduce((sum, one) => sum + sizeOf(one), 0),
        }
        expect(reader.purgePreview(ids)).toEqual(taken)
        expect(valueOf(writer.purgeArticles(ids))).toEqual(taken)
        model.articles = model.articles.filter((one) => !meant.includes(one))
      }
      return
    }
    case 'merge': {
      const idOf = (domain: string): number => sources.get(domain) ?? 0
      valueOf(writer.mergeSources(given.from.map(idOf), idOf(given.into)))
      model.merge(given.from, given.into)
      return
    }
    case 'zone':
      valueOf(writer.setTimeZone(given.zone))
  }
}

const sizeOf = (article: Article): number =>
  [...article.files].reduce((sum, file) => sum + (files[file]?.bytes.length ?? 0), 0)

function compare({ reader }: Opened, { articles }: Model): void {
  const row = (article: Article): Partial<ListRow> & { domain: string } => ({
    id: article.id,
    captures: article.files.size,
    sameAddress: articles.some((other) => other !== article && other.address === article.address),
    domain: article.source,
  })
  for (const trash of [false, true]) {
    const filter = { ...everything.filter, trash }
    const rows = reader.rows(listIds(reader, { ...everything, filter }))
    const expected = articles.filter((one) => one.trash === trash)
    const seen = rows.map(({ id, captures, sameAddress, source }) => ({
      id,
      captures,
      sameAddress,
      domain: source.domain,
    }))
    expect(seen.toSorted((a, b) => a.id - b.id)).toEqual(
      expected.map(row).toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0)),
    )
    const counts = new Map<string, number>()
    for (const { source } of expected) counts.set(source, (counts.get(source) ?? 0) + 1)
    expect(
      new Map(ended(reader.facets(filter, 10)).sources.map(({ domain, count }) => [domain, count])),
    ).toEqual(counts)
  }
  const listed = [...reader.originalsOf(articles.map(({ id }) => id))]
  expect(listed).toHaveLength(articles.reduce((sum, one) => sum + one.files.size, 0))
  expect(reader.check().faults).toEqual([])
}

test('whatever is imported, removed, restored, purged and merged, in any order, the library is right', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 16, size: 'max' }), (steps) => {
      const library = openLibrary()
      const model = new Model()
      // All sources are made first, so that they can be named by their ids.
      take(library, model, new Map(), { verb: 'import', files: files.slice(0, addresses) })
      const sources = new Map(library.reader.sources().map(({ domain, id }) => [domain, id]))
      for (const one of steps) {
        take(library, model, sources, one)
        compare(library, model)
      }
      library.reader.close()
      library.writer.close()
    }),
    { numRuns: 30 },
  )
})
