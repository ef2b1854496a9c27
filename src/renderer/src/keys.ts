import { isMac, matches, typesNothing } from './chords.ts'
import { carryOut } from './commands.ts'
import { allShortcuts } from './shortcuts.ts'
import type { CommandName } from '../../shared/calls.ts'

/**
 * Keys that belong to an input method (the Enter that takes a suggestion, the letters that make a syllable) never reach
 * a listener of ours. The code 229 (UI Events, legacy `keyCode`) is that of a key which begins or ends a composition
 * and is not marked as part of it.
 * @param target the window, or the document of the article's frame
 */
export function withholdComposedKeys(target: Window | Document): void {
  const composed = 229
  const withhold = (event: Event): void => {
    const { isComposing, keyCode } = event as KeyboardEvent
    if (isComposing || keyCode === composed) event.stopImmediatePropagation()
  }
  target.addEventListener('keydown', withhold, { capture: true })
}

/** By name: an element of the article's frame is no instance of this window's classes. */
const takesText = (target: EventTarget | null): boolean =>
  ['INPUT', 'TEXTAREA', 'SELECT'].includes((target as Partial<Element> | null)?.nodeName ?? '')

/** A dialog or a menu has the keys for itself; Escape closes it without our help. */
export const isCovered = (): boolean => document.querySelector('dialog[open], :popover-open') !== null

/** The keys that work everywhere: in the shell, and in the article's frame where nothing else listens. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isCovered()) return
  const inField = takesText(event.target)
  for (const { chords, run } of allShortcuts) {
    if (run === undefined) continue
    const isMeant = chords.some((chord) => matches(chord, event, isMac) && (!inField || typesNothing(chord)))
    if (!isMeant || run() === false) continue
    // The menu's accelerator of the same keys then stays out of it.
    event.preventDefault()
    return
  }
}

/** The buttons of a mouse for back and forward, as browsers number them (UI Events, `MouseEvent.button`). */
const sideButtons: Readonly<Partial<Record<number, CommandName>>> = { 3: 'back', 4: 'forward' }

/** For `mouseup`, in the shell and in the article's frame. */
export function onMouseButton(event: MouseEvent): void {
  const name = sideButtons[event.button]
  if (name === undefined || isCovered()) return
  event.preventDefault()
  carryOut(name)
}
