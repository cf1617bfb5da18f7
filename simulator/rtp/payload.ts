// RTP payloads: cuts coded pictures and sounds into packet payloads no longer than `most` bytes.
// H.264: RFC 6184 (single NAL unit, FU-A). H.265: RFC 7798 (single NAL unit, FU). AAC: RFC 3640 AAC-hbr. G.711: RFC 3551. Opus: RFC 7587.

import type { VideoCodec } from '#simulator/footage/film.ts'
import { jpegPayloads } from './jpeg-payload.ts'

export const MOST_PAYLOAD_BYTES = 1_400

/** Payloads of one picture, in order; the last one gets the marker bit. */
export const picturePayloads = (codec: VideoCodec, nals: readonly Buffer[], most = MOST_PAYLOAD_BYTES): Buffer[] =>
  nals.flatMap(nal => {
    if (codec === 'mjpeg') return jpegPayloads(nal, most)
    return nal.length <= most ? [nal] : codec === 'h264' ? fragmentsH264(nal, most) : fragmentsH265(nal, most)
  })

/** RFC 6184 §5.8: FU indicator keeps F and NRI with type 28; FU header carries start, end and the NAL unit's type. */
const fragmentsH264 = (nal: Buffer, most: number): Buffer[] => {
  const indicator = (nal[0]! & 0xe0) | 28
  const kind = nal[0]! & 0x1f
  return cut(nal.subarray(1), most - 2).map((part, index, all) => {
    const flags = (index === 0 ? 0x80 : 0) | (index === all.length - 1 ? 0x40 : 0)
    return Buffer.concat([Buffer.from([indicator, flags | kind]), part])
  })
}

/** RFC 7798 §4.4.3: the two-byte payload header keeps layer and temporal id with type 49. */
const fragmentsH265 = (nal: Buffer, most: number): Buffer[] => {
  const kind = (nal[0]! >> 1) & 0x3f
  const first = (nal[0]! & 0x81) | (49 << 1)
  return cut(nal.subarray(2), most - 3).map((part, index, all) => {
    const flags = (index === 0 ? 0x80 : 0) | (index === all.length - 1 ? 0x40 : 0)
    return Buffer.concat([Buffer.from([first, nal[1]!, flags | kind]), part])
  })
}

/** RFC 3640 §3.3.6: one access unit behind a 16-bit count of header bits and one 13-bit size with a 3-bit index. */
export const aacPayload = (sound: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0, 16, (sound.length >> 5) & 0xff, (sound.length & 0x1f) << 3]), sound])

const cut = (bytes: Buffer, most: number): Buffer[] => {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += most) parts.push(bytes.subarray(at, at + most))
  return parts
}
