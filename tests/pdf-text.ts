// The text of a PDF as somebody copies it out: through the tables by which each font says what its glyphs mean (ISO 32000-1 §9.10.3). Reads what
// pdfkit writes, and no other PDF.

import { inflateSync } from 'node:zlib'

/** All text in the order in which it was drawn, a line for each piece. */
export const pdfText = (bytes: Buffer): string => pdfPages(bytes).join('\n')

/** The same, page by page. */
export const pdfPages = (bytes: Buffer): readonly string[] => {
  const objects = objectsOf(bytes)
  const fonts = new Map<string, ReadonlyMap<number, string>>()
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, lettersOf(objects, id))
  const pages = [...objects].filter(([, { stream }]) => stream?.includes(' Tf') === true)
  return pages.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, { stream }]) => drawnIn(stream!, fonts).join('\n'))
}

type Part = { readonly head: string; readonly stream: string | undefined }

const objectsOf = (bytes: Buffer): ReadonlyMap<string, Part> => {
  const text = bytes.toString('latin1')
  const found = new Map<string, Part>()
  for (const [, id = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n')
    const head = at === -1 ? body : body.slice(0, at)
    const raw = at === -1 ? undefined : body.slice(at + 7, body.lastIndexOf('\nendstream'))
    found.set(id, { head, stream: raw === undefined ? undefined : opened(head, raw) })
  }
  return found
}

const opened = (head: string, raw: string): string =>
  head.includes('FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw

/** Glyph numbers of a font as letters. */
const lettersOf = (objects: ReadonlyMap<string, Part>, font: string): ReadonlyMap<number, string> => {
  const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '') ?? []
  const letters = new Map<number, string>()
  const table = objects.get(map)?.stream ?? ''
  for (const [, from = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      letters.set(
        Number.parseInt(from, 16) + at,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
  return letters
}

const drawnIn = (stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): readonly string[] => {
  let letters: ReadonlyMap<number, string> = new Map()
  return [...stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].flatMap(([, font, drawn = '']) => {
    if (font !== undefined) letters = fonts.get(font) ?? new Map()
    const glyphs = [...drawn.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    return font === undefined ? [glyphs.map(glyph => letters.get(Number.parseInt(glyph, 16)) ?? '').join('')] : []
  })
}
