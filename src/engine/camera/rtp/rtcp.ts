// RTCP (RFC 3550 §6): reads sender reports, the camera's own clock, and writes the receiver reports some cameras insist on.

export type SenderReport = { readonly ssrc: number; readonly ntp_ms: number; readonly timestamp: number }

const SENDER_REPORT = 200
const BYE = 203
/** Seconds between 1900 (NTP) and 1970 (Unix). */
const NTP_TO_UNIX = 2_208_988_800

export type RtcpNews = { readonly report: SenderReport | undefined; readonly bye: boolean }

/** Reads a compound packet; what does not parse ends the reading. */
export const readRtcp = (buffer: Buffer, from: number, to: number): RtcpNews => {
  let report: SenderReport | undefined
  let bye = false
  let at = Math.max(0, from)
  const end = Math.min(to, buffer.length)
  while (at + 8 <= end) {
    if (buffer[at]! >> 6 !== 2) break
    const type = buffer[at + 1]!
    const length = (buffer.readUInt16BE(at + 2) + 1) * 4
    if (at + length > end) break
    if (type === SENDER_REPORT && length >= 28) {
      const seconds = buffer.readUInt32BE(at + 8)
      const fraction = buffer.readUInt32BE(at + 12)
      const ntp_ms = (seconds - NTP_TO_UNIX) * 1000 + (fraction / 2 ** 32) * 1000
      report = { ssrc: buffer.readUInt32BE(at + 4), ntp_ms, timestamp: buffer.readUInt32BE(at + 16) }
    }
    if (type === BYE) bye = true
    at += length
  }
  return { report, bye }
}

export type ReceiverReport = {
  readonly own_ssrc: number
  readonly camera_ssrc: number
  readonly lost: number
  readonly highest_sequence: number
}

/** A receiver report with one block and an empty SDES, 32 + 12 bytes (RFC 3550 §6.4.2, §6.5). */
export const writeReceiverReport = (report: ReceiverReport): Buffer => {
  const out = Buffer.alloc(44)
  out[0] = 0x81
  out[1] = 201
  out.writeUInt16BE(7, 2)
  out.writeUInt32BE(report.own_ssrc >>> 0, 4)
  out.writeUInt32BE(report.camera_ssrc >>> 0, 8)
  out.writeUInt32BE(Math.min(report.lost, 0x7fffff), 12)
  out.writeUInt32BE(report.highest_sequence >>> 0, 16)
  out[32] = 0x81
  out[33] = 202
  out.writeUInt16BE(2, 34)
  out.writeUInt32BE(report.own_ssrc >>> 0, 36)
  return out
}
