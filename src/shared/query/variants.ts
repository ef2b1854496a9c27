import type { ParsedQuery } from './query.ts'

/**
 * The query with traditional and simplified taken as one, or (`off`) told apart. What is written of it otherwise
 * stays as it is.
 * @param parsed what `parseQuery` made of the input
 */
export function withVariants(input: string, { switches }: ParsedQuery, variants: 'one' | 'off'): string {
  let rest = ''
  let end = 0
  for (const { start, end: next } of [...switches, { start: input.length, end: input.length }]) {
    // A minus before it has nothing left to negate.
    const part = input.slice(end, start).replace(/-$/, '')
    rest = rest === '' || /\p{White_Space}$/u.test(rest) ? rest + part.trimStart() : rest + part
    end = next
  }
  if (switches.length > 0) rest = rest.trimEnd()
  if (variants === 'one') return rest
  return rest === '' || /\p{White_Space}$/u.test(rest) ? `${rest}variants:off` : `${rest} variants:off`
}
