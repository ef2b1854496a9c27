/** Makes a sanitised body readable where it lives: pictures and placeholders, captions, links that say where they led. */
import { imageAddress } from '../../../shared/image-address.ts'
import { text } from '../../../shared/text/text.ts'
import { plainLine, plainNote, readableAddress } from '../format/plain-line.ts'
import { picturePath, type HeldPicture } from '../../../shared/picture.ts'
import type { ArticleView } from '../../../shared/list.ts'
import { addressAttribute } from './allowed.ts'
import { make } from './elements.ts'

/** Pixels; smaller images count visits and show nothing. */
const smallestImage = 3
/** Pixels; smaller pictures, such as icons and formulas, stay in their line of text. */
const tallestInline = 32
/** Characters; to find the direction of each line of a longer block takes seconds. */
const longestBlock = 50_000

export function dress(
  body: HTMLElement,
  { captureId, pictures }: Pick<ArticleView, 'captureId' | 'pictures'>,
): void {
  const held = new Map(pictures.map((picture) => [picture.address, picture]))
  for (const image of body.querySelectorAll('img')) {
    const picture = held.get(image.getAttribute(addressAttribute) ?? '')
    if (isCounter(image)) image.remove()
    else if (picture === undefined) showPlaceholder(image)
    else showPicture(image, picture, captureId)
  }
  for (const link of body.querySelectorAll<HTMLElement>(`a[${addressAttribute}]`)) {
    link.setAttribute('role', 'link')
    link.tabIndex = 0
    link.title = plainNote(link.getAttribute(addressAttribute) ?? '')
  }
  for (const table of body.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue
    const wide = make(body.ownerDocument, 'div', { class: 'wide', tabindex: '0' })
    table.replaceWith(wide)
    wide.append(table)
  }
  for (const block of body.children) {
    const words = block.textContent ?? ''
    if (words.length < longestBlock) continue
    block.classList.add('vast')
    if (/^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(words.slice(0, 1_000)))
      block.setAttribute('dir', 'rtl')
  }
}

function isCounter(image: HTMLImageElement): boolean {
  const isTiny = ['width', 'height'].some((side) => {
    const given = image.getAttribute(side)
    return given !== null && Number(given) < smallestImage
  })
  return isTiny && image.alt.trim() === ''
}

/** In dev, the page itself comes from elsewhere. */
const pictureRoot = import.meta.env.DEV ? 'pressmark-app://shell' : ''

function showPicture(image: HTMLImageElement, picture: HeldPicture, captureId: number): void {
  const width = shownWidth(image, picture)
  image.removeAttribute('width')
  image.removeAttribute('height')
  if (width !== null && picture.width !== null && picture.height !== null) {
    // Both, so that the text below does not move when the picture comes
    image.width = width
    image.height = Math.max(1, Math.round((width * picture.height) / picture.width))
  }
  image.loading = 'lazy'
  image.decoding = 'async'
  image.addEventListener('error', () => showPlaceholder(image), { once: true })
  image.src = pictureRoot + picturePath(captureId, picture.sha256)
  const isInline = image.height > 0 && image.height <= tallestInline && standsInText(image)
  if (isInline) image.classList.add('inline')
  else if (!image.closest('figure')) setInFigure(image, image)
}

const standsInText = ({ previousSibling, nextSibling }: HTMLImageElement): boolean =>
  [previousSibling, nextSibling].some(
    (node) => node?.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
  )

/** The page's own width for it where that is smaller than the picture: an icon may be kept in a large file. */
function shownWidth(image: HTMLImageElement, { width }: HeldPicture): number | null {
  const given = Number(image.getAttribute('width') ?? NaN)
  return width !== null && given >= smallestImage ? Math.min(given, width) : width
}

function showPlaceholder(image: HTMLImageElement): void {
  const { ownerDocument: document } = image
  const source = image.getAttribute(addressAttribute) ?? ''
  const isInside = /^(?:data:|#embedded-)/i.test(source)
  const address = isInside ? '' : imageAddress(source)
  const alt = plainLine(image.alt)
  const placeholder = make(
    document,
    'div',
    { class: 'placeholder', [addressAttribute]: address.slice(0, 4_000) },
    make(
      document,
      'span',
      { class: 'what', lang: text.locale },
      isInside ? text.imageInside : text.imageNotKept,
    ),
    alt === '' ? null : make(document, 'bdi', { class: 'what' }, alt),
    address === ''
      ? null
      : make(
          document,
          'bdi',
          { class: 'address', lang: text.locale, title: plainNote(address) },
          readableAddress(address),
        ),
  )
  if (image.closest('figure')) image.replaceWith(placeholder)
  else setInFigure(image, placeholder)
}

/** Puts what shows the image, which may be itself, into a figure in its place, with the caption behind it. */
function setInFigure(image: HTMLImageElement, shown: HTMLElement): void {
  const { ownerDocument: document } = image
  const caption = captionAfter(image)
  const figure = make(document, 'figure', {})
  image.replaceWith(figure)
  figure.append(shown)
  if (caption === null) return
  figure.append(make(document, 'figcaption', {}, ...caption.childNodes))
  caption.remove()
}

/** The clippings' habit: `<img><div><small>caption</small></div>`. */
function captionAfter(image: HTMLImageElement): HTMLElement | null {
  let next = image.nextSibling
  while (next?.nodeType === Node.TEXT_NODE && next.textContent?.trim() === '') next = next.nextSibling
  // The frame's elements are of another realm: `instanceof` would not know them.
  if (next?.nodeName !== 'DIV') return null
  const block = next as HTMLElement
  const only = block.firstElementChild
  const isCaption = only?.nodeName === 'SMALL' && block.textContent?.trim() === only.textContent?.trim()
  return isCaption ? block : null
}
