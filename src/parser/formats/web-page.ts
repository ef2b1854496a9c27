/** A saved web page: a browser's, SingleFile's, monolith's, or a fragment of HTML (docs/formats.md). */
import { assemble } from '../assemble.ts'
import { BlockReader } from '../blocks.ts'
import { companionAddresses } from '../companions.ts'
import { EmbeddedPictures } from '../embedded.ts'
import { fileTitle } from '../file-title.ts'
import { leadImage } from '../lead-image.ts'
import { readMarkup } from '../markup.ts'
import type { FormatResult, Hint, ReaderFormatModule } from './format.ts'
import { pageFacts } from './web-page-facts.ts'
import { readHead } from './web-page-head.ts'
import { leanBody } from './web-page-lean.ts'
import { mainText } from './web-page-text.ts'

export const webPage: ReaderFormatModule = { id: 'web-page', recognise, parse }

/** What may stand above the first element of a page: blank lines, comments, an XML declaration. */
const above = /^(?:\s|<\?xml\b[^>]{0,300}\?>|<!--(?:(?!-->)[^]){0,4000}-->)*/i

/** A page by its first element, anything else only by its name: HTML is also part of other kinds of files. */
function recognise(text: string, { fileName }: Hint): boolean {
  const start = text.slice(0, 16_384)
  const first = start.slice(above.exec(start)?.[0].length)
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(first)) return true
  if (/^<!--\s*(?:saved from url=|saved from https?:|page saved with singlefile)/im.test(start)) return true
  if (!/\.(?:x?html?|shtml)$/i.test(fileName)) return false
  return !/^<(?:!doctype|rss|feed|svg|opml)\b/i.test(first)
}

function parse(text: string, { fileName }: Hint): FormatResult {
  const head = readHead(text)
  const facts = pageFacts(head, text)
  const embedded = new EmbeddedPictures()
  const lean = leanBody(text, { base: facts.base, styles: head.styles, embedded })
  const { bodyHtml, byline: foundByline } = mainText(lean, facts)
  const [blocks] = readMarkup(bodyHtml, () => [new BlockReader()] as const)
  const { runs, images } = blocks.end()
  if (facts.title === '' && runs.length === 0 && images.length === 0)
    return { ok: false, reason: 'no-content' }

  const article = assemble({
    format: 'web-page',
    title: facts.title || fileTitle(fileName),
    address: facts.address,
    archivedAt: facts.archivedAt,
    byline: facts.byline || foundByline,
    published: facts.published,
    captured: facts.captured,
    leadImage: leadImage(images, facts.base) ?? facts.image,
    topics: facts.topics,
    tags: facts.tags,
    references: [],
    bodyHtml,
    runs,
    missing: [],
  })
  const shown = new Set(images.map(({ address }) => address))
  const pictures = {
    embedded: embedded.all.filter(({ address }) => shown.has(address)),
    companions: companionAddresses(images),
  }
  return { ok: true, article, pictures }
}
