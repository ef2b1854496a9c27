/** Text to query. docs/search.md tells the language; `fields.ts` has its fields. */
import type { Day } from '../moment.ts'
import { terms } from '../terms.ts'
import { dayBefore, readSpan } from './dates.ts'
import { fieldNames, fields, type FieldName } from './fields.ts'
import type { Fact, ParsedQuery, Phrase, Query, QueryProblem, QueryProblemCode, Stretch } from './query.ts'

/** UTF-16 units of which a query is read; the rest is pointed at. */
export const maxQueryLength = 10_000

/** Groups in groups. FTS5's own parser has a stack of 100 and fails with more than 30 or so. */
export const maxQueryDepth = 16

export const defaultDistance = 10
/** No block is longer: a farther distance says the same. */
const maxDistance = 1_000_000

const space = /\p{White_Space}/u
const fieldName = new RegExp(`(${fieldNames.join('|')})[:：](?!//)`, 'iy')
const quoted = /["“„＂]([^"“”„＂]*)["“”＂]/y
const openingQuote = /["“„＂]/
const quote = /["“”„＂]/
const near = /NEAR\(/y
const or = /OR/y
const comma = /[,，]/
const distancePart = /[,，](?:\p{White_Space}*(\d+))?\p{White_Space}*(?:\)|$)/uy

/** What is known of a place in the input. */
interface Context {
  /** The field whose group this is. */
  field: FieldName | null
  /** The characters that end it. A full-width bracket is syntax only to what one opened. */
  closers: '' | ')' | ')）'
  depth: number
}

/**
 * Any input is a query: what cannot be used is told in `problems`, and the rest is read. `today` is what `7d` counts
 * back from. Takes linear time; the tree is no deeper than twice `maxQueryDepth`.
 */
export function parseQuery(input: string, { today }: { today: Day }): ParsedQuery {
  return new Reading(input, today).result()
}

class Reading {
  private readonly input: string
  private readonly today: Day
  private readonly whole: string
  private readonly problems: QueryProblem[] = []
  private readonly switches: Stretch[] = []
  private position = 0
  private variants = true

  constructor(whole: string, today: Day) {
    this.whole = whole
    this.input = whole.slice(0, maxQueryLength)
    this.today = today
  }

  result(): ParsedQuery {
    if (this.whole.length > this.input.length)
      this.report('too-long', { start: this.input.length, end: this.whole.length })
    const root = this.alternatives({ field: null, closers: '', depth: 0 })
    this.problems.sort((a, b) => a.start - b.start)
    return { root, variants: this.variants, problems: this.problems, switches: this.switches }
  }

  /** `a b OR c`: a and b, or c. Up to the end or to the closing bracket, which is left standing. */
  private alternatives(context: Context): Query | null {
    const found: Query[] = []
    let parts: Query[] = []
    /** Whether anything stands after the last OR, be it of use or not. */
    let isSideGiven = false
    let lastOr: Stretch | null = null
    const finishSide = (): void => {
      if (parts.length > 0) found.push(joined('and', parts))
      parts = []
    }
    for (this.skipSpace(); !this.isAtEnd(context); this.skipSpace()) {
      const operator = this.orOperator(context)
      if (operator === null) {
        const part = this.part(context)
        if (part !== null) parts.push(part)
        isSideGiven = true
        continue
      }
      if (isSideGiven) lastOr = operator
      else this.report('dangling-or', operator)
      finishSide()
      isSideGiven = false
    }
    if (!isSideGiven && lastOr !== null) this.report('dangling-or', lastOr)
    finishSide()
    return found.length === 0 ? null : joined('or', found)
  }

  private orOperator(context: Context): Stretch | null {
    const start = this.position
    if (!this.take(or)) return null
    if (this.isWordEnd(context) || this.input[this.position] === '(') return { start, end: this.position }
    this.position = start
    return null
  }

  private part(context: Context): Query | null {
    if (this.input[this.position] !== '-') return this.operand(context)
    this.position++
    // A dash that stands alone, or that another follows, is text.
    if (this.isWordEnd(context) || this.input[this.position] === '-') {
      this.position--
      return this.textPart(context.field, context, this.position)
    }
    const operand = this.operand(context)
    if (operand === null) return null
    return operand.kind === 'not' ? operand.of : { kind: 'not', of: operand }
  }

  private operand(context: Context): Query | null {
    const start = this.position
    const named = this.take(fieldName)
    if (named) return this.fieldValue((named[1] ?? '').toLowerCase() as FieldName, context, start)
    if (this.take(near)) return this.nearGroup(context.field, start)
    if (this.opensGroup(context)) return this.group({ ...context, closers: ')' })
    if (this.input[start] === ')') {
      while (this.input[this.position] === ')') this.position++
      this.report('stray-bracket', { start, end: this.position })
      return null
    }
    return this.textPart(context.field, context, start)
  }

  private fieldValue(name: FieldName, context: Context, start: number): Query | null {
    const valueStart = this.position
    if (this.isWordEnd(context)) {
      this.report('no-value', { start, end: valueStart })
      return null
    }
    const closers = this.input[valueStart] === '（' ? ')）' : ')'
    if (this.opensGroup(context, closers === ')' ? '(' : '（')) {
      const query = this.group({ ...context, field: name, closers })
      if (query === null) this.report('no-value', { start, end: this.position })
      return query
    }
    if (fields[name].kind === 'text' && this.take(near)) return this.nearGroup(name, start)
    return this.textPart(name, context, start)
  }

  private opensGroup(context: Context, bracket = '('): boolean {
    if (this.input[this.position] !== bracket) return false
    if (context.depth < maxQueryDepth) return true
    this.report('too-deep', { start: this.position, end: this.position + 1 })
    return false
  }

  private group(context: Context): Query | null {
    const start = this.position
    this.position++
    const query = this.alternatives({ ...context, depth: context.depth + 1 })
    this.close(start)
    return query
  }

  /** Over the closing bracket, if there is one. */
  private close(start: number): void {
    if (this.position < this.input.length) this.position++
    else this.report('open-bracket', { start, end: start + 1 })
  }

  /** A part in quotes or a word. A quote that is neither opening nor closing such a part is punctuation. */
  private textPart(name: FieldName | null, context: Context, start: number): Query | null {
    const from = this.position
    const match = this.take(quoted)
    if (match && this.isWordEnd(context)) return this.leaf(name, match[1] ?? '', true, start)
    if (!match && openingQuote.test(this.input[from] ?? ''))
      this.report('open-quote', { start: from, end: from + 1 })
    this.position = from
    return this.leaf(name, this.takeWord(context.closers), false, start)
  }

  /** Up to white space or to the bracket that closes the group; brackets that the word itself opens belong to it. */
  private takeWord(closers: string, stop: RegExp | null = null): string {
    const start = this.position
    let open = 0
    for (; this.position < this.input.length; this.position++) {
      const character = this.input[this.position] ?? ''
      if (space.test(character)) break
      if (stop !== null && this.looksAt(stop)) break
      if (character === '(' || character === '（') open++
      else if (character === ')' || character === '）') {
        if (open > 0) open--
        else if (closers.includes(character)) break
      }
    }
    return this.input.slice(start, this.position)
  }

  private leaf(name: FieldName | null, value: string, isQuoted: boolean, start: number): Query | null {
    const at = { start, end: this.position }
    const field = name === null ? null : fields[name]
    if (field === null || field.kind === 'text') {
      const phrase = phraseOf(value, isQuoted)
      if (phrase !== null) return { kind: 'text', field: field?.column ?? null, ...phrase, ...at }
      if (field !== null) this.report('no-value', at)
      return null
    }
    const trimmed = (isQuoted ? value : withoutOuterQuotes(value)).trim()
    const fact = this.fact(field, trimmed)
    if (field.kind === 'switch') this.switches.push(at)
    if (fact === null) return null
    if (typeof fact !== 'string') return { kind: 'fact', fact, ...at }
    this.report(fact, at)
    return null
  }

  /** The code of a problem when the value is none; null when there is nothing to look for. */
  private fact(field: FactField, value: string): Fact | QueryProblemCode | null {
    if (value === '') return 'no-value'
    if (field.kind === 'fact') return quote.test(value) ? 'bad-value' : { field: field.of, text: value }
    if (field.kind === 'day') {
      const span = readSpan(value, this.today)
      if (span === null) return 'bad-date'
      if (field.side === 'on') return { field: field.of, ...span }
      if (span.from === null || value.includes('..')) return 'bad-date'
      if (field.side === 'after') return { field: field.of, from: span.from, to: null }
      const to = dayBefore(span.from)
      return to === null ? 'bad-date' : { field: field.of, from: null, to }
    }
    const choice = value.toLowerCase()
    if (field.kind === 'has') {
      const what = field.values.find((one) => one === choice)
      return what === undefined ? 'bad-value' : { field: 'has', what }
    }
    if (!field.values.some((one) => one === choice)) return 'bad-value'
    if (choice === 'off') this.variants = false
    return null
  }

  /** After `NEAR(`. */
  private nearGroup(name: FieldName | null, start: number): Query | null {
    const bracket = this.position - 1
    const inside: Context = { field: null, closers: ')', depth: 0 }
    const phrases: Phrase[] = []
    let distance = defaultDistance
    let isClosed = false
    for (this.skipSpace(); !this.isAtEnd(inside); this.skipSpace()) {
      const ending = this.take(distancePart)
      if (ending) {
        if (ending[1]) distance = Math.min(Number(ending[1]), maxDistance)
        isClosed = ending[0].endsWith(')')
        break
      }
      if (comma.test(this.input[this.position] ?? '')) this.position++
      else {
        const phrase = this.nearPhrase(inside)
        if (phrase !== null) phrases.push(phrase)
      }
    }
    if (!isClosed) this.close(bracket)
    const at = { start, end: this.position }
    const field = name === null ? null : fields[name]
    if (field !== null && field.kind !== 'text') {
      this.report('near-not-text', at)
      return null
    }
    const [first, second] = phrases
    if (first !== undefined && second !== undefined)
      return { kind: 'near', field: field?.column ?? null, phrases, distance, ...at }
    this.report('near-alone', at)
    return first === undefined ? null : { kind: 'text', field: field?.column ?? null, ...first, ...at }
  }

  private nearPhrase(inside: Context): Phrase | null {
    const start = this.position
    const match = this.take(quoted)
    if (match && (this.isWordEnd(inside) || comma.test(this.input[this.position] ?? '')))
      return phraseOf(match[1] ?? '', true)
    this.position = start
    return phraseOf(this.takeWord(')', distancePart), false)
  }

  private report(code: QueryProblemCode, { start, end }: Stretch): void {
    this.problems.push({ code, start, end })
  }

  private skipSpace(): void {
    while (space.test(this.input[this.position] ?? '')) this.position++
  }

  private isAtEnd({ closers }: Context): boolean {
    const character = this.input[this.position]
    return character === undefined || (closers as string).includes(character)
  }

  private isWordEnd(context: Context): boolean {
    return this.isAtEnd(context) || space.test(this.input[this.position] ?? '')
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position
    const match = pattern.exec(this.input)
    if (match) this.position = pattern.lastIndex
    return match
  }

  private looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.position
    return pattern.test(this.input)
  }
}

type FactField = Exclude<(typeof fields)[FieldName], { kind: 'text' }>

/** Null when the text has no terms. A bare word without CJK characters is found while it is being typed. */
function phraseOf(text: string, isQuoted: boolean): Phrase | null {
  const found = terms(text)
  const last = found.at(-1)
  if (last === undefined) return null
  return {
    terms: found.map(({ term }) => term),
    exactTerms: terms(text, { variants: false }).map(({ term }) => term),
    prefix: !isQuoted && found.every(({ kind }) => kind === 'word') && last.term.length >= 2,
  }
}

/** Those of a value that is still being typed. */
const withoutOuterQuotes = (value: string): string => value.replace(/^["“”„＂]|["“”„＂]$/g, '')

/** One part stands for itself; parts of the same kind melt in. */
function joined(kind: 'and' | 'or', parts: Query[]): Query {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  return { kind, of: parts.flatMap((part) => (part.kind === kind ? part.of : [part])) }
}
