import { describe, expect, it } from 'vitest'
import type { FileOutcome } from '../../../shared/outcome.ts'
import { failureLines } from './failure-lines.ts'

const failure = (path: string): FileOutcome => ({
  path,
  outcome: 'failed',
  reason: 'empty',
  detail: null,
  articleId: null,
})

describe('failures to copy', () => {
  it('are lines of path, reason and sentence', () => {
    const { text } = failureLines([failure('/saved/燈塔.txt'), failure('a.zip!/b.html')], 1_000)
    expect(text).toBe('/saved/燈塔.txt\tempty\tThe file is empty.\na.zip!/b.html\tempty\tThe file is empty.')
  })

  it('keep their columns whatever a file is called', () => {
    const { text } = failureLines([failure('/a\tb\nc\r.txt')], 1_000)
    expect(text).toBe('/a\\u0009b\\u000ac\\u000d.txt\tempty\tThe file is empty.')
  })

  it('end with the last whole line that fits', () => {
    const one = failureLines([failure('/a')], 1_000).text
    const { text, count } = failureLines([failure('/a'), failure('/b')], one.length + 5)
    expect({ text, count }).toEqual({ text: one, count: 1 })
  })
})
