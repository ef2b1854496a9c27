/**
 * Key chords, written `mod+shift+o`, `alt+ArrowLeft`, `j`, `?`: the names of `KeyboardEvent.key`, and `mod` for Ctrl,
 * or Cmd on a Mac.
 */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** It types nothing: it may act in a field, too. */
export const typesNothing = (chord: string): boolean => /^(?:mod|alt)\+.|^(?:shift\+)?F\d/.test(chord)

const hasModifier = (chord: string): boolean => /^(mod|alt)\+./.test(chord)

export function matches(chord: string, press: KeyPress, isMac: boolean): boolean {
  const parts = chord.split('+')
  const key = parts.at(-1) ?? ''
  const mod = parts.includes('mod')
  const wanted = isMac ? { meta: mod, ctrl: false } : { meta: false, ctrl: mod }
  if (press.metaKey !== wanted.meta || press.ctrlKey !== wanted.ctrl) return false
  if (press.altKey !== parts.includes('alt')) return false
  // A bare character is what it is however the layout makes it: `?` with Shift here, without it there.
  const shiftCounts = hasModifier(chord) || key.length > 1
  if (shiftCounts && press.shiftKey !== parts.includes('shift')) return false
  return press.key.toLowerCase() === key.toLowerCase()
}

const named: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

/** The keys of a chord as they are written on the keyboard. */
export function keyCaps(chord: string, isMac: boolean): string[] {
  const modifiers: Readonly<Record<string, string>> = isMac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }
  return chord
    .split('+')
    .map((part) => modifiers[part] ?? named[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

export const isMac = typeof navigator !== 'undefined' && /^Mac/.test(navigator.platform)
