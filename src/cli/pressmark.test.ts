import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lines, runPressmark, type Run } from './testing/run.ts'

let folder: string
const pressmark = (...args: string[]): Run =>
  runPressmark([...args, '--library', join(folder, 'l.pressmark')])

const first = `\uFEFF<!--1577872800000-->\r\n[元旦的潮汐表（上）](https://www.harbourpost.example/2020/a-1)\r\n------\r\n\r\n<div><i>林一<br>2019-12-31T20:00:00.000Z</i></div><p>退潮在清晨四點。</p>`
const second = `<!--1600000000000-->\n[A clock for the ferry](https://lanternreview.example/clock)\n------\n\n<p>It runs two minutes slow, on purpose.</p>`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-cli-'))
  writeFileSync(join(folder, '1.txt'), first)
  writeFileSync(join(folder, '2.txt'), second)
  writeFileSync(join(folder, 'bad.txt'), Uint8Array.of(0, 159, 146, 150))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pressmark', () => {
  it('says that there is no library yet', () => {
    const run = pressmark('list')
    expect(run.status).toBe(2)
    expect(run.err).not.toBe('')
    expect(run.out).toBe('')
  })

  it('imports, one object a file and a summary; 1 when some files failed', () => {
    const run = pressmark(
      'import',
      '--json',
      join(folder, '1.txt'),
      join(folder, '2.txt'),
      join(folder, 'bad.txt'),
    )
    expect(run.status).toBe(1)
    const objects = lines(run.out)
    expect(objects).toHaveLength(4)
    expect(objects).toContainEqual(
      expect.objectContaining({ path: join(folder, 'bad.txt'), outcome: 'failed', reason: 'binary' }),
    )
    expect(objects.at(-1)).toMatchObject({ summary: { files: 3, added: 2, failed: 1, end: 'completed' } })
  })

  it('imports the same again as duplicates; 0 when all is well', () => {
    const run = pressmark('import', join(folder, '1.txt'), join(folder, '2.txt'))
    expect(run.status).toBe(0)
    expect(run.out).toContain('2 duplicate')
  })

  it('lists one article a line, newest first', () => {
    const run = pressmark('list', '--json')
    expect(run.status).toBe(0)
    expect(lines(run.out)).toEqual([
      {
        id: expect.any(Number) as number,
        title: 'A clock for the ferry',
        url: 'https://lanternreview.example/clock',
        source: expect.any(String) as string,
        published: null,
        captured: '2020-09-13T12:26:40.000Z',
        path: join(folder, '2.txt'),
      },
      expect.objectContaining({ title: '元旦的潮汐表（上）', published: '2019-12-31T20:00:00.000Z' }),
    ])
  })

  it('names an article without a title', () => {
    const bare = join(folder, 'bare.txt')
    writeFileSync(bare, '<!--1718686024000-->\n------\n\n<p>No title of any kind.</p>')
    const aside = ['--library', join(folder, 'aside.pressmark')]
    runPressmark(['import', bare, ...aside])
    expect(runPressmark(['list', ...aside]).out).toMatch(/ {2}Untitled\n$/)
  })

  it('narrows by inclusive days in the zone of the library, by source, and sorts', () => {
    const titles = (...args: string[]): unknown[] =>
      lines(pressmark('list', '--json', ...args).out).map((article) => (article as { title: string }).title)
    // 20:00 UTC on New Year's Eve is New Year in Taipei.
    expect(titles('--from', '2020-01-01', '--to', '2020-01-01')).toEqual(['元旦的潮汐表（上）'])
    expect(titles('--source', 'lanternreview.example')).toEqual(['A clock for the ferry'])
    expect(titles('--ascending')).toEqual(['元旦的潮汐表（上）', 'A clock for the ferry'])
    expect(titles('--limit', '1')).toEqual(['A clock for the ferry'])
  })

  it('shows an article as text, HTML, JSON, and its original byte for byte', () => {
    const [{ id }] = lines(pressmark('list', '--json', '--ascending').out) as [{ id: number }]
    expect(pressmark('show', String(id)).out).toContain('退潮在清晨四點。')
    expect(pressmark('show', String(id), '--format', 'html').out).toContain('<p>退潮在清晨四點。</p>')
    expect(JSON.parse(pressmark('show', String(id), '--format', 'json').out)).toMatchObject({
      id,
      byline: '林一',
    })
    const original = pressmark('show', String(id), '--format', 'original').bytes
    const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
    expect(sha256(original)).toBe(sha256(readFileSync(join(folder, '1.txt'))))
  })

  it('counts what it holds', () => {
    expect(JSON.parse(pressmark('stats', '--json').out)).toMatchObject({ articles: 2, sources: 2 })
    expect(pressmark('stats').out).toContain('2')
  })

  it.each([
    [['frobnicate']],
    [['import']],
    [['show', 'x']],
    [['show', '999']],
    [['list', '--sort', 'colour']],
    [['list', '--from', '2024-02-31']],
    [['list', '--from', '2024-02-02', '--to', '2024-02-01']],
    [['list', '--source', 'nobody.example']],
    [['list', '--limit', '0']],
    [['outcomes', '99']],
    [['outcomes', '1', '--outcome', 'lost']],
    [['export']],
    [['copy']],
  ])('calls %j wrong use', (args) => {
    const run = pressmark(...args)
    expect(run.status).toBe(2)
    expect(run.err).not.toBe('')
    expect(run.out).toBe('')
  })
})
