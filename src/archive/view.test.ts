import { expect, test } from 'vitest'
import { problemOf } from './problems.ts'
import { connectForWriting } from './connection.ts'
import { at, capture, item } from './testing/captures.ts'
import { codeOf, openLibrary, valueOf } from './testing/library.ts'

test('an article comes back as it was given', () => {
  const { reader, write } = openLibrary({ timeZone: 'Asia/Hong_Kong' })
  const given = capture({
    title: 'The <lighthouse> \u0000 “quoted”',
    domain: 'dw.com',
    body: 'one two three',
    published: at('2024-06-18T16:45:28.576Z'),
    captured: at('2024-06-18T04:47:04', false),
    topics: [
      { id: '2', name: 'Sea' },
      { id: '1', name: 'Harbour' },
    ],
    tags: ['Sea', 'old'],
    references: [
      { address: 'https://api.dw.com/api/detail/article/7', publisherId: '7', text: 'before' },
      { address: 'javascript:alert(1)', publisherId: null, text: '' },
    ],
    path: '/somewhere/a.zip!/b.html',
  })
  given.facts.leadImage = { address: 'https://static.dw.com/image/1.jpg', caption: 'A caption' }
  given.facts.byline = 'Ada Writer'
  const [outcome] = write({ kind: 'capture', capture: given }).outcomes
  const view = valueOf(reader.article(outcome?.articleId ?? 0))
  expect(view).toMatchObject({
    title: given.facts.title,
    source: { domain: 'dw.com', name: 'Deutsche Welle' },
    address: given.facts.address,
    byline: 'Ada Writer',
    published: given.facts.published,
    captured: given.facts.captured,
    day: '2024-06-19',
    lang: 'en',
    leadImage: given.facts.leadImage,
    topics: given.facts.topics,
    tags: ['Sea', 'old'],
    references: given.facts.references,
    words: 3,
    format: 'clipping',
    newestIsShorter: false,
    sameAddress: false,
    path: '/somewhere/a.zip!/b.html',
    encoding: 'utf-8',
  })
  expect(view.captures).toEqual([
    { id: view.captureId, captured: view.captured, imported: view.imported, title: view.title, words: 3 },
  ])
})

test('any capture of an article can be opened, and the newest is not shown when it is much shorter', () => {
  const { reader, write } = openLibrary()
  const key = 'paper.example/a'
  const title = 'The lighthouse'
  const [outcome] = write(
    item({
      key,
      title,
      body: 'long text '.repeat(50),
      captured: at('2024-01-01T00:00Z'),
      published: at('2024-01-01T00:00Z'),
    }),
    item({ key, title, body: 'Subscribe to read on.', captured: at('2024-02-01T00:00Z') }),
  ).outcomes
  const id = outcome?.articleId ?? 0
  const shown = valueOf(reader.article(id))
  expect(shown).toMatchObject({ captured: at('2024-01-01T00:00Z'), newestIsShorter: true })
  expect(shown.captures.map(({ captured }) => captured?.instant)).toEqual([
    Date.parse('2024-02-01'),
    Date.parse('2024-01-01'),
  ])
  const newest = valueOf(reader.article(id, shown.captures[0]?.id))
  expect(newest).toMatchObject({
    captured: at('2024-02-01T00:00Z'),
    published: at('2024-01-01T00:00Z'),
    words: 4,
  })
})

test('an article or capture that is not there, or is of another article, is not found', () => {
  const { reader, write } = openLibrary()
  const [first, second] = write(item(), item()).outcomes
  const other = valueOf(reader.article(second?.articleId ?? 0)).captureId
  expect(codeOf(reader.article(99))).toBe('not-found')
  expect(codeOf(reader.article(first?.articleId ?? 0, 99))).toBe('not-found')
  expect(codeOf(reader.article(first?.articleId ?? 0, other))).toBe('not-found')
  expect(codeOf(reader.original(99))).toBe('not-found')
})

test('an original is given back byte for byte, with its name', () => {
  const { reader, write } = openLibrary()
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * i) % 256))
  const [outcome] = write(item({ bytes, path: '/somewhere/Lighthouse.html' })).outcomes
  const { captureId } = valueOf(reader.article(outcome?.articleId ?? 0))
  const original = valueOf(reader.original(captureId))
  expect(Buffer.from(original.bytes).equals(bytes)).toBe(true)
  expect(original).toMatchObject({ fileName: 'Lighthouse.html', encoding: 'utf-8' })
})

test('an original whose bytes were damaged is not given out, and the check names it', () => {
  const { path, writer, reader, write } = openLibrary()
  const [outcome] = write(item({ bytes: Buffer.from('a lighthouse '.repeat(100)) }), item()).outcomes
  writer.close()
  const { captureId } = valueOf(reader.article(outcome?.articleId ?? 0))
  expect(reader.check()).toEqual({ faults: [], originals: 2, index: 'current' })
  const db = connectForWriting(path)
  db.exec(`UPDATE original_bytes SET packed = zeroblob(length(packed)) WHERE original_id = 1`)
  db.close()
  expect(codeOf(reader.original(captureId))).toBe('original-damaged')
  expect(reader.check().faults).toEqual(['original whose bytes are damaged: 1'])
})

test('the check finds whatever is missing or contradicts', () => {
  const breakages: [sql: string, fault: RegExp][] = [
    ['DELETE FROM original_bytes WHERE original_id = 1', /original without its bytes: 1/],
    ['UPDATE article SET captures = 7 WHERE id = 1', /number of captures is wrong: 1/],
    ['UPDATE article SET shown_capture_id = 2 WHERE id = 1', /shows no capture of its own: 1/],
    ['UPDATE article SET same_address = 1 WHERE id = 1', /"same address" is wrong: 1/],
    ['DELETE FROM outcome WHERE capture_id = 1', /capture without an outcome: 1/],
    [
      "INSERT INTO original (sha256, size, packing) VALUES (zeroblob(32), 0, 'raw')",
      /original without a capture: 3/,
    ],
    ['UPDATE capture SET import_id = 99 WHERE id = 1', /capture 1: names a row that is not there/],
  ]
  for (const [sql, fault] of breakages) {
    const { path, writer, reader, write } = openLibrary()
    write(item(), item())
    writer.close()
    expect(reader.check().faults).toEqual([])
    const db = connectForWriting(path)
    db.pragma('foreign_keys = OFF')
    db.exec(sql)
    db.close()
    expect(reader.check().faults.join('\n')).toMatch(fault)
  }
})

test('what SQLite and the file system throw has a code of ours', () => {
  const thrown = (code: string) => problemOf(Object.assign(new Error('said'), { code })).code
  expect(thrown('SQLITE_FULL')).toBe('disk-full')
  expect(thrown('SQLITE_IOERR_WRITE')).toBe('disk-full')
  expect(thrown('EDQUOT')).toBe('disk-full')
  expect(thrown('SQLITE_CORRUPT_VTAB')).toBe('library-damaged')
  expect(thrown('SQLITE_NOTADB')).toBe('library-damaged')
  expect(thrown('SQLITE_READONLY_DBMOVED')).toBe('library-read-only')
  expect(thrown('SQLITE_BUSY_SNAPSHOT')).toBe('library-open-elsewhere')
  expect(thrown('SQLITE_IOERR_READ')).toBe('library-unreadable')
  expect(thrown('SQLITE_CONSTRAINT_CHECK')).toBe('unexpected')
  expect(problemOf('no error at all')).toMatchObject({ code: 'unexpected', detail: 'no error at all' })
})
