import type { OriginalFile } from '../archive/archive.ts'
import { parse } from '../parser/parser.ts'
import type { Block } from '../shared/article.ts'

/** The visible text of an original that is in a library; null when it can no longer be understood. */
export function blocksOf({ bytes, fileName }: OriginalFile): readonly Block[] | null {
  const parsed = parse(bytes, { fileName })
  return parsed.ok ? parsed.article.blocks : null
}
