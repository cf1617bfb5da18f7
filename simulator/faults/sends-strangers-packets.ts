// Between its packets stand those of a session that ended before: another SSRC, on the same channel and on one that nobody set up, as Reolink
// cameras leave them behind.

import type { Fault } from './fault.ts'

const EVERY = 8
const STRANGER_SSRC = 0x0ddba11
const UNASSIGNED = 6

export const sendsStrangersPackets: Fault = {
  says: { vi: 'gửi lẫn gói của phiên cũ', en: 'sends packets of an older session among its own' },
  stream: () => {
    let count = 0
    return {
      packet: rtp => {
        if (count++ % EVERY !== 0) return [rtp]
        const stranger = Buffer.from(rtp)
        stranger.writeUInt16BE((rtp.readUInt16BE(2) + 30_000) & 0xffff, 2)
        stranger.writeUInt32BE((rtp.readUInt32BE(4) + 900_000) % 2 ** 32, 4)
        stranger.writeUInt32BE(STRANGER_SSRC, 8)
        return [stranger, { rtp: stranger, channel_shift: UNASSIGNED }, rtp]
      },
    }
  },
}
