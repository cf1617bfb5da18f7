// Accepts PLAY and then sends no packet, as a camera whose encoder died.

import type { Fault } from './fault.ts'

export const hangsAfterPlay: Fault = {
  says: { vi: 'nhận PLAY rồi không gửi gì', en: 'accepts PLAY, then sends nothing' },
  stream: () => ({ frame: () => 'skip' }),
}
