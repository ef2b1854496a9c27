import { describe, expect, it } from 'vitest'
import { keyCaps, matches, type KeyPress } from './chords.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a chord', () => {
  it('is met by its key alone, in either case', () => {
    expect(matches('j', press('j'), false)).toBe(true)
    expect(matches('j', press('J', { shiftKey: true }), false)).toBe(true)
    expect(matches('j', press('k'), false)).toBe(false)
  })

  it('without a modifier is not met while one is held', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
      expect(matches('j', press('j', { [held]: true }), false)).toBe(false)
  })

  it('of a character is met however the layout makes it', () => {
    expect(matches('?', press('?'), false)).toBe(true)
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true)
  })

  it('with mod wants Ctrl, and Cmd on a Mac', () => {
    expect(matches('mod+o', press('o', { ctrlKey: true }), false)).toBe(true)
    expect(matches('mod+o', press('o', { metaKey: true }), false)).toBe(false)
    expect(matches('mod+o', press('o', { metaKey: true }), true)).toBe(true)
    expect(matches('mod+o', press('o', { ctrlKey: true }), true)).toBe(false)
  })

  it('with Shift is another one', () => {
    const shifted = press('O', { ctrlKey: true, shiftKey: true })
    expect(matches('mod+shift+o', shifted, false)).toBe(true)
    expect(matches('mod+o', shifted, false)).toBe(false)
    expect(matches('Escape', press('Escape', { shiftKey: true }), false)).toBe(false)
  })

  it("is written with the keyboard's own words", () => {
    expect(keyCaps('mod+shift+o', false)).toEqual(['Ctrl', 'Shift', 'O'])
    expect(keyCaps('mod+shift+o', true)).toEqual(['⌘', '⇧', 'O'])
    expect(keyCaps('alt+ArrowLeft', false)).toEqual(['Alt', '←'])
  })
})
