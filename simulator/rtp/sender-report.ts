// RTCP sender report with a CNAME (RFC 3550 §6.4.1, §6.5.1): ties an RTP instant to the camera's wall clock.

/** Seconds from 1900 (NTP) to 1970 (Unix). */
const NTP_OFFSET_S = 2_208_988_800

export type SenderReport = {
  readonly ssrc: number
  readonly unix_ms: number
  readonly rtp: number
  readonly packets: number
  readonly octets: number
}

export const senderReport = ({ ssrc, unix_ms, rtp, packets, octets }: SenderReport): Buffer => {
  const cname = Buffer.from('mat-than', 'latin1')
  const chunk = (4 + 2 + cname.length + 1 + 3) & ~3
  const report = Buffer.alloc(28 + 4 + chunk)
  report.writeUInt32BE(0x80c80006, 0)
  report.writeUInt32BE(ssrc, 4)
  const seconds = Math.floor(unix_ms / 1_000)
  report.writeUInt32BE((seconds + NTP_OFFSET_S) % 2 ** 32, 8)
  report.writeUInt32BE(Math.floor(((unix_ms - seconds * 1_000) / 1_000) * 2 ** 32), 12)
  report.writeUInt32BE(rtp, 16)
  report.writeUInt32BE(packets % 2 ** 32, 20)
  report.writeUInt32BE(octets % 2 ** 32, 24)
  report.writeUInt16BE(0x81ca, 28)
  report.writeUInt16BE(chunk / 4, 30)
  report.writeUInt32BE(ssrc, 32)
  report[36] = 1
  report[37] = cname.length
  cname.copy(report, 38)
  return report
}
