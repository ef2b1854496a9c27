/** What an article may be made of, once it is shown. Everything else is taken out; its text stays. */

const inline =
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rb rp rt rtc ruby s samp small span strong sub sup time u var wbr'
const block =
  'address article aside blockquote caption col colgroup dd div dl dt figcaption figure footer h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

export const inlineTags = names(inline)
export const blockTags = names(block)
/** Elements without content: they add no depth. */
export const voidTags = names('br col hr img wbr')
export const allowedTags = [...inlineTags, ...blockTags]

/** Elements shown as another that means the same and does nothing by itself. */
export const shownAs: ReadonlyMap<string, string> = new Map([
  ...['center', 'details', 'dialog', 'dir', 'fieldset', 'form', 'hgroup', 'legend', 'marquee'].map(asDiv),
  ...['menu', 'optgroup', 'option', 'search', 'select', 'summary'].map(asDiv),
  ...['listing', 'plaintext', 'xmp'].map((tag): [string, string] => [tag, 'pre']),
  ['acronym', 'abbr'],
  ['strike', 's'],
  ['tt', 'code'],
  // The page has one first-rank heading: the title.
  ['h1', 'h2'],
])

function asDiv(tag: string): [string, string] {
  return [tag, 'div']
}

/** Elements whose content no browser shows as text. */
export const droppedWithContent = names(
  'annotation annotation-xml base datalist desc embed frame frameset head iframe link meta metadata noembed noframes script style template title',
)

/** Where an address stands once it leads nowhere. */
export const addressAttribute = 'data-address'

/** Characters of a link's address: more than any that is followed, and less than a document in a `data:` address. */
export const longestLink = 10_000

const dimensions = ['width', 'height']

/** Attributes that are kept, beside `lang` and `dir`. */
export const attributesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', [addressAttribute]],
  ['img', ['alt', ...dimensions, addressAttribute]],
  ['ol', ['start', 'reversed']],
  ['li', ['value']],
  ['td', ['colspan', 'rowspan']],
  ['th', ['colspan', 'rowspan', 'scope']],
  ['col', ['span']],
  ['colgroup', ['span']],
  ['time', ['datetime']],
])

export const everywhere = ['lang', 'dir'] as const

export const allowedAttributes = [...new Set([...everywhere, ...[...attributesOf.values()].flat()])]

/** Attributes that hold a number, and the largest that is believed: a table of a million columns stops a browser. */
export const largestNumber: ReadonlyMap<string, number> = new Map([
  ['colspan', 100],
  ['rowspan', 1_000],
  ['span', 100],
  ['width', 10_000],
  ['height', 10_000],
  ['start', 1_000_000],
  ['value', 1_000_000],
])
