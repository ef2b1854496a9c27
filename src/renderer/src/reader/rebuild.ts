import {
  addressAttribute,
  attributesOf,
  blockTags,
  droppedWithContent,
  everywhere,
  inlineTags,
  largestNumber,
  longestLink,
  shownAs,
  voidTags,
} from './allowed.ts'

/** Levels kept. Layout slows down with depth, and no article means anything by the hundredth. */
export const deepest = 60

/**
 * The getters of the prototypes: inside a `<form>` controls named `firstChild` or `localName` hide the form's own
 * properties (DOM clobbering).
 */
const getter = <T extends object, K extends keyof T>(prototype: T, name: K): ((of: T) => T[K]) => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the right `this` below
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  if (get === undefined) throw new TypeError(`${String(name)} has no getter`)
  return (of) => get.call(of) as T[K]
}
const firstChildOf = getter(Node.prototype, 'firstChild')
const nextSiblingOf = getter(Node.prototype, 'nextSibling')
const localNameOf = getter(Element.prototype, 'localName')
const namespaceOf = getter(Element.prototype, 'namespaceURI')
const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name)

const html = 'http://www.w3.org/1999/xhtml'

/** New elements belong to a document that no window shows: not even an image with a source would load. */
export const workshop = document.implementation.createHTMLDocument('')

/**
 * Copies what may be shown of a parsed tree, element by element, into a tree of our own: known elements with known
 * attributes, never deeper than `deepest`; of everything else the text.
 *
 * Subtle: this recurses, and may: Chromium's HTML parser makes no tree deeper than 512 levels.
 */
export function rebuild(source: Node): DocumentFragment {
  const result = workshop.createDocumentFragment()
  copyChildren(source, result, 0)
  return result
}

function copyChildren(source: Node, into: DocumentFragment | Element, depth: number): void {
  for (let node = firstChildOf(source); node !== null; node = nextSiblingOf(node)) {
    if (node instanceof CharacterData) {
      if (node.nodeType === Node.TEXT_NODE) into.append(workshop.createTextNode(node.data))
    } else if (node instanceof Element) copyElement(node, into, depth)
  }
}

function copyElement(source: Element, into: DocumentFragment | Element, depth: number): void {
  const original = localNameOf(source)
  if (droppedWithContent.has(original)) return
  const name = namespaceOf(source) === html ? (shownAs.get(original) ?? original) : 'foreign'
  const isBlock = blockTags.has(name)
  if (!isBlock && !inlineTags.has(name)) copyChildren(source, into, depth)
  else if (depth >= deepest && !voidTags.has(name)) {
    if (isBlock) breakLine(into)
    copyChildren(source, into, depth)
    if (isBlock) breakLine(into)
  } else {
    const copy = workshop.createElement(name)
    copyAttributes(source, copy)
    into.append(copy)
    copyChildren(source, copy, depth + 1)
  }
}

/** Stands for the edge of a block that is too deep to be one, so that its words do not run into the next. */
function breakLine(into: DocumentFragment | Element): void {
  if (into.lastChild !== null && into.lastChild.nodeName !== 'BR') into.append(workshop.createElement('br'))
}

function copyAttributes(source: Element, copy: Element): void {
  const { localName } = copy
  for (const name of [...everywhere, ...(attributesOf.get(localName) ?? [])]) {
    const value = attributeOf(source, name)
    // A share of the page's width says nothing about this one's
    if (value !== null && !(largestNumber.has(name) && value.trim().endsWith('%')))
      copy.setAttribute(name, within(name, value))
  }
  const address = attributeOf(source, localName === 'img' ? 'src' : 'href')
  if (address === null) return
  if (localName === 'img') copy.setAttribute(addressAttribute, address)
  else if (localName === 'a') copy.setAttribute(addressAttribute, address.slice(0, longestLink))
}

function within(name: string, value: string): string {
  const largest = largestNumber.get(name)
  if (largest === undefined) return value
  return String(Math.min(Math.max(Number.parseInt(value, 10) || 0, 0), largest))
}
