/** Not of the product: what e2e/sanitise.spec.ts builds into a bare page, to see what the sanitiser lets through. */
import { allowedAttributes, allowedTags } from './allowed.ts'
import { sanitise } from './sanitise.ts'

const rest = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

let fired = 0
Object.assign(window, { fire: () => void fired++ })

const boxOf = (html: string): HTMLElement => {
  const box = document.createElement('div')
  box.append(document.adoptNode(sanitise(html).fragment))
  return box
}

const depthOf = (element: Element): number => {
  let depth = 0
  for (let up: Element | null = element; up !== null; up = up.parentElement) depth++
  return depth
}

/** Puts each markup as it is into a frame of its own; says how often each called `fire()`. */
export async function unguarded(bodies: string[]): Promise<number[]> {
  const counts = bodies.map(() => 0)
  for (const [at, html] of bodies.entries()) {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const { contentWindow, contentDocument } = frame
    if (contentWindow === null || contentDocument === null) continue
    Object.assign(contentWindow, { fire: () => (counts[at] = (counts[at] ?? 0) + 1) })
    contentDocument.body.append(contentDocument.createRange().createContextualFragment(html))
  }
  await rest(500)
  return counts
}

/** Puts the sanitised markup into the page, clicks its links, and says what there was to see. */
export async function guarded(html: string) {
  const once = boxOf(html)
  const twice = boxOf(once.innerHTML)
  document.body.replaceChildren(once)
  for (const link of once.querySelectorAll<HTMLElement>('a')) link.click()
  await rest(10)
  const elements = [...once.querySelectorAll('*')]
  const attributes = new Set(elements.flatMap((element) => element.getAttributeNames()))
  return {
    text: once.textContent.replace(/\s+/g, ' ').trim(),
    plain: sanitise(html).plain,
    fired,
    sameTwice: once.innerHTML === twice.innerHTML,
    strangers: [
      ...elements.map((element) => element.localName).filter((name) => !allowedTags.includes(name)),
      ...[...attributes].filter((name) => !allowedAttributes.includes(name)),
    ],
    deepest: Math.max(0, ...elements.map(depthOf)),
    widest: Math.max(0, ...[...once.querySelectorAll('td')].map((cell) => cell.colSpan)),
  }
}

export const markup = (html: string): string => boxOf(html).innerHTML

/** What is shown when the judge of the markup gives nothing back. */
export function withWordsLost(html: string) {
  const { fragment, plain } = sanitise(html, () => document.createDocumentFragment())
  return { plain, elements: [...fragment.children].map((child) => [child.localName, child.textContent]) }
}

/** Milliseconds to sanitise, when warm. */
export function timeOf(html: string): number {
  sanitise(html)
  const start = performance.now()
  sanitise(html)
  return performance.now() - start
}
