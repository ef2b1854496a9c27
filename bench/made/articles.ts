/**
 * The articles of a made library, each from its number alone. Articles of one source have numbers that follow each
 * other, in the order of their days.
 */
import type { ArticleFacts } from '../../src/shared/incoming.ts'
import { blockBoundary, type SearchDocument } from '../../src/shared/search-document.ts'
import { random } from '../corpus.ts'
import { Line, rareWord, vocabularies, wordOf, zipf, zipfDrawer } from './vocabulary.ts'
import type { Language, Random, Vocabulary, Word } from './vocabulary.ts'

/** A file, and what the parser would read in it: it is known beforehand, and parsing takes longer than all else. */
export interface MadeFile {
  path: string
  text: string
  facts: ArticleFacts
  index: SearchDocument
  /** Characters of visible text. */
  textLength: number
}

const sources = 200
const authors = 400
const topics = 60
const day = 86_400_000
const from = Date.UTC(2005, 0, 1)
const span = 20 * 365 * day

/** How many articles each source has: a long tail, and none without. */
export function sizesOfSources(count: number): number[] {
  const weights = zipf(sources, 3, 0.9)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  let before = 0
  return weights.map((weight) => {
    sum += weight
    const upTo = Math.round((sum / total) * count)
    const size = upTo - before
    before = upTo
    return size
  })
}

const languageOf = (source: number): Language =>
  source % 13 === 6 ? 'en' : source % 25 === 9 ? 'ja' : source % 5 === 2 ? 'zh-Hans' : 'zh-Hant'

/** One in eight sources is saved as Markdown with front matter, which has tags; the others as clippings with topics. */
const hasFrontMatter = (source: number): boolean => source % 8 === 3

export function articleMaker(count: number): (number: number, revision: 0 | 1) => MadeFile {
  const words = vocabularies()
  const names = random(70_000)
  const nameWords: Word[] = Array.from({ length: 400 }, () => {
    const surname = '陳林黃張李王吳劉蔡楊許鄭謝郭洪'[Math.floor(names() * 15)] ?? ''
    let given = ''
    while (!/^\p{sc=Han}{2,}/u.test(given)) given = words['zh-Hant'].word(names).text
    return wordOf(surname + given.slice(0, 2))
  })
  const drawAuthor = zipfDrawer(authors, 4)
  const drawTopic = zipfDrawer(topics, 3)
  const sizes = sizesOfSources(count)
  const starts = sizes.map((_, source) => sizes.slice(0, source).reduce((sum, size) => sum + size, 0))

  function sourceOf(number: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= number) low = middle
      else high = middle - 1
    }
    return low
  }

  return (number, revision) => {
    const next = random(number * 2 + 1)
    const source = sourceOf(number)
    const lang = languageOf(source)
    const vocabulary = words[lang]
    const place = (number - (starts[source] as number) + next()) / (sizes[source] as number)
    // More is written every year, and sources do not all begin on one day
    const published = Math.floor(from + span * place ** (0.6 + (source % 7) / 20) + next() * 20 * day)
    const captured =
      published + Math.floor(next() * 3 * day) + revision * (10 + Math.floor(next() * 900)) * day
    const title = wordsInARow(vocabulary, next, 4 + Math.floor(next() * 6))
    const byline = next() < 0.25 ? null : (nameWords[(drawAuthor(next) + source * 7) % authors] as Word)
    const about = [...new Set(Array.from({ length: Math.floor(next() * 4) }, () => drawTopic(next)))]
    const aboutWords = about.map((topic) => nameWords[topic] as Word)
    const rare = next() < 0.2 ? rareWord(Math.floor(next() * Math.max(1, count / 50))) : null
    const letters = Math.min(4_000, Math.max(200, 700 * Math.exp(0.6 * normal(next))))
    const paragraphs = body(vocabulary, next, vocabulary.between === '' ? letters : letters * 2, rare)
    // A later copy has lost its end
    if (revision === 1) paragraphs.splice(-1, 1, wordsInARow(vocabulary, next, 20))

    const year = new Date(published).getUTCFullYear()
    const key = `source${source}.example/${year}/a-${number}`
    const folder = `/made/source${source}/${year}/a-${number}-${revision}`
    const date = new Date(published).toISOString()
    const isClipping = !hasFrontMatter(source)
    const caption = isClipping ? wordsInARow(vocabulary, next, 3) : null
    // Topics stand in the body, too
    const lines = caption === null ? paragraphs : [caption, ...paragraphs, ...aboutWords]
    const texts = [title, ...(byline === null ? [] : [byline]), ...lines, ...aboutWords].map(
      (line) => line.text,
    )
    const facts: ArticleFacts = {
      format: isClipping ? 'clipping' : 'front-matter',
      title: title.text,
      address: `https://www.${key}`,
      archivedAt: null,
      place: { key, domain: `source${source}.example` },
      byline: byline?.text ?? '',
      published: { instant: published, zoned: true, from: isClipping ? 'body' : 'header' },
      captured: isClipping ? { instant: captured, zoned: true, from: 'header' } : null,
      lang,
      leadImage:
        caption === null
          ? null
          : { address: `https://img.source${source}.example/${number}.jpg`, caption: caption.text },
      topics: isClipping
        ? about.map((topic, at) => ({ id: String(topic), name: aboutWords[at]?.text ?? '' }))
        : [],
      tags: isClipping ? [] : aboutWords.map(({ text }) => text),
      references: [],
      words: lines.reduce((sum, line) => sum + line.count, 0),
      excerpt: excerptOf(paragraphs),
      missing: [
        ...(isClipping ? [] : ['captured' as const]),
        ...(byline === null ? ['byline' as const] : []),
      ],
    }
    const text = isClipping
      ? [
          `<!--${captured}-->`,
          `[${title.text}](https://www.${key})`,
          '------',
          '',
          `<div><i>${facts.byline}<br>${date}</i></div>` +
            `<img src="https://images.weserv.nl/?url=img.source${source}.example/${number}.jpg" width="100%">` +
            `<div><small>${facts.leadImage?.caption}</small></div>` +
            paragraphs.map((paragraph) => `<p>${paragraph.text}</p>`).join('') +
            facts.topics
              .map(({ id, name }) => `<p><span data-type="AUTO_TOPIC" data-id="${id}">${name}</span></p>`)
              .join(''),
        ]
      : [
          ...['---', `title: "${title.text}"`, `date: ${date}`],
          ...(byline === null ? [] : [`author: ${byline.text}`]),
          ...[`url: https://www.${key}`, `tags: [${facts.tags.join(', ')}]`, '---', ''],
          `${paragraphs.map((paragraph) => paragraph.text).join('\n\n')}\n`,
        ]
    return {
      path: `${folder}.${isClipping ? 'txt' : 'md'}`,
      text: text.join('\n'),
      facts,
      index: {
        title: title.terms,
        byline: byline?.terms ?? '',
        body: joined(lines),
        topics: isClipping ? joined(aboutWords) : '',
        tags: isClipping ? '' : joined(aboutWords),
      },
      textLength: texts.join('\n').length,
    }
  }
}

