/** Every open window, and which of them has the focus. */
import type { BrowserWindow } from './browser-window.ts'

const open = new Set<BrowserWindow>()
let focused: BrowserWindow | null = null

export const allWindows = (): BrowserWindow[] => [...open]
export const focusedWindow = (): BrowserWindow | null => focused
export const addWindow = (window: BrowserWindow): void => void open.add(window)

export function removeWindow(window: BrowserWindow): void {
  open.delete(window)
  if (focused === window) focused = null
}

export function moveFocus(to: BrowserWindow | null): void {
  if (focused === to) return
  const from = focused
  focused = to
  from?.emit('blur', {})
  to?.emit('focus', {})
}
