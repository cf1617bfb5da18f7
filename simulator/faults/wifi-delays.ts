// The wifi is gone and nothing passes; connections survive. What was filmed meanwhile comes in one burst once it is back.

import type { Fault } from './fault.ts'

export const wifiDelays: Fault = {
  says: { vi: 'mất wifi, hình quay lúc ấy đến trễ', en: 'no wifi; what was filmed meanwhile comes late' },
  no_air: 'late',
}
