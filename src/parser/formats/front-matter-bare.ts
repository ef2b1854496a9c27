import { type FrontMatterBlock, longestBlock, yamlLine } from './front-matter-block.ts'
import { isTellingKey } from './front-matter-recognise.ts'

/**
 * A header without its opening dashes, as Hexo writes them: it begins with two known keys in lower case, holds nothing
 * but fields, and ends in a line `---`. Anything less is a text that happens to begin with a colon.
 */
export function findBareBlock(text: string): FrontMatterBlock | null {
  const start = /^\s*/.exec(text.slice(0, 1024))?.[0].length ?? 0
  const rest = text.slice(start, start + longestBlock)
  if (!isTellingLine(rest)) return null
  const closed = /^---[ \t]*$/m.exec(rest)
  if (closed === null) return null
  const block = rest.slice(0, closed.index)
  const lines = block.trimEnd().split(/\r\n|\n|\r/)
  const isField = (line: string): boolean =>
    line !== '' && (yamlLine.test(line) || /^(?:[ \t]+\S|-[ \t]|#)/.test(line))
  if (!lines.slice(0, 2).every(isTellingLine) || lines.length < 2 || !lines.every(isField)) return null
  return { language: 'yaml', text: block, bodyStart: start + closed.index + closed[0].length }
}

/** Whether a text begins with `key: value` of a known key. */
function isTellingLine(text: string): boolean {
  const key = /^([^\s:]{1,100}):(?:[ \t]|$)/m.exec(text.slice(0, 200))
  return key?.index === 0 && isTellingKey((key[1] ?? '').replace(/[_-]/g, ''))
}
