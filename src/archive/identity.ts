/** Whether a capture is a new copy of a piece that the library has (docs/library.md, "Identity"). */
import { fold } from '../shared/fold.ts'
import { sketchSimilarity } from '../shared/sketch.ts'

export interface Piece {
  title: string
  sketch: Uint8Array
}

/** From here on two texts are one piece, edited. Hiding an article is worse than showing a piece twice. */
export const agreement = 0.25

/** Keys of a site's front page are no piece's own: what stands there changes by the hour. */
export const namesAPiece = (key: string): boolean => /[/?#]./.test(key)

/** The article, among those at the same key, of which the incoming piece is a copy; null when it is another piece. */
export function articleOfPiece(
  incoming: Piece,
  known: Iterable<Piece & { articleId: number }>,
): number | null {
  const title = foldedTitle(incoming.title)
  let best: { articleId: number; score: number } | null = null
  for (const piece of known) {
    const similarity = sketchSimilarity(incoming.sketch, piece.sketch)
    const sameTitle = title !== '' && title === foldedTitle(piece.title)
    if (!sameTitle && similarity < agreement) continue
    const score = similarity + (sameTitle ? agreement : 0)
    if (best === null || score > best.score) best = { articleId: piece.articleId, score }
  }
  return best?.articleId ?? null
}

const foldedTitle = (title: string): string => fold(title).replace(/\s+/gu, ' ').trim()
