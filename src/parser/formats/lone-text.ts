import type { ReaderFormat } from '../../shared/article.ts'
import { assemble } from '../assemble.ts'
import type { Image, Run } from '../blocks.ts'
import { leadImage } from '../lead-image.ts'
import type { LabelledLines } from '../labelled-lines.ts'
import type { FormatResult } from './format.ts'

interface LoneText extends LabelledLines {
  format: ReaderFormat
  bodyHtml: string
  runs: Run[]
  images: Image[]
}

/** A text about which nothing is known but what its own lines say. */
export function loneText({ images, ...text }: LoneText): FormatResult {
  if (text.runs.length === 0 && images.length === 0) return { ok: false, reason: 'no-content' }
  const article = assemble({
    ...text,
    leadImage: leadImage(images, text.address),
    topics: [],
    tags: [],
    references: [],
    missing: [],
  })
  return { ok: true, article }
}
