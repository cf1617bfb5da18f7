// The NAL units of a packetised H.264 picture, put together again (RFC 6184 §5.8), for faults that cut them otherwise.

import { type ReelFrame, RTP_HEADER_BYTES, TCP_PREFIX_BYTES } from './reel.ts'

export const joinedNals = ({ block, starts }: ReelFrame): Buffer[] => {
  const nals: Buffer[] = []
  let parts: Buffer[] = []
  for (const [index, at] of starts.entries()) {
    const payload = block.subarray(at + TCP_PREFIX_BYTES + RTP_HEADER_BYTES, starts[index + 1] ?? block.length)
    if ((payload[0]! & 0x1f) !== 28) {
      nals.push(payload)
      continue
    }
    if (payload[1]! & 0x80) parts = [Buffer.from([(payload[0]! & 0xe0) | (payload[1]! & 0x1f)])]
    parts.push(payload.subarray(2))
    if (payload[1]! & 0x40) nals.push(Buffer.concat(parts))
  }
  return nals
}
