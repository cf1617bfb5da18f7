// XML written: text made safe, and a tree that a device gave written back with one thing changed (read, modify, write), so that what we
// do not understand in its settings stays as it was.

import type { XmlElement } from './xml.ts'

/** Text for between tags and inside double quotes; characters that XML 1.0 §2.2 forbids are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** An element with everything in it. Each carries its own default namespace; `name` and `space` may be given anew for the outermost. */
export const writeXml = (
  element: XmlElement,
  outer: { readonly name?: string; readonly space?: string } = {},
): string => written(element, outer.name ?? element.name, outer.space ?? element.space, undefined)

/** The same tree with the text at a path replaced; where the path leads nowhere the tree stays as it is. */
export const withText = (element: XmlElement, path: string, text: string): XmlElement => {
  const [name, ...rest] = path.split('/')
  const at = element.children.findIndex(child => child.name === name)
  if (at < 0) return element
  const child = element.children[at]!
  const changed = rest.length === 0 ? { ...child, text } : withText(child, rest.join('/'), text)
  return changed === child ? element : { ...element, children: element.children.with(at, changed) }
}

/** The same tree with an attribute of the outermost element set. */
export const withAttribute = (element: XmlElement, name: string, value: string): XmlElement => ({
  ...element,
  attributes: new Map([...element.attributes, [name, value]]),
})

const written = (element: XmlElement, name: string, space: string, around: string | undefined): string => {
  const attributes = [...element.attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')
  const declared = space === around ? '' : ` xmlns="${escapeXml(space)}"`
  const inside = element.children.map(child => written(child, child.name, child.space, space)).join('')
  const content = inside === '' ? escapeXml(element.text) : inside
  return `<${name}${declared}${attributes}>${content}</${name}>`
}
