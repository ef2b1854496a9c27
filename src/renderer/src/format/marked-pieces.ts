import type { MarkedText } from '../../../shared/query/query.ts'
import { longestLine, plainText } from './plain-line.ts'

export interface Piece {
  text: string
  isMarked: boolean
}

/** A text for one line of its own element (see `plainLine`), cut where marks begin and end. Joined, it is that line. */
export function markedPieces({ text, marks }: MarkedText, longest = longestLine): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const add = (from: number, to: number, isMarked: boolean): void => {
    const plain = plainText(text.slice(from, Math.min(to, longest)))
    if (plain !== '') pieces.push({ text: plain, isMarked })
  }
  for (const { start, end: next } of marks) {
    add(end, start, false)
    add(start, next, true)
    end = next
  }
  add(end, text.length, false)
  if (text.length > longest) pieces.push({ text: '…', isMarked: false })
  return pieces
}
