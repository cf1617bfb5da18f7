// Swaps neighbouring packets now and then, as networks do with UDP.

import type { Fault } from './fault.ts'

const EVERY = 5

export const reordersUdp: Fault = {
  says: { vi: 'gửi lộn thứ tự gói', en: 'sends packets out of order' },
  stream: () => {
    let count = 0
    let held: Buffer | undefined
    return {
      packet: rtp => {
        if (held === undefined && ++count % EVERY === 0) {
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
