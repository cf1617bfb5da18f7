// PDF: opens a document with our fonts in it and closes it into bytes. Text goes in composed (NFC), so that it is found and copied out again as it
// was typed.

import type PDFKit from 'pdfkit'
import { type Family, fontFiles, fontFor, type Weight } from './fonts.ts'

export type Ink = {
  readonly doc: PDFKit.PDFDocument
  /** Makes the font that has every letter of `text` the current one, and returns the text composed. */
  readonly use: (text: string, weight?: Weight, size?: number) => string
}

/** Points in a millimetre. */
export const MM = 72 / 25.4

export type Margins = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export type Sheet = {
  readonly title: string
  readonly language: 'vi' | 'en'
  readonly family: Family
  readonly size: 'A4'
  readonly margins: Margins
  readonly landscape?: boolean
  readonly made: Date
  /** Fonts that the operator laid down. */
  readonly fonts: readonly string[]
  /** Whether a letter that no font has is a problem, or is printed as an empty box. */
  readonly whole: boolean
}

const WITHOUT_END = 100_000

/**
 * Draws with `draw` and answers the document. `scratch` is another one whose only page has no end: what is drawn there is measured and thrown away.
 * Throws `letters_not_printable`.
 */
export const makePdf = async (sheet: Sheet, draw: (ink: Ink, scratch: () => Ink) => void): Promise<Buffer> => {
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    ...{ size: sheet.size, margins: { ...sheet.margins }, bufferPages: true, lang: sheet.language, displayTitle: true },
    layout: sheet.landscape === true ? 'landscape' : 'portrait',
    info: { Title: sheet.title.normalize('NFC'), Creator: 'Mắt Thần', CreationDate: sheet.made },
  })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const scratch = () => {
    const endless = new PDFDocument({ size: [doc.page.width, WITHOUT_END], margins: { ...sheet.margins } })
    return { doc: endless, use: fontUser(endless, sheet) }
  }
  draw({ doc, use: fontUser(doc, sheet) }, scratch)
  doc.end()
  await ended
  return Buffer.concat(parts)
}

/** Where a page may be written on, from left to right. */
export const roomOf = ({ doc }: Ink): { readonly x: number; readonly width: number } => {
  const { width, margins } = doc.page
  return { x: margins.left, width: width - margins.left - margins.right }
}

export const bottomOf = ({ doc }: Ink): number => doc.page.height - doc.page.margins.bottom

const fontUser = (doc: PDFKit.PDFDocument, { family, fonts, whole }: Sheet): Ink['use'] => {
  const has = letterCheck(doc)
  const chosen = new Map<string, string>()
  return (text, weight = 'regular', size) => {
    const composed = text.normalize('NFC')
    const key = `${weight} ${composed}`
    const file = chosen.get(key) ?? fontFor(composed, fontFiles(family, weight, fonts), has, whole)
    chosen.set(key, file)
    doc.font(file)
    if (size !== undefined) doc.fontSize(size)
    return composed
  }
}

type Opened = { readonly font?: { readonly hasGlyphForCodePoint?: (letter: number) => boolean } }

/** A font that cannot be read has no letters. */
const letterCheck = (doc: PDFKit.PDFDocument) => {
  const unreadable = new Set<string>()
  return (file: string, letter: number): boolean => {
    if (unreadable.has(file)) return false
    try {
      doc.font(file)
      return (doc as unknown as { readonly _font: Opened })._font.font?.hasGlyphForCodePoint?.(letter) ?? false
    } catch {
      unreadable.add(file) // one of the operator's, and no font after all
      return false
    }
  }
}
