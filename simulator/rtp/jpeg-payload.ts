// Motion JPEG in RTP (RFC 2435): the picture's headers become eight bytes in each packet and its quantisation tables stand in the first one
// (Q = 255); only the scan itself travels. Pictures are 4:2:0 with the usual Huffman tables, as the drawn footage is.

const MAIN_HEADER_BYTES = 8
const TYPE_420 = 1
const Q_IN_BAND = 255

type Parts = { readonly width: number; readonly height: number; readonly tables: Buffer; readonly scan: Buffer }

/** Payloads of one picture; none where the JPEG is not of the kind that RFC 2435 carries. */
export const jpegPayloads = (jpeg: Buffer, most: number): Buffer[] => {
  const parts = readJpeg(jpeg)
  if (parts === undefined) return []
  const { width, height, tables, scan } = parts
  const payloads: Buffer[] = []
  for (let at = 0; at < scan.length; ) {
    const header = Buffer.alloc(MAIN_HEADER_BYTES)
    header.writeUIntBE(at, 1, 3)
    header[4] = TYPE_420
    header[5] = Q_IN_BAND
    header[6] = width / 8
    header[7] = height / 8
    const quant =
      at === 0
        ? Buffer.concat([Buffer.from([0, 0, tables.length >> 8, tables.length & 0xff]), tables])
        : Buffer.alloc(0)
    const part = scan.subarray(at, at + most - MAIN_HEADER_BYTES - quant.length)
    payloads.push(Buffer.concat([header, quant, part]))
    at += part.length
  }
  return payloads
}

/** Walks the segments of a JPEG (ITU-T T.81 Annex B). */
const readJpeg = (jpeg: Buffer): Parts | undefined => {
  const tables: Buffer[] = []
  let size: { width: number; height: number } | undefined
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const kind = jpeg[at + 1]!
    const length = jpeg.readUInt16BE(at + 2)
    const segment = jpeg.subarray(at + 4, at + 2 + length)
    if (kind === 0xdb)
      for (let table = 0; table + 65 <= segment.length; table += 65)
        tables.push(segment.subarray(table + 1, table + 65))
    if (kind === 0xc0) size = { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3) }
    at += 2 + length
    if (kind !== 0xda) continue
    const end = jpeg.lastIndexOf(Buffer.from([0xff, 0xd9]))
    if (
      size === undefined ||
      size.width % 8 !== 0 ||
      size.height % 8 !== 0 ||
      size.width > 2_040 ||
      size.height > 2_040
    )
      return undefined
    // Chrominance shares the luminance's table where the encoder wrote one alone.
    return {
      ...size,
      tables: Buffer.concat([tables[0]!, tables[1] ?? tables[0]!]),
      scan: jpeg.subarray(at, end < at ? jpeg.length : end),
    }
  }
  return undefined
}
