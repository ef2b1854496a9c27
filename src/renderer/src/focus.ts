/** The places the keyboard jumps to; each view registers its own. */
export type Place = 'search' | 'filters' | 'list' | 'article' | 'original'

const places = new Map<Place, HTMLElement>()

/** An attachment: `{@attach place('list')}`. */
export const place = (name: Place) => (element: HTMLElement) => {
  places.set(name, element)
  return () => void places.delete(name)
}

export function jumpTo(name: Place): void {
  const element = places.get(name)
  element?.focus()
  if (element instanceof HTMLInputElement) element.select()
}
