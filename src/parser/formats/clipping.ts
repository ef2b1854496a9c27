/** The seed format: a stamp, a linked title, a rule, a body (docs/formats.md). */
import type { MissingPart } from '../../shared/article.ts'
import { assemble } from '../assemble.ts'
import { BlockReader } from '../blocks.ts'
import { companionAddresses } from '../companions.ts'
import { EmbeddedPictures, takeOutEmbedded } from '../embedded.ts'
import { leadImage } from '../lead-image.ts'
import { isMarkdown, markdownToHtml } from '../markdown.ts'
import { readMarkup } from '../markup.ts'
import { readByline } from './clipping-byline.ts'
import { readHeader } from './clipping-header.ts'
import { LinkReader } from './clipping-links.ts'
import type { FormatResult, ReaderFormatModule } from './format.ts'

export const clipping: ReaderFormatModule = {
  id: 'clipping',
  recognise: (text) => readHeader(text) !== null,
  parse,
}

function parse(text: string): FormatResult {
  const header = readHeader(text)
  if (header === null) return { ok: false, reason: 'no-reader-format' }

  const body = text.slice(header.bodyStart)
  const { byline, published, end } = readByline(body)
  const written = body.slice(end).trim()
  const embedded = new EmbeddedPictures()
  const bodyHtml = takeOutEmbedded(isMarkdown(written) ? markdownToHtml(written) : written, embedded)
  const [blocks, links] = readMarkup(bodyHtml, () => [new BlockReader(), new LinkReader()] as const)
  const { runs, images } = blocks.end()

  if (header.title === '' && header.address === null && runs.length === 0 && images.length === 0) {
    return { ok: false, reason: 'no-content' }
  }
  const missing: MissingPart[] = header.hasRule ? [] : ['rule']
  const article = assemble({
    format: 'clipping',
    title: header.title,
    address: header.address,
    archivedAt: null,
    byline,
    published,
    captured: header.captured,
    leadImage: leadImage(images, header.address),
    topics: links.topics,
    tags: [],
    references: links.references,
    bodyHtml,
    runs,
    missing,
  })
  const pictures = { embedded: embedded.all, companions: companionAddresses(images) }
  return { ok: true, article, pictures }
}
