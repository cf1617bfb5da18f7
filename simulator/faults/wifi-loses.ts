// The wifi is gone and nothing passes; connections survive. What was filmed meanwhile is lost.

import type { Fault } from './fault.ts'

export const wifiLoses: Fault = {
  says: { vi: 'mất wifi, hình quay lúc ấy mất luôn', en: 'no wifi; what was filmed meanwhile is lost' },
  no_air: 'lost',
}
