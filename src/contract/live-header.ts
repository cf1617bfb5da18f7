// The header of a live binary message: 24 bytes before the bytes to append. It stands apart from the shapes of `live.ts`
// because the page runs this code and needs none of the validation.

import { type MediaSpan90k, mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'

export type LiveHeader = {
  /** `init`: ftyp + moov. `frame`: one moof + mdat with one frame; its tfdt is `start`. */
  readonly kind: 'init' | 'frame'
  readonly channel: number
  readonly key: boolean
  /** When the station received the frame's last packet; the picture's age on screen is measured from it. */
  readonly start: WallTime90k
  readonly span: MediaSpan90k
}

export const LIVE_HEADER_BYTES = 24

/** Layout, big endian: u8 kind (0 init, 1 frame) · u8 flags (1 = key) · u16 channel · u32 span · f64 start · 8 bytes zero. */
export const writeLiveHeader = (header: LiveHeader, into: DataView): void => {
  into.setUint8(0, header.kind === 'init' ? 0 : 1)
  into.setUint8(1, header.key ? 1 : 0)
  into.setUint16(2, header.channel)
  into.setUint32(4, header.span)
  into.setFloat64(8, header.start)
  into.setFloat64(16, 0)
}

export const readLiveHeader = (from: DataView): LiveHeader | undefined => {
  if (from.byteLength < LIVE_HEADER_BYTES) return undefined
  return {
    kind: from.getUint8(0) === 0 ? 'init' : 'frame',
    key: (from.getUint8(1) & 1) === 1,
    channel: from.getUint16(2),
    span: mediaSpan90k(from.getUint32(4)),
    start: wallTime90k(from.getFloat64(8)),
  }
}
