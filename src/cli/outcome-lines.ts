import type { FileOutcome } from '../shared/outcome.ts'
import { text } from '../shared/text/text.ts'
import { oneLine } from './output.ts'

export const outcomeAsJson = ({ path, outcome, reason, detail, articleId }: FileOutcome): object => ({
  path,
  outcome,
  reason,
  ...(reason === null ? {} : { sentence: text.reason[reason], detail }),
  article: articleId,
})

/** Why a file was ignored or failed; empty for the others. */
export const sentenceOf = ({ reason, detail }: FileOutcome): string =>
  reason === null ? '' : `${text.reason[reason]}${detail ? ` (${oneLine(detail)})` : ''}`
