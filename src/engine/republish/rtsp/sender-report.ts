// Sender report (RFC 3550 §6.4.1) with the station's clock, so that whoever records knows when a picture was taken; framed for the channel
// behind that of the packets.

import { TICKS_PER_SECOND } from '#base/units.ts'
import type { RtpTrack } from './rtp-track.ts'

/** Seconds from 1900 to 1970. */
const NTP_EPOCH = 2_208_988_800
const CNAME = 'matthan'

export const senderReport = (track: RtpTrack, now_90k: number, channel: number): Buffer => {
  const { ssrc, packets, octets } = track
  const timestamp = track.timestampAt(now_90k)
  const seconds = Math.floor(now_90k / TICKS_PER_SECOND)
  const fraction = ((now_90k - seconds * TICKS_PER_SECOND) / TICKS_PER_SECOND) * 2 ** 32
  const sr = words(0x80c8_0006, ssrc, seconds + NTP_EPOCH, Math.floor(fraction), timestamp, packets, octets)
  const item = Buffer.alloc(12)
  item[0] = 1 // CNAME; the zeros behind it end the list
  item[1] = CNAME.length
  item.write(CNAME, 2, 'latin1')
  const packet = Buffer.concat([sr, words(0x81ca_0004, ssrc), item])
  return Buffer.concat([Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff]), packet])
}

const words = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) out.writeUInt32BE(value >>> 0, i * 4)
  return out
}
