import { jumpTo } from './focus.ts'
import { list } from './stores/stores.ts'

const takesText = (target: EventTarget | null): boolean =>
  // By name: an element of the article's frame is no instance of this window's classes.
  ['INPUT', 'TEXTAREA', 'SELECT'].includes((target as Partial<Element> | null)?.nodeName ?? '')

/** The keys that work everywhere: in the shell, and in the article's frame where nothing else listens. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key === 'Escape' && (event.target as Node | null)?.ownerDocument !== document)
    return jumpTo('list')
  if (takesText(event.target)) return
  if (event.key === 'j' || event.key === 'J') list.move(1)
  else if (event.key === 'k' || event.key === 'K') list.move(-1)
  else if (event.key === '/') {
    event.preventDefault()
    jumpTo('search')
  }
}
