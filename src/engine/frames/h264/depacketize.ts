// RTP payloads of H.264 (RFC 6184): single NAL unit (§5.6), STAP-A (§5.7.1) and FU-A (§5.8). The interleaved kinds
// (STAP-B, MTAP, FU-B) are for packetization-mode 2, which no camera offers; they are refused.

import { isStartCode } from '#engine/frames/annex-b.ts'
import type { Depacketize } from '#engine/frames/nal-sink.ts'

const STAP_A = 24
const FU_A = 28

export const createH264Depacketizer = (): Depacketize => {
  let open = false
  return (buffer, start, end, sink) => {
    if (end - start < 1) return false
    const header = buffer[start]!
    const type = header & 0x1f
    if (open && type !== FU_A) {
      sink.broken()
      open = false
    }
    if ((type >= 1 && type <= 23) || isStartCode(buffer, start, end)) {
      sink.whole(buffer, start, end)
      return true
    }
    if (type === STAP_A) return bundle(buffer, start + 1, end, sink.whole)
    if (type !== FU_A || end - start < 3) return false
    const fu = buffer[start + 1]!
    if (fu & 0x80) {
      if (open) sink.broken()
      sink.open([(header & 0xe0) | (fu & 0x1f)])
      open = true
    } else if (!open) return false
    sink.more(buffer, start + 2, end)
    if (fu & 0x40) {
      sink.close()
      open = false
    }
    return true
  }
}

/** NAL units one behind the other, each with a 16-bit size in front. */
const bundle = (
  buffer: Buffer,
  start: number,
  end: number,
  whole: (b: Buffer, s: number, e: number) => void,
): boolean => {
  let at = start
  while (at + 2 <= end) {
    const size = buffer.readUInt16BE(at)
    at += 2
    if (size === 0 || at + size > end) return false
    whole(buffer, at, at + size)
    at += size
  }
  return at === end
}
