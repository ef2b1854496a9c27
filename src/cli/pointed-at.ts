import type { Stretch } from '../shared/query/query.ts'

/** Characters that a terminal gives two columns: near enough to UAX #11, East Asian Width. */
const wide =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u
const unseen = /[\p{M}\p{Cc}\p{Default_Ignorable_Code_Point}]/u

/** Characters on each side of a place in a long line that are shown. */
const around = 60

/** Two lines: a text, and carets below the part of it that is meant (UTF-16 offsets). */
export function pointedAt(given: string, { start, end }: Stretch): string {
  // Each to one: offsets stay. They must not steer the terminal.
  const line = given.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
  const from = Math.max(0, start - around)
  const shown = line.slice(from, Math.max(start + 1, Math.min(end, start + around)) + around)
  const meant = line.slice(start, Math.min(end, start + around))
  return `  ${shown}\n  ${' '.repeat(columns(line.slice(from, start)))}${'^'.repeat(Math.max(1, columns(meant)))}\n`
}

function columns(text: string): number {
  let sum = 0
  for (const character of text) sum += wide.test(character) ? 2 : unseen.test(character) ? 0 : 1
  return sum
}
