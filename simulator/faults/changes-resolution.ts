// Switches between its main and its sub picture every five seconds within one stream, as when somebody changes its settings.

import type { Fault } from './fault.ts'

const EVERY_MS = 5_000

export const changesResolution: Fault = {
  says: { vi: 'đổi độ phân giải giữa chừng', en: 'changes resolution mid-stream' },
  stream: () => ({
    reel: (usual, other, elapsed_ms) => (Math.floor(elapsed_ms / EVERY_MS) % 2 === 1 ? other : usual),
  }),
}
