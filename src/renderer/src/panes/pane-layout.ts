/** How the width of the window is shared out, in CSS pixels. */
import type { ViewState } from '../../../shared/view-state.ts'

export type Pane = 'sidebar' | 'list'

export interface PaneWidth {
  width: number
  least: number
  most: number
}

/** Below this width of the window the filters lie over the list, when they are asked for. */
export const narrowWindow = 1_020

const usual: Record<Pane, number> = { sidebar: 256, list: 400 }
const least: Record<Pane, number> = { sidebar: 184, list: 240 }
const most: Record<Pane, number> = { sidebar: 480, list: 900 }
/** What is left to the article. */
const leastReader = 320

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/**
 * The widths nearest to those wanted that leave room for the article. The list gives way before the filters do.
 *
 * @param wanted what the user chose, if anything
 * @param windowWidth width of the window
 */
export function paneLayout(
  wanted: NonNullable<ViewState['panes']>,
  windowWidth: number,
): Record<Pane, PaneWidth> {
  const isNarrow = windowWidth <= narrowWindow
  const room = windowWidth - leastReader
  const mostSidebar = clamp(room - least.list, least.sidebar, most.sidebar)
  const sidebar = clamp(wanted.sidebar ?? usual.sidebar, least.sidebar, mostSidebar)
  const mostList = clamp(room - (isNarrow ? 0 : sidebar), least.list, most.list)
  const list = clamp(wanted.list ?? usual.list, least.list, mostList)
  return {
    sidebar: { width: Math.round(sidebar), least: least.sidebar, most: mostSidebar },
    list: { width: Math.round(list), least: least.list, most: mostList },
  }
}
