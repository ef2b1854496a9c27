/** Reads a header's fields, whatever its language and however broken it is. */
import { parse as parseToml, TomlDate } from 'smol-toml'
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  type YAMLMap,
} from 'yaml'
import type { FrontMatterBlock } from './front-matter-block.ts'
import { type Field, fieldName, readLines } from './front-matter-lines.ts'

/** The YAML parser's time grows with the square of quotes: 0.3 s at this length, 5 s at 64 KB. */
const longestParsed = 16 * 1024
/** And with the square of aliases: each is looked for from the top. */
const mostAliases = 100

/** Fields with nothing in them are left out. Never throws: what the language's own parser refuses is read by lines. */
export function readFields(block: FrontMatterBlock): Field[] {
  const fields = block.text.length > longestParsed ? null : parsed(block)
  return (fields ?? readLines(block)).filter((field) => field.values.length > 0)
}

function parsed({ language, text }: FrontMatterBlock): Field[] | null {
  try {
    return language === 'yaml' ? yamlFields(text) : tomlFields(text)
  } catch {
    // Malformed, or so deep that the parser overflowed
    return null
  }
}

/** Where Hugo and Zola put what is not theirs. */
const innerTables = new Set(['params', 'taxonomies', 'extra'])

/**
 * The failsafe schema knows no dates, numbers or booleans: a time stays what was written, zone or none. The tree is
 * walked as it is and aliases are followed to plain text only, so that nothing can multiply.
 */
function yamlFields(text: string): Field[] | null {
  if ((text.match(/[\s,[]\*[^\s*,\]]/g)?.length ?? 0) > mostAliases) return null
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0) return null
  if (document.contents === null) return []
  if (!isMap(document.contents)) return null
  const fieldsOf = ({ items }: YAMLMap): (Field & { node: unknown })[] =>
    items.map(({ key, value }) => {
      const node = isAlias(value) ? value.resolve(document) : (value as Node | null)
      return {
        name: isScalar(key) ? fieldName(String(key.value)) : '',
        values: yamlValues(node, document, 0),
        isList: isSeq(node),
        node,
      }
    })
  const root = fieldsOf(document.contents)
  const inner = root.flatMap(({ name, node }) => (innerTables.has(name) && isMap(node) ? fieldsOf(node) : []))
  // Of one name the last counts: what stands at the top
  return [...inner, ...root].map(({ node: _, ...field }) => field)
}

function yamlValues(node: Node | null | undefined, document: Document, depth: number): string[] {
  if (isAlias(node)) {
    const target = node.resolve(document)
    return isScalar(target) ? yamlValues(target, document, depth) : []
  }
  if (isScalar(node)) return isNothing(node) ? [] : [String(node.value).trim()]
  if (depth === deepestValue) return []
  if (isSeq(node)) return node.items.flatMap((item) => yamlValues(item as Node, document, depth + 1))
  if (!isMap(node)) return []
  return telling(
    node.items.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : '',
      () => yamlValues(value as Node, document, depth + 1),
    ]),
  )
}

/** Lists in lists happen (`[[a wiki link]]`); more is not a header's. */
const deepestValue = 4

const isNothing = ({ type, value }: Scalar): boolean =>
  value === null ||
  value === '' ||
  (type === Scalar.PLAIN && typeof value === 'string' && /^(?:~|null|undefined)?$/i.test(value))

/** Of a map (an author with a name and a mail address, an image with its size) what says who or where it is. */
function telling(entries: [key: string, values: () => string[]][]): string[] {
  for (const name of ['name', 'title', 'url', 'src', 'path']) {
    const entry = entries.find(([key]) => fieldName(key) === name)
    if (entry !== undefined) return entry[1]()
  }
  return []
}

function tomlFields(text: string): Field[] {
  const root = parseToml(text)
  const tables = Object.entries(root).filter(([key, value]) => innerTables.has(key) && isTable(value))
  return [root, ...tables.map(([, table]) => table as Record<string, unknown>)].flatMap((table) =>
    Object.entries(table).map(([key, value]) => ({
      name: fieldName(key),
      values: tomlValues(value, 0),
      isList: Array.isArray(value),
    })),
  )
}

function tomlValues(value: unknown, depth: number): string[] {
  if (value instanceof TomlDate) return [value.toISOString()]
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return [String(value)]
  if (depth === deepestValue) return []
  if (Array.isArray(value)) return value.flatMap((item) => tomlValues(item, depth + 1))
  if (!isTable(value)) return []
  return telling(Object.entries(value).map(([key, inner]) => [key, () => tomlValues(inner, depth + 1)]))
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TomlDate)
