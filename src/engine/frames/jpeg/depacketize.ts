// RTP payloads of JPEG (RFC 2435): pieces of the entropy-coded data, each with its offset, and what differs from picture to picture.

import { type JpegShape, jpegHeader, tablesOfQuality } from './headers.ts'

export type JpegPiece = {
  /** Where in the picture's data this piece belongs. */
  readonly offset: number
  readonly start: number
  readonly end: number
  readonly width: number
  readonly height: number
  /** Of the first piece: everything before the data. Undefined while the picture's tables are not known. */
  readonly header: Buffer | undefined
}

/** The size that the session description tells, where the picture's own cannot: beyond 2040, or not a multiple of 8. */
export type ToldSize = { readonly width: number; readonly height: number }

const RESTART_MARKERS = 64

/** Remembers tables by their number, since cameras may send them once (§4.2). */
export const createJpegDepacketizer = (told: ToldSize | undefined) => {
  const known = new Map<number, { readonly tables: Buffer; readonly precision: number }>()

  /** One payload at `start`…`end`; undefined when it breaks the format's rules. */
  return (buffer: Buffer, start: number, end: number): JpegPiece | undefined => {
    if (end - start < 9) return undefined
    const offset = buffer.readUIntBE(start + 1, 3)
    const type = buffer[start + 4]!
    const quality = buffer[start + 5]!
    const width = told?.width ?? buffer[start + 6]! * 8
    const height = told?.height ?? buffer[start + 7]! * 8
    if (type > 127 || (type & 63) > 1 || quality === 0 || width === 0 || height === 0) return undefined
    let at = start + 8
    let restart = 0
    if (type >= RESTART_MARKERS) {
      if (at + 4 > end) return undefined
      restart = buffer.readUInt16BE(at)
      at += 4
    }
    if (offset > 0) return { offset, start: at, end, width, height, header: undefined }
    let tables = quality < 128 ? { tables: tablesOfQuality(quality), precision: 0 } : known.get(quality)
    if (quality >= 128) {
      if (at + 4 > end) return undefined
      const length = buffer.readUInt16BE(at + 2)
      if (at + 4 + length > end || length > 256) return undefined
      if (length >= 64) {
        tables = { precision: buffer[at + 1]!, tables: Buffer.from(buffer.subarray(at + 4, at + 4 + length)) }
        if (quality < 255) known.set(quality, tables)
      }
      at += 4 + length
    }
    const shape = (given: { tables: Buffer; precision: number }): JpegShape => ({
      ...given,
      type: type & 63,
      width,
      height,
      restart,
    })
    return { offset, start: at, end, width, height, header: tables && jpegHeader(shape(tables)) }
  }
}
