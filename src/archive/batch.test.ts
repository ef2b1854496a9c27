import { randomBytes } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { everything, type ListRow } from '../shared/list.ts'
import { batchWriter, type BatchItem } from './batch.ts'
import { connectForReading, connectForWriting } from './connection.ts'
import { dayCounter } from './days.ts'
import { importTable } from './imports.ts'
import { problemOf } from './problems.ts'
import { at, capture, item } from './testing/captures.ts'
import { heldReader, listIds, type Opened, openLibrary, valueOf } from './testing/library.ts'

const rowsOf = ({ reader }: Opened): ListRow[] => reader.rows(listIds(reader, everything))
const outcomesOf = (library: Opened, ...items: BatchItem[]): string[] =>
  library.write(...items).outcomes.map(({ outcome }) => outcome)

const paragraph =
  'The harbour office said on Monday that the old lighthouse at the end of the breakwater will become a small library ' +
  'for logbooks, tide tables and sea charts. Work is to begin in autumn and the doors open in the new year.'
const otherParagraph =
  'Heavy snow closed three mountain passes overnight, and rail services between the valleys were suspended until noon. ' +
  'Road crews expect a second storm before the end of the week and ask drivers to carry chains and blankets.'

/** How many rows each table has. */
function counts(path: string): Record<string, number> {
  const db = connectForReading(path)
  const tables = [
    'article',
    'capture',
    'original',
    'original_bytes',
    'outcome',
    'import',
    'search_docsize',
    'topic',
  ]
  const result = Object.fromEntries(
    tables.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1,
    ]),
  )
  db.close()
  return result
}

describe('each file has an outcome:', () => {
  test('new bytes at a new address are an article', () => {
    const library = openLibrary()
    const report = library.write(item({ title: 'One' }), item({ title: 'Two' }))
    expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'added'])
    expect(report.change).toEqual({ added: 2, updated: 0, removed: 0 })
    expect(rowsOf(library).map(({ title }) => title)).toEqual(['Two', 'One'])
  })

  test('the same bytes are a duplicate, in a later batch and in the same one', () => {
    const library = openLibrary()
    const bytes = Buffer.from('the same')
    const first = library.write(item({ bytes, path: '/a' }), item({ bytes, path: '/b' }))
    const second = library.write(item({ bytes, path: '/c' }))
    const articleId = first.outcomes[0]?.articleId
    expect(first.outcomes).toMatchObject([
      { path: '/a', outcome: 'added', articleId },
      { path: '/b', outcome: 'duplicate', articleId },
    ])
    expect(second.outcomes).toMatchObject([{ path: '/c', outcome: 'duplicate', articleId }])
    expect(second.change).toEqual({ added: 0, updated: 0, removed: 0 })
    expect(counts(library.path)).toMatchObject({ article: 1, capture: 1, original: 1, outcome: 3 })
  })

  test('a file that was known when it was read is a duplicate', () => {
    const library = openLibrary()
    const known = capture()
    const { sha256 } = known.original
    expect(library.writer.isKnown(sha256)).toBe(false)
    library.write({ kind: 'capture', capture: known })
    expect(library.writer.isKnown(sha256)).toBe(true)
    expect(outcomesOf(library, { kind: 'known', path: '/again', sha256 })).toEqual(['duplicate'])
  })

  test('a file that is no longer known when it is written is not called a duplicate', () => {
    const report = openLibrary().write({ kind: 'known', path: '/gone', sha256: new Uint8Array(32) })
    expect(report.outcomes).toMatchObject([
      { outcome: 'failed', reason: 'changed-while-read', articleId: null },
    ])
  })

  test('ignored and failed files keep their reason', () => {
    const library = openLibrary()
    const { outcomes } = library.write(
      { kind: 'settled', path: '/.x', outcome: 'ignored', reason: 'hidden', detail: null },
      { kind: 'settled', path: '/y', outcome: 'failed', reason: 'read-error', detail: 'EIO' },
      item({ path: '/z' }),
    )
    const [record] = library.reader.imports()
    expect(record).toMatchObject({
      end: 'completed',
      counts: { added: 1, recaptured: 0, duplicate: 0, ignored: 1, failed: 1 },
    })
    expect(library.reader.outcomes(record?.id ?? 0)).toEqual(outcomes)
    expect(outcomes[1]).toEqual({
      path: '/y',
      outcome: 'failed',
      reason: 'read-error',
      detail: 'EIO',
      articleId: null,
    })
  })
})

