import type { Block, MissingPart, ParsedArticle } from '../shared/article.ts'
import { language } from '../shared/language.ts'
import { blockTerms } from '../shared/search-document.ts'
import { countWords } from '../shared/terms.ts'
import { place } from './address.ts'
import type { Run } from './blocks.ts'
import { excerpt } from './text.ts'

/** What a reader format finds; the rest of an article follows from it in the same way for every format. */
export type Findings = Omit<ParsedArticle, 'place' | 'lang' | 'blocks' | 'words' | 'excerpt'> & {
  /** The body's visible text. `missing` lists the format's own parts; the common ones are added here. */
  runs: Run[]
}

export function assemble({ runs, ...found }: Findings): ParsedArticle {
  return {
    ...found,
    place: found.address === null ? null : place(found.address),
    lang: language([{ text: found.title }, ...runs]),
    blocks: blocks(runs, found),
    words: runs.reduce((sum, run) => sum + countWords(blockTerms(run)), 0),
    excerpt: excerpt(runs.filter((run) => run.kind === 'body').map((run) => run.text)),
    missing: [...missingParts(runs, found), ...found.missing],
  }
}

type Common = Omit<Findings, 'runs'>

function blocks(runs: Run[], found: Common): Block[] {
  const all: Block[] = [
    { kind: 'title', text: found.title },
    { kind: 'byline', text: found.byline },
    ...runs,
    ...found.topics.map((topic): Block => ({ kind: 'topic', text: topic.name })),
    ...found.tags.map((tag): Block => ({ kind: 'tag', text: tag })),
  ]
  return all.filter((block) => block.text !== '')
}

function missingParts(runs: Run[], found: Common): MissingPart[] {
  const missing: MissingPart[] = []
  if (found.captured === null) missing.push('captured')
  if (found.title === '') missing.push('title')
  if (found.address === null) missing.push('address')
  if (found.published === null) missing.push('published')
  if (found.byline === '') missing.push('byline')
  if (runs.length === 0) missing.push('body')
  return missing
}
