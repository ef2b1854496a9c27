/** Makes a sanitised body readable where it lives: placeholders, captions, links that say where they led. */
import { imageAddress } from '../../../shared/image-address.ts'
import { text } from '../../../shared/text/text.ts'
import { plainLine, plainNote, readableAddress } from '../format/plain-line.ts'
import { addressAttribute } from './allowed.ts'
import { make } from './elements.ts'

/** Pixels; smaller images count visits and show nothing. */
const smallestImage = 3
/** Characters; to find the direction of each line of a longer block takes seconds. */
const longestBlock = 50_000

export function dress(body: HTMLElement): void {
  for (const image of body.querySelectorAll('img')) replaceImage(image)
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

function replaceImage(image: HTMLImageElement): void {
  const { ownerDocument: document } = image
  const isCounter = ['width', 'height'].some((side) => {
    const given = image.getAttribute(side)
    return given !== null && Number(given) < smallestImage
  })
  if (isCounter && image.alt.trim() === '') return image.remove()

  const source = image.getAttribute(addressAttribute) ?? ''
  const address = source.startsWith('data:') ? '' : imageAddress(source)
  const alt = plainLine(image.alt)
  const placeholder = make(
    document,
    'div',
    { class: 'placeholder', [addressAttribute]: address.slice(0, 4_000) },
    make(
      document,
      'span',
      { class: 'what', lang: text.locale },
      source.startsWith('data:') ? text.imageInside : text.imageNotKept,
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
  if (image.closest('figure')) return image.replaceWith(placeholder)

  const caption = captionAfter(image)
  const figure = make(document, 'figure', {}, placeholder)
  if (caption !== null) {
    figure.append(make(document, 'figcaption', {}, ...caption.childNodes))
    caption.remove()
  }
  image.replaceWith(figure)
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
