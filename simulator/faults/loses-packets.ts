// Loses one packet in a hundred.

import type { Fault } from './fault.ts'

export const losesPackets: Fault = {
  says: { vi: 'mất 1% số gói', en: 'loses 1% of its packets' },
  stream: () => ({ packet: rtp => (Math.random() < 0.01 ? [] : [rtp]) }),
}
