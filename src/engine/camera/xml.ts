// XML: what a device answers, as a tree of plain elements. The only file of the engine that uses a package of npm (`sax`), and never part
// of the recorder's process. Entities beyond the five of XML and DOCTYPE are refused; size, depth and number of elements are bounded.

import sax from 'sax'
import { no, ok, type Result } from '#base/result.ts'

export type XmlElement = {
  /** Local name, without prefix: each maker has prefixes of its own. */
  readonly name: string
  /** Namespace URI; '' without one; the bare prefix where a maker forgot to declare it. */
  readonly space: string
  /** By local name, declarations of namespaces left out. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The text directly inside, CDATA included, trimmed. */
  readonly text: string
  /** False when the document ended, or went wrong, before this element did. */
  readonly closed: boolean
}

export type XmlReason = 'not_xml' | 'doctype' | 'too_large' | 'too_deep' | 'too_many'

export const MOST_XML_BYTES = 2 * 1024 * 1024
const MOST_DEPTH = 32
const MOST_ELEMENTS = 20_000
const MOST_ATTRIBUTES = 64
/** Faults of a maker that are forgiven in one answer: a page of `&` is not what is meant by that. */
const MOST_FORGIVEN = 500
const SLICE = 1024

/**
 * Reads a document. With `cut` also what there is of one that ends too early (a wrong Content-Length): then `closed` tells which
 * elements are whole. Never throws.
 */
export const readXml = (bytes: Uint8Array, { cut = false } = {}): Result<XmlElement, XmlReason> => {
  if (bytes.length > MOST_XML_BYTES) return no('too_large')
  const text = decode(bytes)
  if (/<!DOCTYPE/i.test(text)) return no('doctype')
  const { root, refused } = grow(text)
  if (refused !== undefined) return no(refused)
  if (root === undefined || !(root.closed || cut)) return no('not_xml')
  return ok(root)
}

/** The first element at a path of local names below this one (`Body/Fault/Reason`). */
export const find = (element: XmlElement | undefined, path: string): XmlElement | undefined => {
  let at = element
  for (const name of path.split('/')) at = at?.children.find(child => child.name === name)
  return at
}

/** Every child of that local name. */
export const all = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter(child => child.name === name) ?? []

/** The text at a path, undefined when there is no such element or it is empty. */
export const textOf = (element: XmlElement | undefined, path: string): string | undefined =>
  find(element, path)?.text || undefined

/** The finite number at a path. */
export const numberOf = (element: XmlElement | undefined, path: string): number | undefined => {
  const text = textOf(element, path)
  const value = text === undefined || text.length > 40 ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** `true`/`1` and `false`/`0` at a path, in any case of letters. */
export const truthOf = (element: XmlElement | undefined, path: string): boolean | undefined => {
  const text = textOf(element, path)?.toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : undefined
}

type Growing = {
  -readonly [Key in keyof XmlElement]: Key extends 'children' ? Growing[] : XmlElement[Key]
}

/** Its types do not know `strictEntities`: without it the 250 entities of HTML would be read too. */
const strict: sax.SAXOptions & { readonly strictEntities: true } = {
  xmlns: true,
  strictEntities: true,
  position: false,
}

/** What strict XML forbids and cameras do all the same: `&` in an address, bytes around the root. */
const FORGIVEN =
  /^(Invalid character entity|Invalid character in entity name|Non-whitespace before first tag|Text data outside of root|No whitespace between attributes)/
/** A prefix that nobody declared: a maker who forgot it once forgot it in every element. */
const UNBOUND = /^Unbound namespace prefix/

/** A local name (Namespaces in XML §4): what is left behind a prefix may be none. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.\u00b7-]*$/u

const grow = (text: string): { root: Growing | undefined; refused: XmlReason | undefined } => {
  const parser = sax.parser(true, strict)
  const open: Growing[] = []
  let root: Growing | undefined
  let refused: XmlReason | undefined
  let broken = false
  let elements = 0
  let forgiven = 0

  parser.onerror = error => {
    parser.resume()
    const unbound = UNBOUND.test(error.message)
    forgiven += unbound ? MOST_FORGIVEN / MOST_ELEMENTS : 1
    broken ||= forgiven > MOST_FORGIVEN || !(unbound || FORGIVEN.test(error.message))
  }
  parser.ondoctype = () => {
    refused = 'doctype'
  }
  parser.onopentag = tag => {
    if (broken || refused !== undefined) return
    const grown = elementOf(tag as sax.QualifiedTag)
    elements++
    if (open.length >= MOST_DEPTH) refused = 'too_deep'
    else if (elements > MOST_ELEMENTS || grown.attributes.size > MOST_ATTRIBUTES) refused = 'too_many'
    else if ((root !== undefined && open.length === 0) || !NAME.test(grown.name)) broken = true
    else {
      root ??= grown
      open.at(-1)?.children.push(grown)
      open.push(grown)
    }
  }
  const words = (said: string) => {
    const inside = open.at(-1)
    if (inside !== undefined && !broken) inside.text += said
  }
  parser.ontext = words
  parser.oncdata = words
  parser.onclosetag = () => {
    const done = broken || refused !== undefined ? undefined : open.pop()
    if (done === undefined) return
    done.text = done.text.trim()
    done.closed = true
  }

  const done = () => broken || refused !== undefined || root?.closed === true
  for (let at = 0; at < text.length && !done(); at += SLICE) {
    parser.write(text.slice(at, at + SLICE))
    if (attributesSoFar(parser) > MOST_ATTRIBUTES) refused = 'too_many'
  }
  for (const unfinished of open) unfinished.text = unfinished.text.trim()
  return { root, refused }
}

/** Of the tag that is being read. It looks each new one up among those before: thousands in one tag would take minutes. */
const attributesSoFar = (parser: sax.SAXParser): number => {
  const { attribList } = parser as { readonly attribList?: readonly unknown[] }
  return attribList?.length ?? 0
}

const elementOf = (tag: sax.QualifiedTag): Growing => {
  const attributes = new Map<string, string>()
  for (const { local, prefix, value } of Object.values(tag.attributes))
    if (prefix !== 'xmlns' && local !== 'xmlns' && NAME.test(local) && attributes.size <= MOST_ATTRIBUTES)
      attributes.set(local, value)
  return { name: tag.local, space: tag.uri, attributes, children: [], text: '', closed: false }
}

/** Chinese makers declare GB2312 now and then; whatever else is declared is read as UTF-8. */
const decode = (bytes: Uint8Array): string => {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^[^<]{0,8}<\?xml[^>]{0,100}encoding\s{0,3}=\s{0,3}["']([\w.-]{1,20})["']/i
    .exec(start)?.[1]
    ?.toLowerCase()
  if (start.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes)
  if (start.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes)
  const known = declared !== undefined && ['gb2312', 'gbk', 'gb18030', 'iso-8859-1'].includes(declared)
  return new TextDecoder(known ? declared : 'utf-8').decode(bytes)
}
