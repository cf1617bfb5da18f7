// XML as ONVIF and ISAPI clients send it, read into a small tree. Bounded, and never throwing: a client is foreign too. The street has a
// reader of its own, so that it shares no mistake with the client it tests.

export type Element = {
  /** Without its prefix. */
  readonly name: string
  /** The namespace that its prefix stands for; empty where none is declared. */
  readonly space: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
}

type Growing = { -readonly [Key in keyof Element]: Element[Key] } & { children: Element[]; spaces: Map<string, string> }

const MOST_CHARACTERS = 262_144
const MOST_ELEMENTS = 4_096
const MOST_DEPTH = 64
const piece =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The document's element; undefined where it is no XML, too big, or has a DOCTYPE. */
export const readXml = (text: string): Element | undefined => {
  const source = text.replace(/^\uFEFF/, '').trim()
  if (source.length > MOST_CHARACTERS) return undefined
  const root: Growing = grow('', new Map(), new Map())
  const open = [root]
  let elements = 0
  piece.lastIndex = 0
  while (piece.lastIndex < source.length) {
    const found = piece.exec(source)
    if (found === null) return undefined
    const [, closes, opens, attributes = '', empty, characters] = found
    const parent = open.at(-1)!
    if (characters !== undefined) parent.text += plain(characters)
    else if (closes !== undefined) {
      if (open.length === 1 || parent.name !== withoutPrefix(closes)) return undefined
      parent.text = parent.text.trim()
      open.pop()
    } else if (opens !== undefined) {
      if (++elements > MOST_ELEMENTS || open.length > MOST_DEPTH) return undefined
      const child = grow(opens, readAttributes(attributes), parent.spaces)
      parent.children.push(child)
      if (empty === '') open.push(child)
    }
  }
  return open.length === 1 && root.children.length === 1 ? root.children[0] : undefined
}

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find(child => child.name === name)

/** The element at the end of a path of names, or undefined. */
export const within = (element: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce((at: Element | undefined, name) => childOf(at, name), element)

export const textOf = (element: Element | undefined, ...path: readonly string[]): string | undefined =>
  within(element, ...path)?.text

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

const grow = (name: string, attributes: Map<string, string>, around: ReadonlyMap<string, string>): Growing => {
  const spaces = new Map(around)
  for (const [key, value] of attributes) {
    if (key === 'xmlns') spaces.set('', value)
    else if (key.startsWith('xmlns:')) spaces.set(key.slice(6), value)
  }
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : ''
  return { name: withoutPrefix(name), space: spaces.get(prefix) ?? '', attributes, children: [], text: '', spaces }
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

const readAttributes = (text: string): Map<string, string> => {
  const read = new Map<string, string>()
  for (const [, name, double, single] of text.matchAll(attribute)) read.set(name!, plain(double ?? single ?? ''))
  return read
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()]!
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