const joined = (lines: readonly { terms: string }[]): string =>
  lines.map(({ terms }) => terms).join(` ${blockBoundary} `)

function wordsInARow({ word, between }: Vocabulary, next: Random, count: number): Line {
  const line = new Line()
  for (let left = count; left > 0; left--) line.add(word(next), between)
  line.text = tidy(line.text)
  return line
}

function body(
  { word, between, comma, stop }: Vocabulary,
  next: Random,
  letters: number,
  rare: Word | null,
): Line[] {
  const paragraphs: Line[] = []
  let name = rare
  for (let left = letters; left > 0;) {
    const line = new Line()
    for (let sentences = 2 + Math.floor(next() * 4); sentences > 0 && line.text.length < left; sentences--) {
      for (let clauses = 1 + Math.floor(next() * 4); clauses > 0; clauses--) {
        for (let size = 2 + Math.floor(next() * 7); size > 0; size--) line.add(word(next), between)
        if (name !== null) line.add(name, between)
        name = null
        line.mark(clauses > 1 ? comma : stop)
      }
    }
    line.text = tidy(line.text)
    paragraphs.push(line)
    left -= line.text.length
  }
  return paragraphs
}

/** As the parser gives texts: one space at a time. */
const tidy = (text: string): string => text.replace(/ +(?=[ ,.])/g, '').trim()

/** Whole sentences, as many as fit: about what the parser takes. */
function excerptOf(paragraphs: readonly Line[]): string {
  const start = paragraphs
    .slice(0, 4)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 200)
  return start.slice(0, Math.max(start.lastIndexOf('。'), start.lastIndexOf('.')) + 1) || start
}

/** Of the standard normal distribution (Box and Muller). */
const normal = (next: Random): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