describe('two captures at one address are', () => {
  const key = 'paper.example/lighthouse'
  const cases: {
    what: string
    first: object
    second: object
    outcome: 'recaptured' | 'added'
    same: boolean
  }[] = [
    {
      what: 'one article when the title is the same, whatever became of the text',
      first: { key, title: 'The lighthouse', body: paragraph },
      second: { key, title: 'The  LIGHTHOUSE', body: otherParagraph },
      outcome: 'recaptured',
      same: false,
    },
    {
      what: 'one article when the text agrees, whatever became of the title',
      first: { key, title: 'The lighthouse', body: paragraph },
      second: { key, title: 'A library by the sea', body: `${paragraph} Update: the doors are open.` },
      outcome: 'recaptured',
      same: false,
    },
    {
      what: 'two articles when neither agrees',
      first: { key, title: 'The lighthouse', body: paragraph },
      second: { key, title: 'Snow', body: otherParagraph },
      outcome: 'added',
      same: true,
    },
    {
      what: 'two articles without a title whose texts differ',
      first: { key, title: '', body: paragraph },
      second: { key, title: '', body: otherParagraph },
      outcome: 'added',
      same: true,
    },
    {
      what: 'two articles when the address is a front page',
      first: { key: 'paper.example', title: 'Front page', body: paragraph },
      second: { key: 'paper.example', title: 'Front page', body: paragraph },
      outcome: 'added',
      same: true,
    },
    {
      what: 'one article when only the query tells the address from the front page',
      first: { key: 'paper.example?id=1', title: 'Lighthouse', body: paragraph },
      second: { key: 'paper.example?id=1', title: 'Lighthouse', body: paragraph },
      outcome: 'recaptured',
      same: false,
    },
    {
      what: 'two articles when the address is not known',
      first: { key: null, title: 'Lighthouse', body: paragraph },
      second: { key: null, title: 'Lighthouse', body: paragraph },
      outcome: 'added',
      same: false,
    },
    {
      what: 'two articles when the addresses differ',
      first: { key: 'paper.example/a', title: 'Lighthouse', body: paragraph },
      second: { key: 'paper.example/A', title: 'Lighthouse', body: paragraph },
      outcome: 'added',
      same: false,
    },
  ]
  for (const { what, first, second, outcome, same } of cases) {
    test(what, () => {
      for (const together of [true, false]) {
        const library = openLibrary()
        const items = [item(first), item(second)]
        const outcomes = together
          ? outcomesOf(library, ...items)
          : items.flatMap((one) => outcomesOf(library, one))
        expect(outcomes).toEqual(['added', outcome])
        const rows = rowsOf(library)
        expect(rows.map(({ captures }) => captures)).toEqual(outcome === 'added' ? [1, 1] : [2])
        expect(rows.map(({ sameAddress }) => sameAddress)).toEqual(rows.map(() => same))
        expect(library.reader.check().faults).toEqual([])
      }
    })
  }

  test('joined to the article that agrees best, and every article there bears the mark', () => {
    const library = openLibrary()
    const [lighthouse, snow] = library.write(
      item({ key, title: 'Lighthouse', body: paragraph }),
      item({ key, title: 'Snow', body: otherParagraph }),
    ).outcomes
    const report = library.write(
      item({ key, title: 'Weather', body: `${otherParagraph} More soon.` }),
      item({ key, title: 'lighthouse', body: 'Only subscribers may read this.' }),
      item({
        key,
        title: 'Budget',
        body: 'The council voted on the budget in a long and quiet session last night.',
      }),
    )
    expect(report.outcomes).toMatchObject([
      { outcome: 'recaptured', articleId: snow?.articleId },
      { outcome: 'recaptured', articleId: lighthouse?.articleId },
      { outcome: 'added' },
    ])
    expect(report.change).toEqual({ added: 1, updated: 2, removed: 0 })
    expect(rowsOf(library).map(({ sameAddress }) => sameAddress)).toEqual([true, true, true])
  })
})

