// Spreads the packets of a frame, two milliseconds apart, as over a thin link.

import type { Fault } from './fault.ts'

export const sendsSlowly: Fault = {
  says: { vi: 'gửi từng gói cách nhau 2 ms', en: 'sends packets 2 ms apart' },
  stream: () => ({ pace_ms: 2 }),
}
