import type { SourceName } from '../../../shared/list.ts'
import { fold } from '../../../shared/fold.ts'
import { text } from '../../../shared/text/text.ts'

/** Whether a source's name or domain holds what was typed: in any case, accented or not, in either Chinese script. */
export function sourceFinder(typed: string): (source: SourceName) => boolean {
  const wanted = fold(typed.trim())
  if (wanted === '') return () => true
  return ({ name, domain }) =>
    fold(name || text.unknownSource).includes(wanted) || fold(domain).includes(wanted)
}
