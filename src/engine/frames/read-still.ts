// Read still: a JPEG file → what RTP says of it (RFC 2435), where RTP can: baseline, 4:2:0 or 4:2:2, the usual Huffman tables, a size in
// eighths up to 2040. The bytes came from a camera: bounded, and nothing throws.

import { no, ok, type Result } from '#base/result.ts'
import { huffmanTables, type JpegShape } from './jpeg/headers.ts'

export type Still = JpegShape & {
  /** The entropy-coded data. Borrowed from the file. */
  readonly data: Buffer
}

export type StillRefusal =
  | 'no_jpeg' // it breaks off, or is none
  | 'not_baseline'
  | 'other_sampling'
  | 'other_tables'
  | 'other_size' // larger than 2040, or not a multiple of 8

const LARGEST = 2040

type Seen = {
  readonly tables: Map<number, { readonly bytes: Buffer; readonly wide: boolean }>
  usual: boolean
  restart: number
  frame: Buffer | undefined
}

export const readStill = (file: Buffer): Result<Still, StillRefusal> => {
  const seen: Seen = { tables: new Map(), usual: true, restart: 0, frame: undefined }
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return no('no_jpeg')
  for (let at = 2; at + 4 <= file.length; ) {
    const [mark, marker, length] = [file[at], file[at + 1]!, file.readUInt16BE(at + 2)]
    if (mark !== 0xff || length < 2 || at + 2 + length > file.length) return no('no_jpeg')
    const body = file.subarray(at + 4, at + 2 + length)
    at += 2 + length
    if (marker === 0xda) return stillOf(seen, body, dataFrom(file, at))
    if (isOtherFrame(marker)) return no('not_baseline')
    take(seen, marker, body)
  }
  return no('no_jpeg')
}

/** Start-of-frame markers but baseline's (T.81 table B.1). */
const isOtherFrame = (marker: number): boolean =>
  marker > 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const take = (seen: Seen, marker: number, body: Buffer): void => {
  if (marker === 0xdb) takeTables(seen, body)
  else if (marker === 0xc4) seen.usual &&= isUsual(body)
  else if (marker === 0xdd && body.length >= 2) seen.restart = body.readUInt16BE(0)
  else if (marker === 0xc0) seen.frame = body
}

const takeTables = (seen: Seen, body: Buffer): void => {
  for (let at = 0; at < body.length; ) {
    const wide = body[at]! >> 4 !== 0
    const end = at + 1 + (wide ? 128 : 64)
    if (end > body.length) return
    seen.tables.set(body[at]! & 15, { bytes: body.subarray(at + 1, end), wide })
    at = end
  }
}

/** One segment may hold several tables. */
const isUsual = (body: Buffer): boolean => {
  for (let at = 0; at < body.length; ) {
    const usual = huffmanTables.find(table => body[at] === table[0])
    if (usual === undefined || !body.subarray(at, at + usual.length).equals(usual)) return false
    at += usual.length
  }
  return true
}

const stillOf = (seen: Seen, scan: Buffer, data: Buffer): Result<Still, StillRefusal> => {
  const { frame, restart, usual, tables: known } = seen
  if (frame === undefined || frame.length < 15 || scan.length < 7 || data.length === 0) return no('no_jpeg')
  if (frame[0] !== 8) return no('not_baseline')
  const [sampling, cb, cr] = [frame[7]!, frame[10]!, frame[13]!]
  if (frame[5] !== 3 || (sampling !== 0x21 && sampling !== 0x22) || cb !== 0x11 || cr !== 0x11)
    return no('other_sampling')
  if (!usual || scan[0] !== 3 || scan[2] !== 0x00 || scan[4] !== 0x11 || scan[6] !== 0x11) return no('other_tables')
  const [luma, chroma] = [known.get(frame[8]!), known.get(frame[11]!)]
  if (luma === undefined || chroma === undefined || frame[11] !== frame[14]) return no('other_tables')
  const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)]
  if ([height, width].some(side => side === 0 || side > LARGEST || side % 8 !== 0)) return no('other_size')
  const precision = (luma.wide ? 1 : 0) | (chroma.wide ? 2 : 0)
  const tables = Buffer.concat([luma.bytes, chroma.bytes])
  return ok({ type: sampling === 0x21 ? 0 : 1, width, height, tables, precision, restart, data })
}

const dataFrom = (file: Buffer, at: number): Buffer => {
  const ended = file.length >= at + 2 && file.readUInt16BE(file.length - 2) === 0xffd9
  return file.subarray(at, ended ? file.length - 2 : file.length)
}
