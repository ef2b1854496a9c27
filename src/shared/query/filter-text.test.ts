import { describe, expect, it } from 'vitest'
import { everything, type FacetChoice, type ListFilter } from '../list.ts'
import { filterText } from './filter-text.ts'
import { parseQuery } from './parse.ts'

const today = '2026-05-04'
const printed = (filter: Partial<ListFilter>) =>
  filterText(
    { ...everything.filter, ...filter },
    { today, sourceName: (id) => ['dw.com', 'bbc.co.uk', 'Unknown Paper'][id] ?? null },
  )
const choice = (kind: FacetChoice['kind'], value: string | number, exclude = false): FacetChoice => ({
  kind,
  value,
  exclude,
})

describe('what narrows a list, as text', () => {
  it.each<[Partial<ListFilter>, string]>([
    [{}, ''],
    [{ search: ' red OR  "blue ' }, 'red OR  "blue'],
    [{ from: '2024-01-01' }, 'after:2024-01-01'],
    [{ to: '2024-01-31' }, 'on:..2024-01-31'],
    [{ from: '2024-01-02', to: '2024-01-31' }, 'on:2024-01-02..2024-01-31'],
    [{ from: '2024-01-02', to: '2024-01-02' }, 'on:2024-01-02'],
    [{ from: '2024-01-01', to: '2024-12-31' }, 'on:2024'],
    [{ search: 'red OR blue', from: '2024-01-02' }, '(red OR blue) after:2024-01-02'],
    [{ search: 'red house', from: '2024-01-02' }, 'red house after:2024-01-02'],
    [{ search: 'red "blue', from: '2024-01-02' }, 'red blue after:2024-01-02'],
    [{ search: '(red OR blue', from: '2024-01-02' }, '(red OR blue) after:2024-01-02'],
    [{ search: '"', from: '2024-01-02' }, 'after:2024-01-02'],
    [{ facets: [choice('source', 0)] }, 'source:dw.com'],
    [
      { facets: [choice('source', 0), choice('format', 'clipping'), choice('source', 1)] },
      '(source:dw.com OR source:bbc.co.uk) format:clipping',
    ],
    [{ facets: [choice('source', 2, true)] }, '-source:"Unknown Paper"'],
    [
      { facets: [choice('topic', 'Sea “level” rise')] },
      '(topic:"Sea  level  rise" OR tag:"Sea  level  rise")',
    ],
    [{ facets: [choice('topic', 'AI', true)] }, '-(topic:"AI" OR tag:"AI")'],
    [{ facets: [choice('author', '林一'), choice('language', 'zh-Hant')] }, 'author:"林一" lang:zh-Hant'],
  ])('of %j is %j', (filter, text) => {
    expect(printed(filter)).toEqual({ text, left: [] })
  })

  it('leaves out what a query cannot say, and tells of it', () => {
    expect(printed({ facets: [choice('import', 3)], trash: true, search: 'x' })).toEqual({
      text: 'x',
      left: ['trash', 'import'],
    })
    expect(printed({ facets: [choice('language', '')] })).toEqual({ text: '', left: ['language'] })
    expect(printed({ facets: [choice('source', 9, true)] })).toEqual({ text: '', left: ['source'] })
  })

  it('does not say one of two that are wanted when it cannot say the other', () => {
    expect(printed({ facets: [choice('language', ''), choice('language', 'de')] })).toEqual({
      text: '',
      left: ['language'],
    })
  })

  it('is read without a problem', () => {
    const facets = [choice('topic', '(a) OR "b"'), choice('author', 'NEAR(x'), choice('source', 2, true)]
    const { text } = printed({ facets, search: 'NEAR(a) OR (b "c', to: '2020-02-29' })
    expect(parseQuery(text, { today }).problems).toEqual([])
  })
})
