// Somebody pulled its plug, and its port is closed: connections are reset, new ones refused.

import type { Fault } from './fault.ts'

export const unplugged: Fault = {
  says: { vi: 'bị rút phích: cổng đóng, kết nối bị cắt', en: 'unplugged: its port is closed, connections are reset' },
  unplugged: 'reset',
}
