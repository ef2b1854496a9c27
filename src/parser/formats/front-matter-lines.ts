/**
 * Reads a header that its own language's parser refuses (a quote never closed, tabs, `title: Ice: a story`), line by
 * line, so that an article is never lost for a slip in its header.
 */
import { flowFields, type FrontMatterBlock, tomlLine, yamlLine } from './front-matter-block.ts'

/** One field as written: in order, perhaps several of one name. */
export interface Field {
  /** In lower case, without `_`, `-` and spaces: `pubDate`, `pub_date` and `PUB-DATE` are one. */
  name: string
  /** Never empty ones. More than one only in a list; of a map its name and its addresses. */
  values: string[]
  isList: boolean
}

export const fieldName = (key: string): string => key.toLowerCase().replace(/[\s_-]+/g, '')

export function readLines({ language, text }: FrontMatterBlock): Field[] {
  const pattern = language === 'yaml' ? yamlLine : tomlLine
  const fields: Field[] = []
  let current: Field | null = null
  const lines = (language === 'yaml' ? flowFields(text) : null) ?? text.split(/\r\n|\n|\r/)
  for (const line of lines) {
    if (/^\s*(?:#|$)/.test(line)) continue
    // YAML knows no tabs: such a line was meant as a field of its own, unless nothing stood above it
    const start = pattern.exec(isFilled(current) ? line.replace(/^\t+/, '') : line)
    if (start !== null) {
      const key = start[1] ?? start[2] ?? start[3] ?? ''
      current = { name: fieldName(key), ...readValue(start[4] ?? '') }
      fields.push(current)
    } else if (current !== null) goOn(current, line.trim())
  }
  return fields
}

const isFilled = (field: Field | null): boolean => field === null || field.values.length > 0

/** Items of a list below its key, and the rest of a value broken over lines. */
function goOn(field: Field, line: string): void {
  const name = /^(?:name|title|url|src):[ \t]+(.+)$/.exec(line)
  const item = /^-(?:[ \t]+(.*))?$/.exec(line)
  if (item !== null && (field.isList || field.values.length === 0)) {
    field.isList = true
    field.values.push(...readValue(item[1] ?? '').values)
  } else if (name !== null && field.values.length === 0) {
    field.values = readValue(name[1] ?? '').values
  } else if (field.isList) {
    field.values.push(...readValue(line.replace(/[\],]+$/, '')).values)
  } else {
    field.values = [[...field.values, unquoted(line)].join(' ').trim()].filter((value) => value !== '')
  }
}

function readValue(written: string): { values: string[]; isList: boolean } {
  const value = written.trim()
  // What follows is a text of several lines
  if (/^[|>][+-]?\d?$/.test(value)) return { values: [], isList: false }
  const list = /^\[(.*?)(\]?)$/.exec(value)
  const isList = list !== null && (list[2] === ']' || !value.includes(']'))
  const values = isList ? splitList(list[1] ?? '') : [value]
  return { values: values.map(unquoted).filter((item) => item !== '' && !/^(?:~|null)$/i.test(item)), isList }
}

/** At commas outside quotes. */
const splitList = (inner: string): string[] =>
  (inner.match(/"[^"]*"|'[^']*'|[^,"']+|["']/g) ?? []).map((item) =>
    item.trim().replace(/^[[\]]+|[[\]]+$/g, ''),
  )

/** Without the quotes around it, closed or not; quotes inside are the author's. */
function unquoted(text: string): string {
  const quote = text[0]
  if (quote !== '"' && quote !== "'") return text.trim()
  const inner = text.endsWith(quote) && text.length > 1 ? text.slice(1, -1) : text.slice(1)
  if (inner.includes(quote) && text.endsWith(quote)) return text.trim()
  return (quote === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner).trim()
}
