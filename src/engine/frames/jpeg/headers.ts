// JPEG headers (ITU-T T.81): RTP leaves out what every picture repeats (RFC 2435 §3.1); here it is written again, so that each
// picture is a whole JPEG file.

export type JpegShape = {
  /** 0: 4:2:2, 1: 4:2:0 (RFC 2435 §4.1), without the bit that says restart markers. */
  readonly type: number
  readonly width: number
  readonly height: number
  /** One or two quantisation tables of 64 bytes (128 where they are of 16 bits), in zigzag order. */
  readonly tables: Buffer
  /** A bit for each table that is of 16 bits. */
  readonly precision: number
  /** Macroblocks between restart markers; 0 without them. */
  readonly restart: number
}

/** Everything before the entropy-coded data. */
export const jpegHeader = ({ type, width, height, tables, precision, restart }: JpegShape): Buffer => {
  const quantizers = splitTables(tables, precision)
  const parts = quantizers.map(({ bytes, wide }, i) => segment(0xdb, [(wide ? 0x10 : 0) | i], bytes))
  if (restart > 0) parts.push(segment(0xdd, [restart >> 8, restart & 0xff]))
  const second = quantizers.length > 1 ? 1 : 0
  const sampling = type === 0 ? 0x21 : 0x22
  const frame = [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3]
  parts.push(segment(0xc0, [...frame, 1, sampling, 0, 2, 0x11, second, 3, 0x11, second]))
  parts.push(...HUFFMAN)
  parts.push(segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]))
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts])
}

/** The tables of a quality from 1 to 99 (RFC 2435 §4.2). */
export const tablesOfQuality = (quality: number): Buffer => {
  const bounded = Math.max(1, Math.min(99, quality))
  const factor = bounded < 50 ? Math.floor(5000 / bounded) : 200 - bounded * 2
  return Buffer.from(
    [...LUMA, ...CHROMA].map(value => Math.max(1, Math.min(255, Math.floor((value * factor + 50) / 100)))),
  )
}

const splitTables = (tables: Buffer, precision: number): { bytes: Buffer; wide: boolean }[] => {
  const out: { bytes: Buffer; wide: boolean }[] = []
  for (let at = 0; at < tables.length && out.length < 2; ) {
    const wide = ((precision >> out.length) & 1) === 1
    const size = wide ? 128 : 64
    if (at + size > tables.length) break
    out.push({ bytes: tables.subarray(at, at + size), wide })
    at += size
  }
  return out
}

const segment = (marker: number, ...parts: readonly (Buffer | readonly number[])[]): Buffer => {
  const body = Buffer.concat(parts.map(part => Buffer.from(part)))
  const length = body.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), body])
}

/** T.81 tables K.1 and K.2, in zigzag order. */
const LUMA = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61,
  60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121,
  112, 100, 120, 92, 101, 103, 99,
]
const CHROMA = [17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, ...Array<number>(50).fill(99)]

/** T.81 §K.3: how many codes there are of each length, then their values. */
const DC_VALUES = '000102030405060708090a0b'
const LUMA_AC =
  '0102030004110512213141061351610722711432819' +
  '1a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a' +
  '636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba' +
  'c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa'
const CHROMA_AC =
  '0001020311040521310612415107617113223281081442' +
  '91a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a' +
  '636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba' +
  'c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa'
/** As they stand in a file: class and number, how many codes of each length, their values. */
export const huffmanTables: readonly Buffer[] = [
  [0x00, '00010501010101010100000000000000', DC_VALUES],
  [0x10, '0002010303020403050504040000017d', LUMA_AC],
  [0x01, '00030101010101010101010000000000', DC_VALUES],
  [0x11, '00020102040403040705040400010277', CHROMA_AC],
].map(([id, lengths, values]) =>
  Buffer.concat([Buffer.from([id as number]), Buffer.from(`${lengths}${values}`, 'hex')]),
)
const HUFFMAN = huffmanTables.map(table => segment(0xc4, table))
