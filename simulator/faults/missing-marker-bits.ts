// Never sets the marker bit, so that a picture's end shows only by the next one's timestamp.

import type { Fault } from './fault.ts'

export const missingMarkerBits: Fault = {
  says: { vi: 'không đặt bit đánh dấu', en: 'never sets the marker bit' },
  stream: () => ({
    packet: rtp => {
      rtp[1] = rtp[1]! & 0x7f
      return [rtp]
    },
  }),
}
