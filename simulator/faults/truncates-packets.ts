// Cuts a packet short now and then, sometimes within its header.

import type { Fault } from './fault.ts'

const EVERY = 40

export const truncatesPackets: Fault = {
  says: { vi: 'gửi gói bị cụt', en: 'sends packets cut short' },
  stream: () => {
    let count = 0
    return {
      packet: rtp => (++count % EVERY === 0 ? [rtp.subarray(0, Math.floor(Math.random() * rtp.length))] : [rtp]),
    }
  },
}
