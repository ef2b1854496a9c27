type Child = Node | string | null

/** Makes an element of that document. Text is set as text, never as markup; null children are left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== '') element.setAttribute(attribute, value)
  element.append(...children.filter((child) => child !== null))
  return element
}
