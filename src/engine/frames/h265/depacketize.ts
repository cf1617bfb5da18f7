// RTP payloads of H.265 (RFC 7798): single NAL unit (§4.4.1), aggregation packets (§4.4.2) and fragmentation units (§4.4.3).
// `sprop-max-don-diff` above 0 (interleaved order) is not offered by cameras and not read.

import type { Depacketize } from '#engine/frames/nal-sink.ts'

const AGGREGATION = 48
const FRAGMENTATION = 49

export const createH265Depacketizer = (): Depacketize => {
  let open = false
  return (buffer, start, end, sink) => {
    if (end - start < 3) return false
    const type = (buffer[start]! >> 1) & 0x3f
    if (open && type !== FRAGMENTATION) {
      sink.broken()
      open = false
    }
    if (type < AGGREGATION) {
      sink.whole(buffer, start, end)
      return true
    }
    if (type === AGGREGATION) {
      let at = start + 2
      while (at + 2 <= end) {
        const size = buffer.readUInt16BE(at)
        at += 2
        if (size < 2 || at + size > end) return false
        sink.whole(buffer, at, at + size)
        at += size
      }
      return at === end
    }
    if (type !== FRAGMENTATION || end - start < 4) return false
    const fu = buffer[start + 2]!
    if (fu & 0x80) {
      if (open) sink.broken()
      sink.open([(buffer[start]! & 0x81) | ((fu & 0x3f) << 1), buffer[start + 1]!])
      open = true
    } else if (!open) return false
    sink.more(buffer, start + 3, end)
    if (fu & 0x40) {
      sink.close()
      open = false
    }
    return true
  }
}
