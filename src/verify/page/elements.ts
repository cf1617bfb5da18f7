// Elements: the page is made of them by hand; nothing is ever read as HTML.

type Child = Node | string | undefined | false
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>

/** `el('button', { class: 'big', onclick: act }, 'Chọn')`. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(attribute.slice(2), value)
    else if (value === true) element.setAttribute(attribute, '')
    else if (value !== undefined && value !== false) element.setAttribute(attribute, String(value))
  }
  element.append(...children.filter(child => child !== undefined && child !== false))
  return element
}
