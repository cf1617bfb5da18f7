// A photo as it may be kept: a JPEG or PNG of bounded size, made anew from the parts that are picture. What a telephone writes beside them (where
// it was taken, with what, by whom, a preview of what was cropped away) does not come in; only which way up it is stays. Never throws.

import { no, ok, type Result } from '#base/result.ts'
import type { SignPhoto } from '#community/rights/sign-book.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

const MOST_PIXELS_A_SIDE = 4096
const MOST_PARTS = 2000

export const cleanPhoto = (bytes: Buffer): Result<SignPhoto, 'not_a_photo'> => {
  const jpeg = cleanJpeg(bytes)
  if (jpeg !== undefined) return ok({ type: 'image/jpeg', bytes: jpeg })
  const png = cleanPng(bytes)
  return png === undefined ? no('not_a_photo') : ok({ type: 'image/png', bytes: png })
}

const sensible = (width: number, height: number): boolean =>
  width > 0 && height > 0 && width <= MOST_PIXELS_A_SIDE && height <= MOST_PIXELS_A_SIDE

// ITU-T T.81: markers. Tables, the frame, scans and restart intervals are kept, and Adobe's APP14, which says how colours are meant.
const [SOI, EOI, SOS, APP1, APP14] = [0xd8, 0xd9, 0xda, 0xe1, 0xee]
const isFrame = (marker: number): boolean => marker === 0xc0 || marker === 0xc1 || marker === 0xc2
const isKept = (marker: number): boolean =>
  marker === 0xdb || marker === 0xc4 || marker === 0xdd || marker === APP14 || marker === SOS || isFrame(marker)

const cleanJpeg = (bytes: Buffer): Buffer | undefined => {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  const kept: Buffer[] = []
  let [at, frames, scans, orientation] = [2, 0, 0, 1]
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++ // fill bytes
    const marker = bytes[at] === 0xff ? bytes[at + 1] : undefined
    if (marker === undefined) return undefined
    if (marker === EOI) {
      if (frames !== 1 || scans === 0) return undefined
      return Buffer.concat([Buffer.from([0xff, SOI]), orientationOnly(orientation), ...kept, Buffer.from([0xff, EOI])])
    }
    if (at + 4 > bytes.length) return undefined
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end < at + 4 || end > bytes.length) return undefined
    const part = bytes.subarray(at, end)
    if (marker === APP1) orientation = orientationIn(part.subarray(4)) ?? orientation
    if (isFrame(marker)) {
      frames++
      if (part.length < 9 || !sensible(part.readUInt16BE(7), part.readUInt16BE(5))) return undefined
    } else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xcc) return undefined // frames no browser shows
    if (isKept(marker)) kept.push(part)
    at = end
    if (marker !== SOS) continue
    scans++
    const next = endOfScan(bytes, at)
    if (next === undefined) return undefined
    kept.push(bytes.subarray(at, next))
    at = next
  }
  return undefined
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number | undefined => {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return undefined
}

// PNG (W3C): a signature, then chunks of length, type, data and checksum.
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const keptChunks: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND'])

const cleanPng = (bytes: Buffer): Buffer | undefined => {
  if (!bytes.subarray(0, 8).equals(PNG)) return undefined
  const kept: Buffer[] = [PNG]
  let [at, drawn] = [8, false]
  for (let parts = 0; parts < MOST_PARTS && at + 12 <= bytes.length; parts++) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (length > bytes.length - at - 12 || (parts === 0) !== (type === 'IHDR')) return undefined
    if (type === 'IHDR' && (length !== 13 || !sensible(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))))
      return undefined
    if (keptChunks.has(type)) kept.push(bytes.subarray(at, at + 12 + length))
    drawn ||= type === 'IDAT'
    if (type === 'IEND') return drawn ? Buffer.concat(kept) : undefined
    at += 12 + length
  }
  return undefined
}
