import type { Phrase, Query, TextField } from './query.ts'

/**
 * A MATCH expression (SQLite, "FTS5 Full-text Query Syntax") for a table with the columns of a `SearchDocument`. Null
 * when the query asks for facts, or for what FTS5 cannot say: it has `a NOT b`, but no NOT alone.
 *
 * What it finds is what `matches` says, but for NEAR, which FTS5 counts across the borders of blocks: there it finds
 * more. Differences of traditional and simplified are not in the index.
 */
export function ftsExpression(query: Query): string | null {
  switch (query.kind) {
    case 'text':
      return inColumn(query.field, phraseExpression(query))
    case 'near':
      return inColumn(
        query.field,
        `NEAR(${query.phrases.map(phraseExpression).join(' ')}, ${query.distance})`,
      )
    case 'or':
      return joined('OR', query.of)
    case 'and': {
      const wanted = joined(
        'AND',
        query.of.filter(({ kind }) => kind !== 'not'),
      )
      const unwanted = query.of.flatMap((part) => (part.kind === 'not' ? [part.of] : []))
      if (unwanted.length === 0 || wanted === null) return wanted
      const without = joined('OR', unwanted)
      return without === null ? null : `(${wanted}) NOT (${without})`
    }
    case 'not':
    case 'fact':
      return null
  }
}

/** Null when there is nothing to join, or one part cannot be said. */
function joined(operator: 'AND' | 'OR', parts: Query[]): string | null {
  const expressions = new Set<string>()
  for (const part of parts) {
    const expression = ftsExpression(part)
    if (expression === null) return null
    expressions.add(part.kind === 'text' || part.kind === 'near' ? expression : `(${expression})`)
  }
  return expressions.size === 0 ? null : [...expressions].join(` ${operator} `)
}

/** Terms hold neither quotes nor anything else that FTS5 or its ascii tokenizer would read or split. */
const phraseExpression = ({ terms, prefix }: Phrase): string => `"${terms.join(' ')}"${prefix ? ' *' : ''}`

const inColumn = (field: TextField | null, expression: string): string =>
  field === null ? expression : `{${field}} : ${expression}`
