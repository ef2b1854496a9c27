import { describe, expect, test } from 'vitest'
import { everything, type ListRow } from '../shared/list.ts'
import { connectForReading } from './connection.ts'
import { at, item, type Made } from './testing/captures.ts'
import { listIds, type Opened, openLibrary, valueOf } from './testing/library.ts'

const trash = { ...everything, filter: { ...everything.filter, trash: true } }
const titlesOf = ({ reader }: Opened, query = everything): string[] =>
  reader.rows(listIds(reader, query)).map(({ title }) => title)
const rowsOf = ({ reader }: Opened): ListRow[] => reader.rows(listIds(reader, everything))

function withArticles(...made: Made[]): Opened & { ids: number[] } {
  const library = openLibrary()
  const { outcomes } = library.write(...made.map((one) => item(one)))
  return { ...library, ids: outcomes.map(({ articleId }) => articleId ?? 0) }
}

/** Rows in all tables that hold something of a capture. */
function leftovers(path: string): Record<string, number> {
  const db = connectForReading(path)
  const tables =
    'article capture original original_bytes capture_topic reference search_docsize outcome'.split(' ')
  const counts = Object.fromEntries(
    tables.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1,
    ]),
  )
  db.close()
  return counts
}

test('what is removed is in the trash and nowhere else, until it is restored', () => {
  const library = withArticles({ title: 'One' }, { title: 'Two' }, { title: 'Three' })
  const { writer, reader, ids } = library
  const [one = 0, two = 0, three = 0] = ids
  expect(valueOf(writer.removeArticles([two, one, two, 99, -1, NaN, 0.5]))).toEqual({ ids: [one, two] })
  expect(valueOf(writer.removeArticles([one, three]))).toEqual({ ids: [three] })
  expect(titlesOf(library)).toEqual([])
  expect(titlesOf(library, trash)).toEqual(['Three', 'Two', 'One'])
  expect(reader.info()).toMatchObject({ articles: 0, trashed: 3, captures: 0, sources: 0, firstDay: null })
  expect(reader.article(two)).toMatchObject({ ok: true, value: { title: 'Two' } })

  expect(valueOf(writer.restoreArticles([three, two, 99]))).toEqual({ count: 2 })
  expect(valueOf(writer.restoreArticles([three, two]))).toEqual({ count: 0 })
  expect(titlesOf(library)).toEqual(['Three', 'Two'])
  expect(titlesOf(library, trash)).toEqual(['One'])
  expect(reader.info()).toMatchObject({ articles: 2, trashed: 1, captures: 2, sources: 1 })
})

describe('an import takes an article out of the trash', () => {
  test('when the same bytes are given again', () => {
    const bytes = Buffer.from('the same')
    const library = withArticles({ bytes, title: 'One' }, { title: 'Two' })
    valueOf(library.writer.removeArticles(library.ids))
    const report = library.write(item({ bytes }), item({ bytes }))
    expect(report.outcomes).toMatchObject([
      { outcome: 'duplicate', articleId: library.ids[0] },
      { outcome: 'duplicate', articleId: library.ids[0] },
    ])
    expect(report.change).toEqual({ added: 0, updated: 1, removed: 0 })
    expect(titlesOf(library)).toEqual(['One'])
  })

  test('when it was known by its bytes before it was parsed', () => {
    const library = withArticles({ bytes: Buffer.from('x'), title: 'One' })
    valueOf(library.writer.removeArticles(library.ids))
    const sha256 = [...library.reader.originalsOf(library.ids)][0]?.sha256 ?? new Uint8Array()
    expect(library.writer.isKnown(sha256)).toBe(true)
    expect(library.write({ kind: 'known', path: '/x', sha256 }).change.updated).toBe(1)
    expect(titlesOf(library)).toEqual(['One'])
  })

  test('when a new copy of it is given', () => {
    const key = 'paper.example/a'
    const library = withArticles({ key, title: 'One', body: 'snow' })
    valueOf(library.writer.removeArticles(library.ids))
    const report = library.write(item({ key, title: 'One', body: 'snow and more' }))
    expect(report.outcomes).toMatchObject([{ outcome: 'recaptured', articleId: library.ids[0] }])
    expect(report.change).toEqual({ added: 0, updated: 1, removed: 0 })
    expect(rowsOf(library)).toMatchObject([{ title: 'One', captures: 2 }])
  })

  test('but not because another piece at its address is given', () => {
    const key = 'paper.example/a'
    const library = withArticles({ key, title: 'Snow', body: 'snow' })
    valueOf(library.writer.removeArticles(library.ids))
    expect(library.write(item({ key, title: 'Budget', body: 'council' })).outcomes).toMatchObject([
      { outcome: 'added' },
    ])
    expect(titlesOf(library, trash)).toEqual(['Snow'])
  })
})

