/** A header in YAML or TOML, then Markdown or HTML: Jekyll, Hugo, Obsidian's clipper (docs/formats.md). */
import { assemble } from '../assemble.ts'
import { BlockReader } from '../blocks.ts'
import { bodyToHtml, escapeHtml } from '../body.ts'
import { fileDay, fileTitle } from '../file-title.ts'
import { HeadingReader } from '../headings.ts'
import { leadImage } from '../lead-image.ts'
import { readMarkup } from '../markup.ts'
import type { FormatResult, Hint, ReaderFormatModule } from './format.ts'
import { findBareBlock } from './front-matter-bare.ts'
import { findBlock, type FrontMatterBlock } from './front-matter-block.ts'
import { readFields } from './front-matter-fields.ts'
import { readFacts } from './front-matter-facts.ts'
import { readLines } from './front-matter-lines.ts'
import { isFrontMatter } from './front-matter-recognise.ts'

export const frontMatter: ReaderFormatModule = {
  id: 'front-matter',
  recognise: (text, { fileName }) => {
    const block = findBlock(text) ?? findBareBlock(text)
    return block !== null && isFrontMatter(readLines(block), fileName)
  },
  parse,
}

function parse(text: string, { fileName }: Hint): FormatResult {
  const block = findBlock(text) ?? findBareBlock(text)
  if (block === null) return { ok: false, reason: 'no-reader-format' }
  return article(text, block, fileName)
}

function article(text: string, block: FrontMatterBlock, fileName: string): FormatResult {
  const { title, description, image, ...facts } = readFacts(readFields(block))
  const written = bodyToHtml(text.slice(block.bodyStart).trim(), fileName)
  const bodyHtml = withStandfirst(written, description)
  const [blocks, headings] = readMarkup(bodyHtml, () => [new BlockReader(), new HeadingReader()] as const)
  const { runs, images } = blocks.end()
  const headImage = { address: image, caption: '', runsBefore: 0 }

  if (title === '' && facts.address === null && runs.length === 0 && images.length === 0) {
    return { ok: false, reason: 'no-content' }
  }
  return {
    ok: true,
    article: assemble({
      format: 'front-matter',
      title: title || headings.title() || fileTitle(fileName),
      ...facts,
      // Beside a time of capture, the day in a name is as likely that one's
      published: facts.published ?? (facts.captured === null ? fileDay(fileName) : null),
      leadImage: leadImage([headImage, ...images], facts.address),
      topics: [],
      references: [],
      bodyHtml,
      runs,
      missing: [],
    }),
  }
}

/** A description that the body does not hold itself is a part of the article, to be read and found. */
function withStandfirst(bodyHtml: string, description: string): string {
  if (description === '') return bodyHtml
  const [blocks] = readMarkup(bodyHtml, () => [new BlockReader()] as const)
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
  const body = letters(
    blocks
      .end()
      .runs.map((run) => run.text)
      .join(' '),
  )
  if (body.includes(letters(description))) return bodyHtml
  return `<p><em>${escapeHtml(description)}</em></p>\n${bodyHtml}`
}
