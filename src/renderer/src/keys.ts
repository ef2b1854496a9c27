import { hasModifier, isMac, matches } from './chords.ts'
import { allShortcuts } from './shortcuts.ts'

/** By name: an element of the article's frame is no instance of this window's classes. */
const takesText = (target: EventTarget | null): boolean =>
  ['INPUT', 'TEXTAREA', 'SELECT'].includes((target as Partial<Element> | null)?.nodeName ?? '')

/** A dialog or a menu has the keys for itself; Escape closes it without our help. */
const isCovered = (): boolean => document.querySelector('dialog[open], :popover-open') !== null

/** The keys that work everywhere: in the shell, and in the article's frame where nothing else listens. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isCovered()) return
  const inField = takesText(event.target)
  for (const { chords, run } of allShortcuts) {
    if (run === undefined) continue
    const isMeant = chords.some((chord) => matches(chord, event, isMac) && (!inField || hasModifier(chord)))
    if (!isMeant || run() === false) continue
    // The menu's accelerator of the same keys then stays out of it.
    event.preventDefault()
    return
  }
}
