// Ends a session that was not kept alive for five seconds.

import type { Fault } from './fault.ts'

export const sessionExpiresFast: Fault = {
  says: { vi: 'phiên hết hạn sau 5 giây', en: 'its sessions expire after 5 seconds' },
  session_timeout_s: 5,
}
