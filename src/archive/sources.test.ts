import { expect, test } from 'vitest'
import { everything, type SourceCount } from '../shared/list.ts'
import { item } from './testing/captures.ts'
import { codeOf, listIds, type Opened, openLibrary, valueOf } from './testing/library.ts'

const sourcesOf = ({ reader }: Opened): SourceCount[] => reader.sources()
const idOf = (library: Opened, domain: string): number =>
  sourcesOf(library).find((source) => source.domain === domain)?.id ?? 0
const countsOf = (library: Opened): Record<string, number> =>
  Object.fromEntries(sourcesOf(library).map(({ name, count }) => [name, count]))

test('a source gets the name that the user gives it, and with an empty one its own back', () => {
  const library = openLibrary()
  library.write(item({ domain: 'dw.com' }), item({ domain: 'paper.example' }), item({ key: null }))
  const { writer } = library
  for (const [domain, own] of Object.entries({
    'dw.com': 'Deutsche Welle',
    'paper.example': 'paper.example',
    '': 'Unknown',
  })) {
    const id = idOf(library, domain)
    const name = (): string | undefined => sourcesOf(library).find((source) => source.id === id)?.name
    expect(name()).toBe(own)
    valueOf(writer.renameSource(id, '  My \n paper '))
    expect(name()).toBe('My paper')
    valueOf(writer.renameSource(id, ' \u3000'))
    expect(name()).toBe(own)
  }
  expect(codeOf(writer.renameSource(99, 'x'))).toBe('not-found')
})

test('the articles of merged sources are in the other one, with its name, in every list', () => {
  const library = openLibrary()
  const { reader, writer } = library
  const { outcomes } = library.write(
    item({ domain: 'a.example', key: 'a.example/1' }),
    item({ domain: 'b.example', key: 'b.example/1' }),
    item({ domain: 'c.example', key: 'c.example/1' }),
    item({ domain: 'b.example', key: 'b.example/2' }),
  )
  const ids = outcomes.map(({ articleId }) => articleId ?? 0)
  valueOf(writer.removeArticles([ids[3] ?? 0]))
  const [a, b, c] = ['a.example', 'b.example', 'c.example'].map((domain) => idOf(library, domain))
  valueOf(writer.renameSource(a ?? 0, 'All of it'))
  valueOf(writer.mergeSources([b ?? 0, c ?? 0, 4711, a ?? 0], a ?? 0))
  expect(countsOf(library)).toEqual({ 'All of it': 3 })
  expect(reader.info().sources).toBe(1)
  const inSource = { ...everything.filter, sources: [a ?? 0] }
  expect(
    reader.rows(listIds(reader, { ...everything, filter: inSource })).map(({ source }) => source),
  ).toEqual(Array.from({ length: 3 }, () => ({ id: a, domain: 'a.example', name: 'All of it' })))
  expect([...listIds(reader, { ...everything, filter: { ...inSource, trash: true } })]).toEqual([ids[3]])
  expect(reader.article(ids[1] ?? 0)).toMatchObject({ ok: true, value: { source: { id: a } } })
  expect(reader.check().faults).toEqual([])
})

test('later articles of a merged domain go to the other source, also over two merges', () => {
  const library = openLibrary()
  const { writer, reader } = library
  for (const name of ['a', 'b', 'c']) library.write(item({ domain: `${name}.example` }))
  const [a = 0, b = 0, c = 0] = ['a.example', 'b.example', 'c.example'].map((domain) => idOf(library, domain))
  valueOf(writer.mergeSources([a], b))
  valueOf(writer.mergeSources([b], c))
  for (const name of ['a', 'b', 'c', 'd']) library.write(item({ domain: `${name}.example` }))
  expect(countsOf(library)).toEqual({ 'c.example': 6, 'd.example': 1 })
  // What is asked of a source that is merged is meant for where its articles are.
  valueOf(writer.mergeSources([idOf(library, 'd.example')], a))
  expect(countsOf(library)).toEqual({ 'c.example': 7 })
  valueOf(writer.mergeSources([c], a))
  expect(countsOf(library)).toEqual({ 'c.example': 7 })
  expect(codeOf(writer.renameSource(a, 'x'))).toBe('not-found')
  expect(codeOf(writer.mergeSources([c], 4711))).toBe('not-found')
  expect(reader.check().faults).toEqual([])
})

test('articles without an address may be given to a source, and later ones are still of an unknown one', () => {
  const library = openLibrary()
  library.write(item({ key: null }), item({ domain: 'paper.example' }))
  valueOf(library.writer.mergeSources([idOf(library, '')], idOf(library, 'paper.example')))
  expect(countsOf(library)).toEqual({ 'paper.example': 2 })
  library.write(item({ key: null }))
  expect(countsOf(library)).toEqual({ 'paper.example': 2, Unknown: 1 })
})
