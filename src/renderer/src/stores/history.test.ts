import { beforeEach, describe, expect, it } from 'vitest'
import { everything, type ListQuery } from '../../../shared/list.ts'
import { HistoryStore, type PastView } from './history.svelte.ts'

const searching = (search: string, from: string | null = null): ListQuery => ({
  ...everything,
  filter: { ...everything.filter, search, from },
})

let articleId: number | null
let shown: PastView[]
let history: HistoryStore

beforeEach(() => {
  articleId = null
  shown = []
  history = new HistoryStore({ articleId: () => articleId, show: (view) => shown.push(view) })
  history.opened(searching(''), 0)
})

/** As the list store does: what is gone to is opened. */
const go = (way: 'back' | 'forward'): string | undefined => {
  const before = shown.length
  history[way]()
  const view = shown[before]
  if (view !== undefined) history.opened(view.query, view.topRow)
  return view?.query.filter.search
}
const type = (...searches: string[]): void => {
  for (const search of searches) history.opened(searching(search), 0)
}

describe('the history of lists', () => {
  it('has nothing to go back to at first', () => {
    expect(go('back')).toBeUndefined()
    expect(go('forward')).toBeUndefined()
  })

  it('goes back and forward through searches, filters and sorts', () => {
    history.opened(searching('', '2024-01-01'), 0)
    history.opened({ ...searching('', '2024-01-01'), sort: { by: 'title', direction: 'ascending' } }, 0)
    history.back()
    history.back()
    expect(history.canGoBack).toBe(false)
    history.forward()
    expect(shown.map(({ query }) => [query.filter.from, query.sort.by])).toEqual([
      ['2024-01-01', 'published'],
      [null, 'published'],
      ['2024-01-01', 'published'],
    ])
    expect(history.canGoForward).toBe(true)
  })

  it('takes typing for one step', () => {
    type('r', 're', 'red', 'red h', 'red hous', 'red houses', 'red hous', 'red house')
    expect(go('back')).toBe('')
    expect(go('forward')).toBe('red house')
  })

  it('keeps a search that another took the place of', () => {
    type('red', 'blue')
    expect(go('back')).toBe('red')
    expect(go('back')).toBe('')
  })

  it('keeps a search that was cleared, also letter by letter', () => {
    type('r', 'red', '', 'blue', 'blu', 'b', '')
    expect(go('back')).toBe('blue')
    expect(go('back')).toBe('')
    expect(go('back')).toBe('red')
  })

  it('keeps a search that something was done with', () => {
    type('red')
    history.used()
    type('red house')
    history.scrolled(7)
    type('red houses')
    expect([go('back'), go('back'), go('back')]).toEqual(['red house', 'red', ''])
  })

  it('does not change what it went back to by typing on', () => {
    type('red')
    history.opened(searching('red', '2024-01-01'), 0)
    go('back')
    type('red h')
    expect(go('forward')).toBeUndefined()
    expect(go('back')).toBe('red')
  })

  it('brings back how far a list was scrolled and which article was open', () => {
    history.scrolled(40)
    articleId = 7
    type('red')
    articleId = 9
    history.scrolled(3)
    history.back()
    expect(shown).toEqual([{ query: searching(''), topRow: 40, articleId: 7 }])
    articleId = 7
    history.forward()
    expect(shown[1]).toEqual({ query: searching('red'), topRow: 3, articleId: 9 })
  })

  it('goes by the list that is shown, not by how often it is asked for', () => {
    type('red', 'red', 'red')
    expect(go('back')).toBe('')
    expect(go('back')).toBeUndefined()
  })

  it('forgets what came later when something new is asked for', () => {
    type('red')
    go('back')
    type('blue')
    expect(go('forward')).toBeUndefined()
    expect(go('back')).toBe('')
  })

  it('forgets the oldest of very many', () => {
    for (let n = 0; n < 300; n++) history.opened(searching('', `2024-01-${n}`), 0)
    let steps = 0
    while (go('back') !== undefined) steps++
    expect(steps).toBe(100)
  })
})
