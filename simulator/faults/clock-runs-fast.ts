// Its RTP clock runs one per cent fast against real time.

import type { Fault } from './fault.ts'

export const clockRunsFast: Fault = {
  says: { vi: 'đồng hồ RTP nhanh 1%', en: 'its RTP clock is 1% fast' },
  clock_ratio: 1.01,
}
