import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Facets } from '../shared/list.ts'
import { lines, runPressmark, type Run } from './testing/run.ts'

let folder: string
const pressmark = (command: string, ...args: string[]): Run =>
  runPressmark([command, '--library', join(folder, 'l.pressmark'), ...args])
const search = (...args: string[]): Run => pressmark('search', ...args)
const titles = (...args: string[]): unknown[] => {
  const run = search('--json', ...args)
  expect({ status: run.status, err: run.err }).toEqual({ status: 0, err: '' })
  return run.out === '' ? [] : lines(run.out).map((article) => (article as { title: string }).title)
}

const clipping = (captured: number, title: string, address: string, body: string): string =>
  `<!--${captured}-->\n[${title}](https://${address})\n------\n\n${body}`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-search-'))
  const put = (name: string, content: string): void => writeFileSync(join(folder, name), content)
  const day = (date: string): string => `<div><i>Ann Lee<br>${date}T08:00:00Z</i></div>`
  const tide = '<p>The tide is out. The boats lie on the mud and wait for the water to return at dawn.</p>'
  put(
    '1.txt',
    clipping(1577872800000, 'Tide', 'www.dw.com/a-1', `${day('2019-12-30')}${tide}<p>An older ferry.</p>`),
  )
  put(
    '2.txt',
    clipping(1600000000000, 'Tide', 'www.dw.com/a-1', `${day('2019-12-30')}${tide}<p>A newer wharf.</p>`),
  )
  put(
    '3.txt',
    clipping(1600000000001, '港灣', 'paper.example/b', `${day('2020-03-01')}<p>德國的港灣，潮水。</p>`),
  )
  put(
    '4.txt',
    clipping(1600000000002, 'Red house', 'paper.example/c', `${day('2021-03-01')}<p>Nothing more.</p>`),
  )
  for (const n of [1, 2, 3, 4]) expect(pressmark('import', join(folder, `${n}.txt`)).status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pressmark search', () => {
  it('prints what list prints of the articles that it finds', () => {
    const listed = pressmark('list').out.trimEnd().split('\n')
    expect(search('after:2020').out.trimEnd().split('\n')).toEqual(listed.slice(0, 2))
    expect(search('').out).toBe(pressmark('list').out)
    expect(search('nowhere')).toMatchObject({ status: 0, out: '', err: '' })
  })

  it('takes a query in one argument or several, and after -- one that begins with a minus', () => {
    expect(titles('house', 'red')).toEqual(['Red house'])
    expect(titles('house red')).toEqual(['Red house'])
    expect(titles('--', '-tide -house')).toEqual(['港灣'])
  })

  it('finds traditional by simplified, unless told not to, which reads the texts', () => {
    expect(titles('德国')).toEqual(['港灣'])
    expect(titles('德国 variants:off')).toEqual([])
    expect(titles('NEAR(德國 潮水, 5) variants:off')).toEqual(['港灣'])
  })

  it('names the capture that it found', () => {
    const captureOf = (query: string): number =>
      (lines(search('--json', query).out) as [{ capture: number }])[0].capture
    expect(captureOf('wharf')).toBe(captureOf('tide'))
    expect(captureOf('ferry')).not.toBe(captureOf('wharf'))
    expect(lines(search('--json', '').out)[0]).not.toHaveProperty('capture')
  })

  it('narrows, sorts and limits as list does, and sorts by relevance, too', () => {
    expect(titles('', '--source', 'paper.example', '--to', '2020-12-31')).toEqual(['港灣'])
    expect(titles('', '--sort', 'title')).toEqual(['Red house', 'Tide', '港灣'])
    expect(titles('', '--ascending', '--limit', '1')).toEqual(['Tide'])
    expect(titles('red OR 港灣', '--sort', 'relevance')).toHaveLength(2)
  })

  it('counts', () => {
    expect(search('source:paper.example', '--count').out).toBe('2\n')
    expect(search('source:paper.example', '--count', '--json').out).toBe('{"count":2}\n')
    expect(search('nowhere', '--count').out).toBe('0\n')
  })

  it('counts by source, year and the others', () => {
    const facets = JSON.parse(search('after:2020', '--facets', '--json').out) as Facets
    expect(facets.articles).toBe(2)
    expect(facets.sources).toEqual([expect.objectContaining({ domain: 'paper.example', count: 2 })])
    expect(facets.years.map(({ year, count }) => [year, count])).toEqual([
      [2021, 1],
      [2020, 1],
    ])
    expect(facets.authors.values).toEqual([{ value: 'Ann Lee', name: 'Ann Lee', count: 2 }])
    expect(search('', '--facets').out).toMatch(/^Articles {3}3\n\nSources\n {7}2 {3}paper\.example\n/)
    expect(search('', '--facets', '--limit', '1').out).toMatch(/Sources \(1 of 2\)\n.*\n\nYears \(1 of 3\)\n/)
  })

  it('points at what it cannot use, and looks for the rest', () => {
    const run = search('港灣 OR')
    expect(run.status).toBe(0)
    expect(run.out).toContain('港灣')
    // Two columns for each Han character.
    expect(run.err).toMatch(/^pressmark: OR needs .*\n {2}港灣 OR\n {7}\^\^\n$/)
  })

  it('does not list everything when nothing of a query can be used', () => {
    const run = search('on:2024-13')
    expect(run).toMatchObject({ status: 2, out: '' })
    expect(run.err).toMatch(/on:2024-13\n {2}\^{10}\n$/)
  })

  it('keeps control characters from the terminal when it points', () => {
    expect(search('\u001b[31m OR').err).not.toContain('\u001b')
  })

  it.each([
    [['search']],
    [['search', 'x', '--sort', 'colour']],
    [['search', 'x', '--limit', '0']],
    [['search', 'x', '--from', '2024-02-02', '--to', '2024-02-01']],
    [['search', 'x', '--source', 'nobody.example']],
    [['search', 'x', '--count', '--facets']],
  ])('calls %j wrong use', ([command = '', ...args]) => {
    const run = pressmark(command, ...args)
    expect(run.status).toBe(2)
    expect(run.err).not.toBe('')
    expect(run.out).toBe('')
  })
})
