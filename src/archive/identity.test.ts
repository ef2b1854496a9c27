import { expect, test } from 'vitest'
import { searchDocument } from '../shared/search-document.ts'
import { sketch } from '../shared/sketch.ts'
import { articleOfPiece, namesAPiece } from './identity.ts'

const piece = (articleId: number, title: string, text: string) => ({
  articleId,
  title,
  sketch: sketch(searchDocument([{ kind: 'body', text }])),
})
const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `word${from + i}`).join(' ')

test('a key names a piece when something follows the host', () => {
  for (const key of ['dw.com/a', 'dw.com?id=1', 'dw.com#!/a', 'dw.com:8080/a'])
    expect(namesAPiece(key)).toBe(true)
  for (const key of ['dw.com', 'dw.com:8080', 'dw.com/', '[2001:db8::1]'])
    expect(namesAPiece(key)).toBe(false)
})

test('a text that shares a third of its word sequences is the same piece, one that shares a tenth is not', () => {
  const known = [piece(1, 'A', words(0, 300))]
  expect(articleOfPiece(piece(0, 'B', words(30, 300)), known)).toBe(1)
  expect(articleOfPiece(piece(0, 'B', words(150, 450)), known)).toBe(1)
  expect(articleOfPiece(piece(0, 'B', words(250, 550)), known)).toBe(null)
})

test('of several pieces the one that agrees best is taken', () => {
  const text = piece(1, 'A', words(0, 300))
  const title = piece(2, 'Ｂ', words(900, 1_000))
  const both = piece(3, 'B', words(0, 250))
  expect(articleOfPiece(piece(0, 'b', words(0, 300)), [title, text])).toBe(1)
  expect(articleOfPiece(piece(0, 'b', words(800, 890)), [text, title])).toBe(2)
  expect(articleOfPiece(piece(0, 'b', words(0, 300)), [text, both, title])).toBe(3)
})

test('nothing agrees with nothing', () => {
  expect(articleOfPiece(piece(0, '', ''), [piece(1, '', '')])).toBe(null)
  expect(articleOfPiece(piece(0, 'A', 'text'), [])).toBe(null)
})
