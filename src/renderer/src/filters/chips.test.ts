import { describe, expect, it } from 'vitest'
import { everything, type FacetChoice, type ListFilter } from '../../../shared/list.ts'
import { chipsOf, relaxations, spanLabel } from './chips.ts'

const names = new Map([
  [1, 'The Harbour Post'],
  [2, '民生日報'],
])
const nameOf = ({ value }: { value: string | number }): string => names.get(Number(value)) ?? String(value)
const sources = (...ids: number[]): FacetChoice[] =>
  ids.map((value) => ({ kind: 'source', value, exclude: false }))
const filter = (part: Partial<ListFilter>): ListFilter => ({ ...everything.filter, ...part })

describe('the chips of a filter', () => {
  it('are none when nothing narrows the list', () => {
    expect(chipsOf(everything.filter, nameOf)).toEqual([])
    expect(chipsOf(filter({ search: '  ' }), nameOf)).toEqual([])
  })

  it('are one for each source, for the days, the search and the trash', () => {
    const all = filter({
      facets: sources(1, 2),
      from: '2024-01-05',
      to: '2024-02-07',
      search: '燈塔',
      trash: true,
    })
    expect(chipsOf(all, nameOf).map(({ label }) => label)).toEqual([
      'Trash',
      '“燈塔”',
      'Jan 5, 2024 – Feb 7, 2024',
      'The Harbour Post',
      '民生日報',
    ])
  })

  it('take away what they name and nothing else', () => {
    const all = filter({ facets: sources(1, 2), from: '2024-01-05', search: 'sea' })
    for (const { key, without } of chipsOf(all, nameOf)) {
      if (key === 'search') expect(without).toEqual({ ...all, search: '' })
      if (key === 'days') expect(without).toEqual({ ...all, from: null })
      if (key === 'source-1') expect(without).toEqual({ ...all, facets: sources(2) })
    }
  })

  it('say days as people do', () => {
    expect(spanLabel('2024-01-01', '2024-12-31')).toBe('2024')
    expect(spanLabel('2024-02-01', '2024-02-29')).toBe('February 2024')
    expect(spanLabel('2024-06-18', '2024-06-18')).toBe('Jun 18, 2024')
    expect(spanLabel('2024-06-18', null)).toBe('since Jun 18, 2024')
    expect(spanLabel(null, '2024-06-18')).toBe('until Jun 18, 2024')
  })

  it('show no control characters and no end of text without end', () => {
    const [chip] = chipsOf(filter({ search: `a\u0000b${'長'.repeat(2_000)}` }), nameOf)
    expect(chip?.label).not.toContain('\u0000')
    expect(chip?.label.length).toBeLessThan(70)
  })
})

describe('what to relax', () => {
  it('takes several sources away together, because one of them never helps', () => {
    const [only] = relaxations(filter({ facets: sources(1, 2) }), nameOf)
    expect(only?.label).toBe('the 2 sources')
    expect(only?.without.facets).toEqual([])
  })

  it('names a single source', () => {
    expect(relaxations(filter({ facets: sources(1) }), nameOf)[0]?.label).toBe('source The Harbour Post')
  })
})
