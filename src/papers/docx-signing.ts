// The end of a paper in a DOCX: signers beside each other, a field for the print of a finger, dotted lines, the code that leads back to a bundle.

import { crc32, deflateSync } from 'node:zlib'
import type * as Docx from 'docx'
import { plainText, type Signer } from './paper.ts'
import { qrModules } from './qr.ts'

type Kit = typeof Docx

const SMALL = 21
const QR_PIXELS = 112

const noLine = { style: 'none', size: 0, color: 'FFFFFF' } as const
export const noLines = {
  ...{ top: noLine, bottom: noLine, left: noLine, right: noLine, insideHorizontal: noLine, insideVertical: noLine },
}
const thin = { style: 'single', size: 4, color: '555555' } as const

export const signersDocx = (docx: Kit, signers: readonly Signer[], width: number): Docx.Table => {
  const each = Math.floor(width / Math.max(1, signers.length))
  const centred = (text: string, style: { bold?: boolean; italics?: boolean } = {}) =>
    new docx.Paragraph({
      children: [new docx.TextRun({ text: plainText(text), size: 24, ...style })],
      ...{ alignment: 'center', keepNext: true },
    })
  const cell = ({ title, note, name, print }: Signer) =>
    new docx.TableCell({
      width: { size: each, type: 'dxa' },
      children: [
        centred(title, { bold: true }),
        ...(note === '' ? [] : [centred(note, { italics: true })]),
        ...(print ? [printField(docx)] : Array.from({ length: 4 }, () => centred(''))),
        centred(name, { bold: true }),
      ],
    })
  return new docx.Table({
    rows: [new docx.TableRow({ cantSplit: true, children: signers.map(cell) })],
    ...{ columnWidths: signers.map(() => each), width: { size: width, type: 'dxa' }, borders: noLines },
  })
}

const printField = (docx: Kit) =>
  new docx.Table({
    rows: [
      new docx.TableRow({
        height: { value: 1400, rule: 'atLeast' },
        children: [new docx.TableCell({ width: { size: 1300, type: 'dxa' }, children: [new docx.Paragraph('')] })],
      }),
    ],
    ...{ columnWidths: [1300], width: { size: 1300, type: 'dxa' }, alignment: 'center' },
    borders: { top: thin, bottom: thin, left: thin, right: thin },
  })

type Place = { readonly width: number; readonly keepNext: boolean }

export const ruledDocx = (docx: Kit, lines: number, { width, keepNext }: Place): Docx.Paragraph[] =>
  Array.from(
    { length: lines },
    () =>
      new docx.Paragraph({
        children: [new docx.TextRun({ children: [new docx.Tab()] })],
        tabStops: [{ type: 'right', position: width, leader: 'dot' }],
        ...{ spacing: { after: 60 }, keepNext },
      }),
  )

type Code = { readonly code: string; readonly beside: readonly string[] }

export const qrDocx = (docx: Kit, { code, beside }: Code, { width, keepNext }: Place): Docx.Table => {
  const left = 1900
  const line = (text: string, at: number) =>
    new docx.Paragraph({
      children: plainText(text)
        .split('\n')
        .map((one, row) => new docx.TextRun({ text: one, size: SMALL, bold: at === 0, ...(row > 0 && { break: 1 }) })),
      keepNext,
    })
  const transformation = { width: QR_PIXELS, height: QR_PIXELS }
  const picture = new docx.ImageRun({ type: 'png', data: pngOf(qrModules(code)), transformation })
  const cells = [[new docx.Paragraph({ children: [picture], alignment: 'center', keepNext })], beside.map(line)]
  const widths = [left, width - left]
  return new docx.Table({
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: cells.map(
          (children, at) =>
            new docx.TableCell({ children, width: { size: widths[at]!, type: 'dxa' }, verticalAlign: 'center' }),
        ),
      }),
    ],
    ...{ columnWidths: widths, width: { size: width, type: 'dxa' } },
    borders: { ...noLines, top: thin, bottom: thin, left: thin, right: thin },
  })
}

const SCALE = 6
const QUIET = 4

/** Squares as a PNG of one bit a pixel (ISO/IEC 15948), with the quiet zone around them. */
export const pngOf = (modules: readonly (readonly boolean[])[]): Buffer => {
  const side = (modules.length + 2 * QUIET) * SCALE
  const stride = 1 + Math.ceil(side / 8)
  const rows = Buffer.alloc(stride * side, 0xff)
  for (let y = 0; y < side; y++) {
    rows[y * stride] = 0 // no filter
    const row = modules[Math.floor(y / SCALE) - QUIET] ?? []
    for (let x = 0; x < side; x++)
      if (row[Math.floor(x / SCALE) - QUIET] === true) rows[y * stride + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ])
}

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
