/** HTML written from names, attributes and texts, so that a parser reads the same again. */
import type { Attributes } from '../markup.ts'

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

export const isVoid = (name: string): boolean => voidElements.has(name)

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const writtenText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => escapes[character] ?? '')

const writtenValue = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => escapes[character] ?? '')

/** A name of any other form means nothing to a reader, and something else to another parser. */
const usual = (name: string): string => (/^[a-z][a-z0-9-]*$/.test(name) ? name : 'span')

export function startTag(name: string, attributes: Attributes): string {
  let tag = `<${usual(name)}`
  for (const [key, value] of Object.entries(attributes)) tag += ` ${key}="${writtenValue(value)}"`
  return `${tag}>`
}

export const endTag = (name: string): string => `</${usual(name)}>`
