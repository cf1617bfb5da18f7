// Fills a packet with chance bytes now and then, header and all.

import { randomFillSync } from 'node:crypto'
import type { Fault } from './fault.ts'

const EVERY = 40

export const scramblesPackets: Fault = {
  says: { vi: 'gửi gói có nội dung hỏng', en: 'sends scrambled packets' },
  stream: () => {
    let count = 0
    return {
      packet: rtp => {
        if (++count % EVERY === 0) randomFillSync(rtp, count % (2 * EVERY) === 0 ? 0 : 12)
        return [rtp]
      },
    }
  },
}
