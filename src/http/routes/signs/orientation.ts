// Which way up a photo is: the one thing of what a telephone writes (Exif 2.3, TIFF 6.0) that its picture needs. Never throws.

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION = 0x0112
const MOST_ENTRIES = 200

/** 1 to 8, of the data of an APP1 segment; undefined where it says nothing. */
export const orientationIn = (segment: Buffer): number | undefined => {
  if (!segment.subarray(0, 6).equals(EXIF)) return undefined
  const tiff = segment.subarray(6)
  if (tiff.length < 8) return undefined
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return undefined
  const entries = Math.min(short(first), MOST_ENTRIES)
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * 12
    if (at + 12 > tiff.length) return undefined
    if (short(at) !== ORIENTATION) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An APP1 segment that says which way up and nothing else; nothing for a picture that stands upright. */
export const orientationOnly = (orientation: number): Buffer => {
  if (orientation === 1) return Buffer.alloc(0)
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const data = Buffer.concat([EXIF, tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