describe('purging', () => {
  test('takes away everything of an article but what became of its files', () => {
    const key = 'paper.example/a'
    const library = withArticles(
      {
        key,
        title: 'One',
        body: 'harbour',
        bytes: Buffer.alloc(1_000, 'a'),
        captured: at('2024-01-01T00:00Z'),
      },
      {
        key,
        title: 'One',
        body: 'lighthouse',
        bytes: Buffer.alloc(500, 'b'),
        tags: ['old'],
        references: [{ address: 'x', publisherId: null, text: 'y' }],
      },
      { title: 'Two', body: 'harbour', tags: ['old'] },
    )
    const { path, reader, writer, ids } = library
    const [one = 0, , two = 0] = ids
    const gone = { articles: 1, captures: 2, bytes: 1_500 }
    expect(reader.purgePreview([one])).toEqual({ articles: 0, captures: 0, bytes: 0 })
    expect(valueOf(writer.purgeArticles([one, two]))).toEqual({ articles: 0, captures: 0, bytes: 0 })
    valueOf(writer.removeArticles([one]))
    expect(reader.purgePreview([one, two, one, 99])).toEqual(gone)
    expect(valueOf(writer.purgeArticles([one, two, one, 99]))).toEqual(gone)

    expect(leftovers(path)).toEqual({
      article: 1,
      capture: 1,
      original: 1,
      original_bytes: 1,
      capture_topic: 1,
      reference: 0,
      search_docsize: 1,
      outcome: 3,
    })
    expect(reader.outcomes(1)).toMatchObject([
      { outcome: 'added', articleId: null },
      { outcome: 'recaptured', articleId: null },
      { outcome: 'added', articleId: two },
    ])
    expect(reader.article(one)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    for (const [search, found] of Object.entries({ harbour: 1, lighthouse: 0 }))
      expect([...listIds(reader, { ...trash, filter: { ...everything.filter, search } })]).toHaveLength(found)
    expect(reader.check().faults).toEqual([])
  })

  test('forgets the bytes, so that they may be imported anew', () => {
    const bytes = Buffer.from('the same')
    const library = withArticles({ bytes, title: 'One' })
    valueOf(library.writer.removeArticles(library.ids))
    valueOf(library.writer.purgeArticles(library.ids))
    const { outcomes } = library.write(item({ bytes, title: 'One again' }))
    expect(outcomes).toMatchObject([{ outcome: 'added' }])
    expect(outcomes[0]?.articleId).not.toBe(library.ids[0])
    expect(titlesOf(library)).toEqual(['One again'])
    expect(library.reader.check().faults).toEqual([])
  })

  test('gives no id a second time: a window may still ask for the old one', () => {
    const library = withArticles({ title: 'One' }, { title: 'Two' })
    const { reader, writer, ids } = library
    const captures = [...reader.originalsOf(ids)].map(({ captureId }) => captureId)
    valueOf(writer.removeArticles(ids))
    valueOf(writer.purgeArticles(ids))
    valueOf(writer.purgeArticles(ids))
    library.write(item({ title: 'Three' }), item({ title: 'Four' }))
    for (const captureId of captures)
      expect(reader.original(captureId)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    for (const id of ids) expect(reader.rows([id])).toEqual([])
  })

  test('takes the mark "same address" from the last article that is left there, and not before', () => {
    const key = 'paper.example/a'
    const words = ['snow', 'budget', 'harbour']
    const library = withArticles(...words.map((body) => ({ key, title: body, body })))
    const { writer, reader, ids } = library
    const marks = (): boolean[] => rowsOf(library).map(({ sameAddress }) => sameAddress)
    for (const [left, id] of [
      [[true, true], ids[0]],
      [[false], ids[1]],
    ] as const) {
      valueOf(writer.removeArticles([id ?? 0]))
      expect(marks()).toEqual(left.map(() => true))
      valueOf(writer.purgeArticles([id ?? 0]))
      expect(marks()).toEqual(left)
      expect(reader.check().faults).toEqual([])
    }
  })
})

test('a great many ids are no problem, most of them unknown', () => {
  const library = withArticles({}, {})
  const { writer, reader, ids } = library
  const many = Float64Array.from({ length: 60_000 }, (_, i) => i)
  expect(valueOf(writer.removeArticles(many))).toEqual({ ids })
  expect(reader.purgePreview(many).articles).toBe(2)
  expect(valueOf(writer.purgeArticles(many)).articles).toBe(2)
})

test('originals are listed by article, those in the trash only when they are asked for', () => {
  const key = 'paper.example/a'
  const published = at('2024-01-01T00:00Z')
  const library = withArticles(
    { key, title: 'One', path: '/a/one.html', bytes: Buffer.from('first'), published },
    { key, title: 'One', path: '/a/again.html', fileTime: 7, captured: at('2024-02-01T00:00Z', false) },
    { title: 'Two', domain: 'dw.com' },
    { key: null, title: 'Three', path: '/z.zip!/three.html' },
  )
  const { reader, writer, ids } = library
  const [one = 0, , two = 0, three = 0] = ids
  valueOf(writer.removeArticles([two]))
  const all = [...reader.originalsOf(null)]
  expect(all.map(({ title, fileName }) => [title, fileName])).toEqual([
    ['One', 'one.html'],
    ['One', 'again.html'],
    ['Three', 'three.html'],
  ])
  expect(all[0]).toMatchObject({
    articleId: one,
    path: '/a/one.html',
    size: 5,
    fileTime: null,
    address: `https://${key}`,
    source: { domain: 'example.org' },
    published,
    captured: null,
  })
  expect(all[1]).toMatchObject({ fileTime: 7, captured: at('2024-02-01T00:00Z', false), published: null })
  expect(all[2]).toMatchObject({ address: null, source: { domain: '' } })
  for (const { captureId, sha256, size, fileName } of all)
    expect(valueOf(reader.original(captureId))).toMatchObject({ sha256, fileName, bytes: { length: size } })
  const asked = [...reader.originalsOf([three, two, 99])]
  expect(asked.map(({ title }) => title)).toEqual(['Three', 'Two'])
})

test('all originals of a library of many articles are listed, and it may be written meanwhile', () => {
  const library = withArticles(...Array.from({ length: 1_203 }, () => ({})))
  const { reader, writer } = library
  let count = 0
  for (const _ of reader.originalsOf(null)) if (++count === 10) expect(writer.checkpoint()).toBe(true)
  expect(count).toBe(1_203)
})

test('an address leads to its article, to one in the trash only when there is no other', () => {
  const key = 'paper.example/a'
  const library = withArticles(
    { key, title: 'Snow', body: 'snow', published: at('2024-01-01T00:00Z') },
    { key, title: 'Budget', body: 'council', published: at('2024-03-01T00:00Z') },
    { key, title: 'Harbour', body: 'ships' },
    { key: null },
  )
  const { reader, writer, ids } = library
  expect(reader.articleAt(key)).toBe(ids[1])
  valueOf(writer.removeArticles([ids[1] ?? 0]))
  expect(reader.articleAt(key)).toBe(ids[0])
  valueOf(writer.removeArticles(ids))
  expect(reader.articleAt(key)).toBe(ids[1])
  expect(reader.articleAt('paper.example/b')).toBe(null)
  expect(reader.articleAt('')).toBe(null)
})

test('another time zone is another day for articles with a zone, and is kept', () => {
  const library = openLibrary({ timeZone: 'UTC' })
  const { writer, reader, write } = library
  write(
    item({ title: 'Zoned', published: at('2024-06-18T20:00Z') }),
    item({ title: 'Wall clock', published: at('2024-06-18T20:00Z', false) }),
    item({ title: 'None' }),
  )
  const days = (): unknown => Object.fromEntries(rowsOf(library).map(({ title, day }) => [title, day]))
  expect(days()).toEqual({ Zoned: '2024-06-18', 'Wall clock': '2024-06-18', None: null })
  valueOf(writer.setTimeZone('Asia/Hong_Kong'))
  expect(days()).toEqual({ Zoned: '2024-06-19', 'Wall clock': '2024-06-18', None: null })
  expect(reader.info().timeZone).toBe('Asia/Hong_Kong')
  expect(writer.timeZone).toBe('Asia/Hong_Kong')
  write(item({ title: 'Later', published: at('2024-06-18T20:00Z') }))
  expect(days()).toMatchObject({ Later: '2024-06-19' })
  expect(writer.setTimeZone('Mars/Olympus')).toMatchObject({
    ok: false,
    problem: { code: 'invalid-request' },
  })
  expect(reader.info().timeZone).toBe('Asia/Hong_Kong')
})