test('the newest capture speaks for the article, and a late import of an older one changes only the count', () => {
  const library = openLibrary()
  const key = 'paper.example/a'
  const body = paragraph
  library.write(
    item({
      key,
      title: 'Second',
      body,
      captured: at('2024-05-02T00:00Z'),
      published: at('2024-05-01T00:00Z'),
    }),
  )
  const [before] = rowsOf(library)
  const report = library.write(item({ key, title: 'First', body, captured: at('2024-05-01T00:00Z') }))
  expect(report.change).toEqual({ added: 0, updated: 1, removed: 0 })
  expect(rowsOf(library)).toEqual([{ ...before, captures: 2 }])
  library.write(item({ key, title: 'Third', body, captured: at('2024-05-03T00:00Z') }))
  expect(rowsOf(library)).toMatchObject([
    { title: 'Third', captures: 3, day: '2024-05-01', dayFrom: 'published' },
  ])
})

test('an instant that no calendar has counts as not given, and the article is kept', () => {
  const library = openLibrary()
  const absurd = [1e300, NaN, Infinity, -9e15, 0.5]
  library.write(
    ...absurd.map((instant) =>
      item({ published: { instant, zoned: true, from: 'body' }, captured: null, fileTime: instant }),
    ),
    item({ published: at('+050000-06-18T00:00:00Z') }),
    item({ published: at('-000800-01-01T00:00:00Z') }),
  )
  expect(rowsOf(library).map(({ day }) => day)).toEqual([
    '+050000-06-18',
    '-000800-01-01',
    ...absurd.map(() => null),
  ])
})

describe('a batch is written whole or not at all:', () => {
  test('one item that SQLite refuses undoes those before it', () => {
    const library = openLibrary()
    library.write(item({ key: 'paper.example/a', title: 'A', topics: [{ id: '1', name: 'Harbour' }] }))
    const before = counts(library.path)
    const broken = capture({ title: 'Broken' })
    broken.original.sha256 = new Uint8Array(31)
    const importId = library.writer.beginImport()
    const items = [
      item({ key: 'paper.example/a', title: 'A', topics: [{ id: '2', name: 'Sea' }] }),
      item(),
      { kind: 'capture', capture: broken } as const,
      item(),
    ]
    expect(library.writer.writeBatch(importId, items)).toMatchObject({
      ok: false,
      problem: { code: 'unexpected' },
    })
    expect(counts(library.path)).toEqual(before)
    expect(library.reader.check().faults).toEqual([])

    const good = items.filter((one) => one.kind === 'capture' && one.capture !== broken)
    expect(valueOf(library.writer.writeBatch(importId, good)).outcomes).toHaveLength(3)
    expect(counts(library.path)).toMatchObject({ article: 3, capture: 4, original: 4, topic: 2, import: 2 })
  })

  test('a full disk is said, nothing is half-written, and it goes on when there is space', () => {
    const { path, writer } = openLibrary()
    writer.close()
    const db = connectForWriting(path)
    onTestFinished(() => void db.close())
    const imports = importTable(db)
    const write = batchWriter(db, dayCounter('UTC'), imports)
    const importId = imports.begin(0)
    write(importId, [item()], 0)
    const before = counts(path)

    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages + 5}`)
    const items = Array.from({ length: 40 }, () => item({ bytes: randomBytes(5_000) }))
    let code: string | null = null
    try {
      write(importId, items, 0)
    } catch (error) {
      code = problemOf(error).code
    }
    expect(code).toBe('disk-full')
    expect(counts(path)).toEqual(before)

    db.pragma('max_page_count = 1000000')
    expect(write(importId, items, 0).change.added).toBe(40)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

test('an import shows once something is written, and ids of imports are not given twice', () => {
  const { writer, reader } = openLibrary()
  const [first, second] = [writer.beginImport(), writer.beginImport()]
  expect(second).not.toBe(first)
  expect(reader.imports()).toEqual([])
  valueOf(writer.writeBatch(second, [item()]))
  valueOf(writer.endImport(first, 'cancelled'))
  expect(reader.imports().map(({ id, end }) => [id, end])).toEqual([
    [second, null],
    [first, 'cancelled'],
  ])
})

test('a checkpoint empties the log, but does not wait for a reader in the middle of a read', () => {
  const { path, writer, write } = openLibrary()
  write(item(), item())
  const reader = heldReader(path)
  write(item())
  const start = performance.now()
  expect(writer.checkpoint()).toBe(false)
  expect(performance.now() - start).toBeLessThan(1_000)
  reader.letGo()
  expect(writer.checkpoint()).toBe(true)
})
