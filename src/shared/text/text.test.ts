import { describe, expect, it } from 'vitest'
import { noOutcomes, reasonCodes } from '../outcome.ts'
import { fieldNames } from '../query/fields.ts'
import { queryProblemCodes } from '../query/query.ts'
import { text } from './text.ts'

describe('the text catalogue', () => {
  it('gives every reason a sentence of its own', () => {
    const sentences = reasonCodes.map((code) => text.reason[code])
    expect(new Set(sentences).size).toBe(reasonCodes.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })

  it('gives every problem of a query, and every field, a sentence of its own', () => {
    const sentences = [
      ...queryProblemCodes.map((code) => text.queryProblem[code]),
      ...fieldNames.map((name) => text.queryField[name]),
    ]
    expect(new Set(sentences).size).toBe(queryProblemCodes.length + fieldNames.length)
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
  })

  it('names one thing in the singular and none in the plural', () => {
    expect(text.articles(1)).toBe('1 article')
    expect(text.articles(0)).toBe('0 articles')
    expect(text.articles(12_034)).toBe('12,034 articles')
  })

  it('lists only the outcomes that occurred, in their fixed order', () => {
    expect(text.outcomes({ ...noOutcomes(), failed: 1, added: 12 })).toBe('12 added, 1 failed')
    expect(text.outcomes(noOutcomes())).toBe('')
  })

  it('says when only some failures are shown', () => {
    expect(text.failures(200, 1_000)).toContain('first 200 of 1,000')
    expect(text.failures(1, 1)).toBe('Show 1 failure')
  })
})
