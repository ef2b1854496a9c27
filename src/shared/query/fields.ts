import type { TextField } from './query.ts'

type Field =
  | { kind: 'text'; column: TextField }
  /** The value is any text that is not looked for in the article but in what is known of it. */
  | { kind: 'fact'; of: 'source' | 'url' | 'lang' | 'format' }
  /** `before` ends with the day before the value, `after` begins with the value's first day. */
  | { kind: 'day'; of: 'published' | 'captured' | 'imported'; side: 'before' | 'after' | 'on' }
  | { kind: 'has'; values: readonly ('captures' | 'images')[] }
  /** Not a condition but how the whole query is read. */
  | { kind: 'switch'; values: readonly ('off' | 'on')[] }

/**
 * All that may stand before a colon: parser, help and completion go by this table. The sentence that explains a field
 * is in the text catalogue under the field's name (`queryField`).
 */
export const fields = {
  title: { kind: 'text', column: 'title' },
  body: { kind: 'text', column: 'body' },
  author: { kind: 'text', column: 'byline' },
  topic: { kind: 'text', column: 'topics' },
  tag: { kind: 'text', column: 'tags' },
  source: { kind: 'fact', of: 'source' },
  url: { kind: 'fact', of: 'url' },
  lang: { kind: 'fact', of: 'lang' },
  format: { kind: 'fact', of: 'format' },
  before: { kind: 'day', of: 'published', side: 'before' },
  after: { kind: 'day', of: 'published', side: 'after' },
  on: { kind: 'day', of: 'published', side: 'on' },
  captured: { kind: 'day', of: 'captured', side: 'on' },
  imported: { kind: 'day', of: 'imported', side: 'on' },
  has: { kind: 'has', values: ['captures', 'images'] },
  variants: { kind: 'switch', values: ['off', 'on'] },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields

export const fieldNames = Object.keys(fields) as FieldName[]

export const nameOfColumn = Object.fromEntries(
  fieldNames.flatMap((name) => {
    const field = fields[name]
    return field.kind === 'text' ? [[field.column, name]] : []
  }),
) as Record<TextField, FieldName>
