import { Menu, nativeTheme } from 'electron'
import type { Theme } from '../shared/look.ts'

/** The menu's entry of a theme. */
export const themeEntry = (theme: Theme): string => `theme-${theme}`

/** What the system is said to prefer, here and in the page, and which entry of the menu is checked. */
export function applyTheme(theme: Theme = 'system'): void {
  nativeTheme.themeSource = theme
  const entry = Menu.getApplicationMenu()?.getMenuItemById(themeEntry(theme))
  // Unchecks the others by itself.
  if (entry) entry.checked = true
}
