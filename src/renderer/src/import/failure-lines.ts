import type { FileOutcome } from '../../../shared/outcome.ts'
import { text } from '../../../shared/text/text.ts'

/** In a file name a tab or a line break would end the column or the line. */
const controls = /[\p{Cc}\u2028\u2029]/gu

const escaped = (path: string): string =>
  path.replace(controls, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Path, reason code and sentence with a tab between. */
const line = ({ path, reason }: FileOutcome): string =>
  [escaped(path), reason ?? '', reason === null ? '' : text.reason[reason]].join('\t')

/**
 * One line for each failure, as a spreadsheet takes it.
 * @param longest characters; what would go beyond is left out
 * @returns the text and how many failures it holds
 */
export function failureLines(failures: FileOutcome[], longest: number): { text: string; count: number } {
  const lines: string[] = []
  let length = 0
  for (const failure of failures) {
    const next = line(failure)
    length += next.length + 1
    if (length > longest) break
    lines.push(next)
  }
  return { text: lines.join('\n'), count: lines.length }
}
