// Swaps neighbouring packets of a picture now and then, as networks do with UDP. A picture's last packet is never held back: a camera that falls
// silent then owes nothing.

import type { Fault } from './fault.ts'

const EVERY = 5

export const reordersUdp: Fault = {
  says: { vi: 'gửi lộn thứ tự gói', en: 'sends packets out of order' },
  stream: () => {
    let count = 0
    let held: Buffer | undefined
    return {
      packet: rtp => {
        if (held === undefined && ++count >= EVERY && !endsPicture(rtp)) {
          count = 0
          held = rtp
          return []
        }
        const sent = held === undefined ? [rtp] : [rtp, held]
        held = undefined
        return sent
      },
    }
  },
}

/** The marker bit, RFC 3550 §5.1; RFC 6184 §5.1 sets it on an access unit's last packet. */
const endsPicture = (rtp: Buffer): boolean => (rtp[1]! & 0x80) !== 0
