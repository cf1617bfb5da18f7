// The RTP fixed header (RFC 3550 §5.1): read in place, nothing copied, nothing thrown.

/** Fields of one RTP header, filled again for every packet so that the hot path allocates nothing. */
export type RtpHeader = {
  payload_type: number
  marker: boolean
  sequence: number
  timestamp: number
  ssrc: number
  /** Where the payload stands in the buffer. */
  start: number
  end: number
}

export const emptyRtpHeader = (): RtpHeader => ({
  payload_type: 0,
  marker: false,
  sequence: 0,
  timestamp: 0,
  ssrc: 0,
  start: 0,
  end: 0,
})

/** Reads the packet at `from`…`to` into `header`; false when it is not RTP version 2 or its lengths do not fit. */
export const readRtpHeader = (buffer: Buffer, from: number, to: number, header: RtpHeader): boolean => {
  if (from < 0 || to > buffer.length || to - from < 12) return false
  const first = buffer[from]!
  if (first >> 6 !== 2) return false
  let start = from + 12 + (first & 0x0f) * 4
  if (start > to) return false
  if (first & 0x10) {
    if (start + 4 > to) return false
    start += 4 + buffer.readUInt16BE(start + 2) * 4
  }
  let end = to
  if (first & 0x20) {
    const padding = buffer[to - 1]!
    if (padding === 0) return false
    end -= padding
  }
  if (start > end) return false
  const second = buffer[from + 1]!
  header.marker = (second & 0x80) !== 0
  header.payload_type = second & 0x7f
  header.sequence = buffer.readUInt16BE(from + 2)
  header.timestamp = buffer.readUInt32BE(from + 4)
  header.ssrc = buffer.readUInt32BE(from + 8)
  header.start = start
  header.end = end
  return true
}
