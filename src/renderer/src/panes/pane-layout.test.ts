import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { narrowWindow, paneLayout } from './pane-layout.ts'

describe('the panes', () => {
  it('have their usual widths until the user has others', () => {
    const { sidebar, list } = paneLayout({}, 1280)
    expect([sidebar.width, list.width]).toEqual([256, 400])
  })

  it('keep what the user chose', () => {
    const { sidebar, list } = paneLayout({ sidebar: 300, list: 520 }, 1920)
    expect([sidebar.width, list.width]).toEqual([300, 520])
  })

  it('give way in a smaller window, the list first', () => {
    const { sidebar, list } = paneLayout({ sidebar: 300, list: 700 }, 1100)
    expect([sidebar.width, list.width]).toEqual([300, 480])
  })

  it('leave the article its room at any usable width, whatever was chosen', () => {
    const wish = fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined })
    fc.assert(
      fc.property(wish, wish, fc.integer({ min: 560, max: 4_000 }), (sidebar, list, width) => {
        const wanted = { ...(sidebar !== undefined && { sidebar }), ...(list !== undefined && { list }) }
        const panes = paneLayout(wanted, width)
        const taken = panes.list.width + (width <= narrowWindow ? 0 : panes.sidebar.width)
        expect(width - taken).toBeGreaterThanOrEqual(320)
      }),
    )
  })
})
